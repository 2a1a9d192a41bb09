"""Old numbers beside new ones as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from lawdiff.model import Became, Correspondence, Diff, LinkKind
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.differences import SidePart, TextNamePart


class BecamePart(Part):
    """A new article that holds an old one, part of it, or more than it."""

    label: str
    number: tuple[int, ...]
    link_kind: LinkKind = Field(alias="kind")
    score: float

    @classmethod
    def of(cls, became: Became) -> BecamePart:
        """A new article as JSON."""
        return cls(
            label=became.label,
            number=became.number.parts,
            link_kind=became.kind,
            score=became.score,
        )


class CorrespondencePart(Part):
    """One old article and what it became; ``became`` is empty where it was deleted."""

    label: str
    number: tuple[int, ...]
    became: tuple[BecamePart, ...]

    @classmethod
    def of(cls, old: Correspondence) -> CorrespondencePart:
        """An old article as JSON."""
        became = tuple(map(BecamePart.of, old.became))
        return cls(label=old.label, number=old.number.parts, became=became)


class ConcordancePayload(Payload):
    """Every old article, in the order of its number, and the articles that are new."""

    kind: Literal["concordance"] = "concordance"
    old: TextNamePart = Field(alias="from")
    new: TextNamePart = Field(alias="to")
    articles: tuple[CorrespondencePart, ...]
    added: tuple[SidePart, ...]

    @classmethod
    def of(cls, diff: Diff, concordance: Sequence[Correspondence]) -> ConcordancePayload:
        """A concordance as JSON."""
        added = (row.new for row in diff.rows if row.new and not row.old)
        return cls(
            old=TextNamePart.of(diff.old),
            new=TextNamePart.of(diff.new),
            articles=tuple(map(CorrespondencePart.of, concordance)),
            added=tuple(map(SidePart.of, added)),
        )
