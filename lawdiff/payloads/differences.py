"""Diffs and histories as JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from lawdiff.model import (
    Article,
    Confidence,
    Diff,
    Fact,
    FactChange,
    FactKind,
    Link,
    LinkKind,
    Noise,
    PartChange,
    PartChangeKind,
    Passage,
    PassageKind,
    Row,
    RowClass,
    TextName,
    TextState,
    Unit,
)
from lawdiff.payloads.base import Part, Payload

Op = tuple[Literal["=", "-", "+"], str]


class TextNamePart(Part):
    """One of the two texts: a version of the record, or a file; ``consolidated``: computed."""

    title: str
    regulation: str | None
    version: str | None
    file: str | None
    text_state: TextState

    @classmethod
    def of(cls, name: TextName) -> TextNamePart:
        """The name of a text as JSON."""
        return cls(**{field: getattr(name, field) for field in TextName.__slots__})


class SidePart(Part):
    """One article as one end of a row."""

    label: str
    number: tuple[int, ...]
    caption: str | None
    path: str
    oid: str

    @classmethod
    def of(cls, side: Article) -> SidePart:
        """A side as JSON."""
        return cls(
            label=side.label,
            number=side.number.parts,
            caption=side.caption,
            path=side.path,
            oid=side.oid,
        )


class FactPart(Part):
    """A fact as printed, at ``start`` (code points); ``from`` and ``to`` are its bounds."""

    kind: FactKind
    text: str
    start: int
    low: float | None = Field(alias="from")
    high: float | None = Field(alias="to")
    unit: str | None

    @classmethod
    def of(cls, fact: Fact) -> FactPart:
        """A fact as JSON."""
        return cls(
            kind=fact.kind,
            text=fact.text,
            start=fact.start,
            low=fact.low,
            high=fact.high,
            unit=fact.unit,
        )


class FactChangePart(Part):
    """A fact that changed; null on the side where it does not stand."""

    kind: FactKind
    old: FactPart | None = Field(alias="from")
    new: FactPart | None = Field(alias="to")

    @classmethod
    def of(cls, change: FactChange) -> FactChangePart:
        """A change as JSON."""
        old, new = (side and FactPart.of(side) for side in (change.old, change.new))
        return cls(kind=change.kind, old=old, new=new)


class PartChangePart(Part):
    """A 款, 项 or 目 inserted, deleted or moved: its line, from 0, on each side."""

    change: PartChangeKind = Field(alias="kind")
    old: int | None = Field(alias="from")
    new: int | None = Field(alias="to")

    @classmethod
    def of(cls, part: PartChange) -> PartChangePart:
        """A change of a part as JSON."""
        return cls(change=part.kind, old=part.old, new=part.new)


class PassagePart(Part):
    """Text outside the articles that changed: preamble or annex, with its titles."""

    passage: PassageKind = Field(alias="kind")
    old: str | None = Field(alias="from")
    new: str | None = Field(alias="to")
    ops: tuple[Op, ...]

    @classmethod
    def of(cls, passage: Passage) -> PassagePart:
        """A passage as JSON."""
        return cls(passage=passage.kind, old=passage.old, new=passage.new, ops=passage.ops.ops)


class RowPart(Part):
    """One row: ``ops`` read ``=`` and ``-`` give the old text exactly, ``=`` and ``+`` the new.

    ``instructions`` are those of the amending decision that name the article, where it is held.
    """

    row_class: RowClass = Field(alias="class")
    old: SidePart | None = Field(alias="from")
    new: SidePart | None = Field(alias="to")
    similarity: float | None
    method: str | None
    confidence: Confidence | None
    replaced: bool
    noise: Noise | None
    facts: tuple[FactChangePart, ...]
    parts: tuple[PartChangePart, ...]
    instructions: tuple[str, ...]
    ops: tuple[Op, ...]

    @classmethod
    def of(cls, row: Row) -> RowPart:
        """A row as JSON."""
        return cls(
            row_class=row.row_class,
            old=row.old and SidePart.of(row.old),
            new=row.new and SidePart.of(row.new),
            similarity=row.similarity,
            method=row.method,
            confidence=row.confidence,
            replaced=row.replaced,
            noise=row.noise,
            facts=tuple(map(FactChangePart.of, row.facts)),
            parts=tuple(map(PartChangePart.of, row.parts)),
            instructions=row.instructions,
            ops=row.ops.ops,
        )


class LinkPart(Part):
    """A link between an old and a new article, by their labels."""

    old: str = Field(alias="from")
    new: str = Field(alias="to")
    link_kind: LinkKind = Field(alias="kind")
    score: float
    method: str

    @classmethod
    def of(cls, link: Link) -> LinkPart:
        """A link as JSON."""
        return cls(
            old=link.old, new=link.new, link_kind=link.kind, score=link.score, method=link.method
        )


class SubstitutionPart(Part):
    """A term replaced throughout."""

    old: str = Field(alias="from")
    new: str = Field(alias="to")
    count: int


class DiffPayload(Payload):
    """Two texts compared article by article."""

    kind: Literal["diff"] = "diff"
    old: TextNamePart = Field(alias="from")
    new: TextNamePart = Field(alias="to")
    unit: Unit
    summary: dict[RowClass, int]
    rows: tuple[RowPart, ...]
    links: tuple[LinkPart, ...]
    substitutions: tuple[SubstitutionPart, ...]
    passages: tuple[PassagePart, ...]

    @classmethod
    def of(cls, diff: Diff) -> DiffPayload:
        """A diff as JSON."""
        return cls(
            old=TextNamePart.of(diff.old),
            new=TextNamePart.of(diff.new),
            unit=diff.unit,
            summary=diff.summary,
            rows=tuple(map(RowPart.of, diff.rows)),
            links=tuple(map(LinkPart.of, diff.links)),
            substitutions=tuple(
                SubstitutionPart(old=s.old, new=s.new, count=s.count) for s in diff.substitutions
            ),
            passages=tuple(map(PassagePart.of, diff.passages)),
        )
