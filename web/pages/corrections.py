"""What may be corrected of a file before it is imported: fields of a form, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lawdiff.errors import LawdiffError
from lawdiff.model import DatedBy, Document, FileOutcome, UploadedFile
from lawdiff.model.record import check_regulation_id, label_date
from lawdiff.services.importing import ImportOptions, Preview
from web import addresses

_FIELDS = ("jurisdiction", "as_id", "adopted", "effective")
_MARKS = ("replace", "accept")


@dataclass(frozen=True, slots=True)
class Card:
    """One file as the page shows it before it is imported.

    ``shown`` are the fields as text and corrections fill them in, ``values`` as somebody typed
    them, ``errors`` what is wrong with those.
    """

    file: UploadedFile
    preview: Preview
    shown: Mapping[str, str]
    values: Mapping[str, str]
    errors: Mapping[str, LawdiffError] = field(default_factory=dict)

    @property
    def pieces(self) -> list[tuple[Document, FileOutcome, DatedBy]]:
        """Every regulation of the file, what would become of it, which date it is filed under."""
        preview = self.preview
        return list(zip(preview.documents, preview.outcomes, preview.dated_by, strict=False))

    @property
    def single(self) -> bool:
        """Whether the file holds one regulation, whose id and dates can be corrected."""
        return len(self.preview.documents) == 1

    @property
    def homeless(self) -> bool:
        """Whether a text of the file does not say whose it is."""
        return any(document.jurisdiction_id is None for document in self.preview.documents)

    @property
    def refused(self) -> bool:
        """Whether importing it would be refused."""
        return any(outcome.outcome == "refused" for outcome in self.preview.outcomes)


def card(
    file: UploadedFile,
    preview: Preview,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, LawdiffError] | None = None,
) -> Card:
    """A file with its fields as they stand, or as they were ``typed`` and not taken."""
    shown = _shown(file, preview)
    mine = {k: v for k in shown if (v := (typed or {}).get(f"{file.place}.{k}")) is not None}
    return Card(file, preview, shown, shown | mine, errors or {})


def corrected(
    file: UploadedFile, typed: Mapping[str, str]
) -> tuple[ImportOptions, dict[str, LawdiffError]]:
    """The options of a file as its fields have them, and what is wrong with the fields.

    A field that was not touched changes nothing: what a text prints is not given by hand.
    """
    options, errors = ImportOptions.of_json(file.options), {}
    for name in _FIELDS:
        value = typed.get(f"{file.place}.{name}")
        if value is None or value.strip() == typed.get(f"{file.place}.{name}.was", ""):
            continue
        try:
            options = replace(options, **{name: _value(name, value.strip())})
        except LawdiffError as error:
            errors[name] = error
    marks: dict[str, Any] = {name: f"{file.place}.{name}" in typed for name in _MARKS}
    return replace(options, **marks), errors


def _shown(file: UploadedFile, preview: Preview) -> dict[str, str]:
    """The fields as the text and the corrections so far fill them in."""
    options = ImportOptions.of_json(file.options)
    shown = {"jurisdiction": options.jurisdiction or ""}
    if len(preview.documents) != 1:
        return shown
    document, outcome = preview.documents[0], preview.outcomes[0]
    day = label_date(outcome.version) if outcome.version else options.adopted
    effective = options.effective or document.dates.effective
    return shown | {
        "as_id": outcome.regulation or options.as_id or "",
        "adopted": day.isoformat() if day else "",
        "effective": effective.isoformat() if effective else "",
    }


def _value(name: str, text: str) -> Any:
    if not text:
        return None
    if name == "as_id":
        return check_regulation_id(text)
    if name == "jurisdiction":
        check_regulation_id(f"{text}/x")
        return text
    return addresses.day(text)
