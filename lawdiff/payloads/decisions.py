"""Amending decisions as JSON."""

from __future__ import annotations

from typing import Literal

from lawdiff.errors import LawdiffError
from lawdiff.model import (
    Amended,
    AmendedArticle,
    Checked,
    Finding,
    InstructionOutcome,
    TextState,
    Unexplained,
)
from lawdiff.model.decision import CheckStatus, InstructionStatus
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.differences import Op
from lawdiff.payloads.texts import NoticePart


class AmendedArticlePart(Part):
    """An article of the computed text; ``former`` is the number it had, null for a new one."""

    label: str
    number: tuple[int, ...]
    text: str
    former: tuple[int, ...] | None
    changed: bool
    instructions: tuple[str, ...]

    @classmethod
    def of(cls, amended: AmendedArticle) -> AmendedArticlePart:
        """An article as JSON."""
        return cls(
            label=amended.article.label,
            number=amended.article.number.parts,
            text=amended.article.text,
            former=amended.former and amended.former.parts,
            changed=amended.changed,
            instructions=amended.instructions,
        )


class InstructionPart(Part):
    """An instruction and what became of it; ``reason`` is given unless it was applied."""

    id: str
    text: str
    status: InstructionStatus
    code: str | None
    reason: str | None
    targets: tuple[str, ...]

    @classmethod
    def of(cls, outcome: InstructionOutcome) -> InstructionPart:
        """An instruction as JSON."""
        return cls(
            id=outcome.instruction.id,
            text=outcome.instruction.text,
            status=outcome.status,
            code=outcome.reason and outcome.reason.code,
            reason=outcome.reason and outcome.reason.message,
            targets=tuple(t.label for t in outcome.instruction.targets),
        )


class AmendedPayload(Payload):
    """A text computed from an old one and a decision: never official.

    ``title`` is null and the articles are none where the whole decision was refused.
    """

    kind: Literal["amended"] = "amended"
    title: str | None
    text_state: TextState = "consolidated"
    articles: tuple[AmendedArticlePart, ...]
    instructions: tuple[InstructionPart, ...]
    warnings: tuple[NoticePart, ...]

    @classmethod
    def of(cls, amended: Amended) -> AmendedPayload:
        """A computed text as JSON."""
        return cls(
            title=amended.document.title,
            articles=tuple(map(AmendedArticlePart.of, amended.articles)),
            instructions=tuple(map(InstructionPart.of, amended.outcomes)),
            warnings=tuple(map(NoticePart.of, amended.notices)),
        )

    @classmethod
    def refused(cls, error: LawdiffError) -> AmendedPayload:
        """A decision that was refused as a whole."""
        part = InstructionPart(
            id="", text="", status="refused", code=error.code, reason=error.message, targets=()
        )
        return cls(title=None, articles=(), instructions=(part,), warnings=())


class FindingPart(Part):
    """What the new text says about an instruction; labels are those of that text.

    ``articles`` are those it concerns, ``elsewhere`` others that hold its quotation instead.
    """

    id: str
    text: str
    status: CheckStatus
    articles: tuple[str, ...]
    elsewhere: tuple[str, ...]

    @classmethod
    def of(cls, finding: Finding) -> FindingPart:
        """A finding as JSON."""
        return cls(
            id=finding.instruction.id,
            text=finding.instruction.text,
            status=finding.status,
            articles=finding.articles,
            elsewhere=finding.elsewhere,
        )


class UnexplainedPart(Part):
    """An article that changed though no instruction names it."""

    label: str
    ops: tuple[Op, ...]

    @classmethod
    def of(cls, change: Unexplained) -> UnexplainedPart:
        """A change as JSON."""
        return cls(label=change.label, ops=change.ops.ops)


class CheckedPayload(Payload):
    """A decision held against the published new text."""

    kind: Literal["checked"] = "checked"
    instructions: tuple[FindingPart, ...]
    unexplained: tuple[UnexplainedPart, ...]

    @classmethod
    def of(cls, checked: Checked) -> CheckedPayload:
        """A check as JSON."""
        return cls(
            instructions=tuple(map(FindingPart.of, checked.findings)),
            unexplained=tuple(map(UnexplainedPart.of, checked.unexplained)),
        )


class DraftPayload(Payload):
    """A draft decision; ``exact``: applied to the old text it gives the new one."""

    kind: Literal["drafted"] = "drafted"
    title: str
    text: str
    exact: bool
