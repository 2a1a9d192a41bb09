"""How the articles of a regulation belong together, settled and in doubt, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from lawdiff.model import ArticleLink, Correction, LinkKind, Verdict
from lawdiff.numbering import Number
from lawdiff.payloads.base import Part, Payload


class PlacePart(Part):
    """An article in one version."""

    version: str
    article: str = Field(description="12, or 12-1 for 第十二条之一.")

    @classmethod
    def of(cls, version: str, number: Number) -> PlacePart:
        """A place as JSON."""
        return cls(version=version, article=number.address)


class SettledPart(Part):
    """A link that somebody settled."""

    old: PlacePart = Field(alias="from")
    new: PlacePart = Field(alias="to")
    verdict: Verdict

    @classmethod
    def of(cls, correction: Correction) -> SettledPart:
        """A settled link as JSON."""
        return cls(
            old=PlacePart.of(correction.old_version, correction.old),
            new=PlacePart.of(correction.new_version, correction.new),
            verdict=correction.verdict,
        )


class DoubtfulPart(Part):
    """A link that is named, and not followed until somebody confirms it."""

    old: PlacePart = Field(alias="from")
    new: PlacePart = Field(alias="to")
    link: LinkKind
    score: float

    @classmethod
    def of(cls, link: ArticleLink) -> DoubtfulPart:
        """A doubtful link as JSON."""
        return cls(
            old=PlacePart.of(link.old_version, link.old),
            new=PlacePart.of(link.new_version, link.new),
            link=link.kind,
            score=link.score,
        )


class AlignmentsPayload(Payload):
    """What is settled about a regulation's articles, and what waits for somebody to settle it."""

    kind: Literal["alignments"] = "alignments"
    regulation: str
    settled: tuple[SettledPart, ...]
    doubtful: tuple[DoubtfulPart, ...]

    @classmethod
    def of(
        cls, regulation: str, settled: Iterable[Correction], doubtful: Iterable[ArticleLink]
    ) -> AlignmentsPayload:
        """Links as JSON."""
        return cls(
            regulation=regulation,
            settled=tuple(map(SettledPart.of, settled)),
            doubtful=tuple(map(DoubtfulPart.of, doubtful)),
        )
