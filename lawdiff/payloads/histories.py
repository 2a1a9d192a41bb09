"""An article through time as JSON: its history, and who put its words there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from lawdiff.model import Article, BlamedLine, Origin, RowClass, Step, VersionEntry
from lawdiff.numbering import Number
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.differences import Op
from lawdiff.payloads.lineages import ActPart, ArticleLinkPart, PlacePart
from lawdiff.payloads.texts import ArticlePart
from lawdiff.payloads.versions import VersionPart


class StepPart(Part):
    """One version in the life of an article.

    ``articles`` is what it was then: one article, several after a split, none where it did not
    stand. ``class`` is null for the first text held. ``act`` is the amendment that led to the
    version. ``links`` lead here from the step before; ``doubtful`` ones might.
    """

    version: VersionPart
    articles: tuple[ArticlePart, ...]
    row_class: RowClass | None = Field(alias="class")
    ops: tuple[Op, ...] | None
    act: ActPart | None
    links: tuple[ArticleLinkPart, ...]
    doubtful: tuple[ArticleLinkPart, ...]

    @classmethod
    def of(cls, step: Step) -> StepPart:
        """A step as JSON."""
        return cls(
            version=VersionPart.of(step.version),
            articles=tuple(map(ArticlePart.of, step.articles)),
            row_class=step.change,
            ops=step.ops and step.ops.ops,
            act=step.act and ActPart.of(step.act),
            links=tuple(map(ArticleLinkPart.of, step.links)),
            doubtful=tuple(map(ArticleLinkPart.of, step.doubtful)),
        )


class HistoryPayload(Payload):
    """One article followed through all versions, oldest first."""

    kind: Literal["history"] = "history"
    regulation: str
    article: tuple[int, ...]
    steps: tuple[StepPart, ...]
    total: int
    complete: Literal[True] = True

    @classmethod
    def of(cls, regulation: str, number: Number, steps: Sequence[Step]) -> HistoryPayload:
        """A history as JSON."""
        parts = tuple(map(StepPart.of, steps))
        return cls(regulation=regulation, article=number.parts, steps=parts, total=len(parts))


class OriginPart(Part):
    """A run of a line, from ``start`` to ``end`` (code points), and where it first stood."""

    start: int
    end: int
    place: PlacePart

    @classmethod
    def of(cls, origin: Origin) -> OriginPart:
        """An origin as JSON."""
        return cls(start=origin.start, end=origin.end, place=PlacePart.of(origin.place))


class BlamedLinePart(Part):
    """One 款, 项 or 目: ``version`` changed it last, ``first`` is where its oldest words stood."""

    text: str
    version: str
    first: PlacePart
    origins: tuple[OriginPart, ...]

    @classmethod
    def of(cls, line: BlamedLine) -> BlamedLinePart:
        """A line as JSON."""
        return cls(
            text=line.text,
            version=line.version,
            first=PlacePart.of(line.first),
            origins=tuple(map(OriginPart.of, line.origins)),
        )


class BlamePayload(Payload):
    """An article of a version, line by line, with the versions that put its words there."""

    kind: Literal["blame"] = "blame"
    version: VersionPart
    article: ArticlePart
    lines: tuple[BlamedLinePart, ...]
    total: int
    complete: Literal[True] = True

    @classmethod
    def of(
        cls, version: VersionEntry, article: Article, lines: Sequence[BlamedLine]
    ) -> BlamePayload:
        """A blamed article as JSON."""
        return cls(
            version=VersionPart.of(version),
            article=ArticlePart.of(article),
            lines=tuple(map(BlamedLinePart.of, lines)),
            total=len(lines),
        )
