"""Regulations side by side as JSON."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from lawdiff.model import Cell, CellState, Comparison, Confidence, Counterpart, TopicRow
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.differences import FactPart, Op, TextNamePart
from lawdiff.payloads.texts import NoticePart


class CounterpartPart(Part):
    """Two articles that correspond; ``primary`` where each is the other's main counterpart."""

    one: str = Field(alias="from")
    other: str = Field(alias="to")
    score: float
    primary: bool
    confidence: Confidence

    @classmethod
    def of(cls, pair: Counterpart) -> CounterpartPart:
        """A pair as JSON."""
        return cls(
            one=pair.one,
            other=pair.other,
            score=pair.score,
            primary=pair.primary,
            confidence=pair.confidence,
        )


class CellPart(Part):
    """What one item has on a row's topic; ``label`` is null where it has nothing."""

    state: CellState
    label: str | None
    number: tuple[int, ...] | None
    caption: str | None
    path: str | None
    oid: str | None
    text: str
    similarity: float | None
    ops: list[Op] | None
    shared: list[tuple[int, int]]
    facts: list[FactPart]
    further: list[str]

    @classmethod
    def of(cls, cell: Cell) -> CellPart:
        """A cell as JSON."""
        side = cell.side
        return cls(
            state=cell.state,
            label=side and side.label,
            number=side and side.number.parts,
            caption=side and side.caption,
            path=side and side.path,
            oid=side and side.oid,
            text=cell.text,
            similarity=cell.similarity,
            ops=None if cell.ops is None else list(cell.ops),
            shared=list(cell.shared),
            facts=[FactPart.of(fact) for fact in cell.facts],
            further=list(cell.further),
        )


class TopicRowPart(Part):
    """One topic: a cell, or null where an item has nothing on it, for each item."""

    topic: str
    subject: str
    difference: float
    cells: list[CellPart | None]

    @classmethod
    def of(cls, row: TopicRow) -> TopicRowPart:
        """A row as JSON."""
        return cls(
            topic=row.topic,
            subject=row.subject,
            difference=row.difference,
            cells=[CellPart.of(c) if c.side or c.further else None for c in row.cells],
        )


class ComparisonPayload(Payload):
    """Regulations of several jurisdictions side by side.

    ``likeness`` has a row and a column an item; ``pairs`` are filled where two are compared.
    ``as_of`` is the day as of which all were taken, null where each was named for itself; the
    items say which versions these are.
    """

    kind: Literal["comparison"] = "comparison"
    items: list[TextNamePart]
    as_of: dt.date | None
    baseline: int
    rows: list[TopicRowPart]
    pairs: list[CounterpartPart]
    likeness: list[list[float]]
    warnings: list[NoticePart]

    @classmethod
    def of(cls, comparison: Comparison, as_of: dt.date | None = None) -> ComparisonPayload:
        """A comparison as JSON."""
        return cls(
            as_of=as_of,
            items=[TextNamePart.of(name) for name in comparison.items],
            baseline=comparison.baseline,
            rows=[TopicRowPart.of(row) for row in comparison.rows],
            pairs=[CounterpartPart.of(pair) for pair in comparison.pairs],
            likeness=[list(row) for row in comparison.likeness],
            warnings=[NoticePart.of(notice) for notice in comparison.notices],
        )
