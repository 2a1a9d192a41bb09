"""What was done, as JSON: imports, verification, refusals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import Literal, get_args

from pydantic import Field

from lawdiff.errors import LawdiffError
from lawdiff.model import FileOutcome, Outcome, Problem, QuarantinedFile
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.texts import DiscardedPart, NoticePart


class ProposalPart(Part):
    """A regulation, held or of the same import, with a title that the decision names as amended."""

    regulation: str
    title: str
    certain: bool = Field(description="No other of them can be meant.")


class FilePart(Part):
    """What became of one regulation of a file."""

    path: str
    outcome: Outcome
    regulation: str | None
    version: str | None
    code: str | None
    message: str | None
    warnings: tuple[NoticePart, ...]
    discarded: tuple[DiscardedPart, ...]
    computed: bool = Field(
        description="The version is computed from the one before it and an amending decision."
    )
    proposed: tuple[ProposalPart, ...] = Field(
        description="What an amending decision filed as a text of its own can be filed with."
    )

    @classmethod
    def of(cls, outcome: FileOutcome) -> FilePart:
        """An outcome as JSON."""
        return cls(
            path=outcome.path,
            outcome=outcome.outcome,
            regulation=outcome.regulation,
            version=outcome.version,
            code=outcome.code,
            message=outcome.message,
            warnings=tuple(map(NoticePart.of, outcome.notices)),
            discarded=tuple(map(DiscardedPart.of, outcome.discarded)),
            computed=outcome.computed,
            proposed=tuple(ProposalPart(**asdict(each)) for each in outcome.proposed),
        )


class ImportedPayload(Payload):
    """What became of every file of an import."""

    kind: Literal["imported"] = "imported"
    files: tuple[FilePart, ...]
    totals: dict[Outcome, int]

    @classmethod
    def of(cls, outcomes: Iterable[FileOutcome]) -> ImportedPayload:
        """The outcomes of an import as JSON."""
        parts = tuple(map(FilePart.of, outcomes))
        counts = Counter(part.outcome for part in parts)
        return cls(files=parts, totals={name: counts[name] for name in get_args(Outcome)})


class QuarantinedPart(Part):
    """A file that was kept back, and why."""

    sha256: str
    path: str
    reasons: tuple[NoticePart, ...]


class QuarantinePayload(Payload):
    """The files that wait for a decision."""

    kind: Literal["quarantine"] = "quarantine"
    files: tuple[QuarantinedPart, ...]
    total: int
    complete: Literal[True] = True

    @classmethod
    def of(cls, files: Iterable[QuarantinedFile]) -> QuarantinePayload:
        """The quarantine as JSON."""
        parts = tuple(
            QuarantinedPart(
                sha256=f.sha256, path=f.path, reasons=tuple(map(NoticePart.of, f.reasons))
            )
            for f in files
        )
        return cls(files=parts, total=len(parts))


class ProblemPart(Part):
    """Something wrong, and how to mend it."""

    code: str
    regulation: str | None
    version: str | None
    message: str
    remedy: str

    @classmethod
    def of(cls, problem: Problem) -> ProblemPart:
        """A problem as JSON."""
        return cls(**{name: getattr(problem, name) for name in Problem.__slots__})


class VerifiedPayload(Payload):
    """Whether record and catalogue agree."""

    kind: Literal["verified"] = "verified"
    ok: bool
    problems: tuple[ProblemPart, ...]

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> VerifiedPayload:
        """The problems found, as JSON."""
        parts = tuple(map(ProblemPart.of, problems))
        return cls(ok=not parts, problems=parts)


class DonePayload(Payload):
    """A piece of upkeep that was done: how many regulations it reached, and which it could not."""

    kind: Literal["done"] = "done"
    done: str
    regulations: int
    problems: tuple[ProblemPart, ...] = ()

    @classmethod
    def of(cls, done: str, regulations: int, problems: Iterable[Problem] = ()) -> DonePayload:
        """A piece of upkeep as JSON."""
        parts = tuple(map(ProblemPart.of, problems))
        return cls(done=done, regulations=regulations, problems=parts)


class ErrorPayload(Payload):
    """A refusal, on the command line; over HTTP it is a problem document (RFC 9457)."""

    kind: Literal["error"] = "error"
    code: str
    message: str
    remedy: str | None = Field(description="What to do about it; null where nothing helps.")

    @classmethod
    def of(cls, error: LawdiffError) -> ErrorPayload:
        """A refusal as JSON."""
        return cls(code=error.code, message=error.message, remedy=error.remedy or None)
