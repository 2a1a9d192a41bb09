"""Import and quarantine as JSON: for programs with a token."""

from __future__ import annotations

from apiflask import APIBlueprint
from apiflask.fields import UploadFile
from flask import Response
from pydantic import ConfigDict, Field

from lawdiff.model.record import check_label, check_regulation_id
from lawdiff.payloads.reports import ImportedPayload, QuarantinePayload
from lawdiff.services.importing import ImportOptions
from web.answers import answer_now
from web.context import services
from web.doors import bearer
from web.queries import Day, Query

api = APIBlueprint("api_importing", __name__, tag="Import")


class ImportForm(Query):
    """Files, and what the importer knows better than they say."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    files: list[UploadFile] = Field(min_length=1, max_length=1000)
    jurisdiction: str | None = Field(
        None,
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=80,
        description="The id of whose texts these are, where they do not say.",
    )
    as_id: str | None = Field(None, description="File the text under this id.")
    label: str | None = Field(
        None,
        description="File the text under this label; of a decision, that of the version it made.",
    )
    amends: str | None = Field(
        None,
        min_length=1,
        max_length=10_000,
        description="The ids of the regulations with which amending decisions are filed, separated"
        " by commas. A dry run without it proposes those that are held or come with them.",
    )
    adopted: Day | None = Field(None, description="The day the text was adopted.")
    effective: Day | None = Field(None, description="The day from which this version holds.")
    replace: bool = Field(False, description="Take the place of another text of the same label.")  # noqa: FBT003
    dry_run: bool = Field(False, description="Say what would be done, and do nothing.")  # noqa: FBT003

    def options(self, actor: str) -> ImportOptions:
        """The options of the import."""
        return ImportOptions(
            jurisdiction=self.jurisdiction,
            as_id=check_regulation_id(self.as_id) if self.as_id else None,
            label=check_label(self.label) if self.label else None,
            amends=tuple(map(check_regulation_id, self.amends.split(","))) if self.amends else None,
            adopted=self.adopted,
            effective=self.effective,
            replace=self.replace,
            dry_run=self.dry_run,
            actor=actor,
        )


@api.post("/import")
@api.doc(security="token")
@api.input(ImportForm, location="form_and_files")
@api.output(ImportedPayload)
def import_files(form_and_files_data: ImportForm) -> Response:
    """Put files into the record; every file has its outcome. Needs the scope `import`.

    A decision is filed with the regulations whose texts come with it, whichever order they are in.
    """
    options = form_and_files_data.options(bearer("import").actor)
    files = [(file.filename or "unnamed", file.read()) for file in form_and_files_data.files]
    return answer_now(ImportedPayload.of(services().importing.given(files, options)))


@api.get("/quarantine")
@api.doc(security="token")
@api.output(QuarantinePayload)
def quarantine() -> Response:
    """The files that were kept back, and why. Needs the scope `import`."""
    bearer("import")
    return answer_now(QuarantinePayload.of(services().importing.quarantined()))


@api.post("/quarantine/<sha256>/accept")
@api.doc(security="token")
@api.output(ImportedPayload)
def accept(sha256: str) -> Response:
    """Import a file after all. Needs the scope `import`."""
    outcomes = services().importing.accept(sha256, bearer("import").actor)
    return answer_now(ImportedPayload.of(outcomes))


@api.delete("/quarantine/<sha256>")
@api.doc(security="token")
@api.output(QuarantinePayload)
def drop(sha256: str) -> Response:
    """Forget a file; the others that wait. Needs the scope `import`."""
    services().importing.drop(sha256, bearer("import").actor)
    return answer_now(QuarantinePayload.of(services().importing.quarantined()))
