"""Regulations of several jurisdictions side by side, and what is known of their subject.

Like a diff these are values: made by comparing, printed by payloads, drawn by exporting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lawdiff.model.catalogue import Standing, VersionEntry
from lawdiff.model.difference import Confidence, Ops, TextName
from lawdiff.model.fact import Fact
from lawdiff.model.notice import Notice
from lawdiff.model.regulation import Article
from lawdiff.numbering import Number

CellState = Literal["baseline", "same", "different", "absent", "only here"]
AnalogueReason = Literal["same_title", "like_title", "content"]
"""Why a regulation is named as an analogue: what is the same or alike besides the content."""

Span = tuple[int, int]
"""Where a phrase stands in a text: from and to, in code points."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """An article of one regulation and one of another that correspond.

    ``one`` and ``other`` are printed labels. A ``primary`` pair is what the other jurisdiction has
    in its place, at most one for each article; the rest share part of their matter. ``score`` is
    the probability, judged from labelled pairs, that a reader would say so.
    """

    one: str
    other: str
    score: float
    primary: bool
    confidence: Confidence

    def swapped(self) -> Counterpart:
        """The same seen from the other regulation."""
        return Counterpart(self.other, self.one, self.score, self.primary, self.confidence)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which articles of two regulations correspond.

    ``likeness`` is from 0 (nothing in common) to 1 (every article has a sure counterpart).
    """

    pairs: tuple[Counterpart, ...]
    likeness: float
    notices: tuple[Notice, ...] = ()

    def __post_init__(self) -> None:
        main = self.primary
        for labels in ([p.one for p in main], [p.other for p in main]):
            if len(labels) != len(set(labels)):
                raise ValueError("an article has two main counterparts")

    @property
    def primary(self) -> tuple[Counterpart, ...]:
        """The main pairs."""
        return tuple(pair for pair in self.pairs if pair.primary)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one jurisdiction has on a row's topic.

    ``side`` is None where it has nothing. ``similarity`` is the share of wording it has in common
    with the row's leading cell (the baseline's, else the first). Where that is enough, ``ops`` are
    the edits from the leading text to this one; else ``shared`` are the phrases of this text that
    stand in the leading one. ``further`` are articles that share part of the matter.
    """

    state: CellState
    side: Article | None = None
    text: str = ""
    similarity: float | None = None
    ops: Ops | None = None
    shared: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()
    further: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic: a cell for each item, in the order of the items.

    ``topic`` is the chapter of the leading text, empty where it has none; ``subject`` is what the
    leading article is about, in its own words. ``difference`` is from 0 (all say the same) to 1.
    """

    topic: str
    subject: str
    cells: tuple[Cell, ...]
    difference: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two to eight regulations on one subject, topic by topic.

    Every article stands in exactly one row. Rows stand in the order of the baseline; what it does
    not have, at the end of its topic. ``pairs`` are filled where two are compared; ``likeness`` has
    a row and a column for each item.
    """

    items: tuple[TextName, ...]
    baseline: int
    rows: tuple[TopicRow, ...]
    likeness: tuple[tuple[float, ...], ...]
    pairs: tuple[Counterpart, ...] = ()
    notices: tuple[Notice, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.items) for row in self.rows):
            raise ValueError("a row without a cell for each item")
        for place in range(len(self.items)):
            sides = [row.cells[place].side for row in self.rows]
            paths = [side.path for side in sides if side is not None]
            if len(paths) != len(set(paths)):
                raise ValueError("an article stands in two rows")

    def by_difference(self) -> tuple[TopicRow, ...]:
        """The rows, those that differ most first."""
        return tuple(sorted(self.rows, key=lambda row: -row.difference))


@dataclass(frozen=True, slots=True)
class ParentLaw:
    """A law that a regulation says it is made under.

    ``title`` is printed, ``name`` without 中华人民共和国, for looking it up. ``articles`` are those
    of the law that the regulation cites anywhere.
    """

    title: str
    name: str
    articles: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analogue:
    """A regulation of another jurisdiction on the same subject, in its latest version.

    ``score`` is from 0 to 1, and so are the likeness of ``title`` and ``content`` that it is made
    of; ``reason`` says which of them speak for it. ``subject`` is the core of its title,
    ``standing`` whether the version holds today.
    """

    version: VersionEntry
    score: float
    title: float
    content: float
    reason: AnalogueReason
    subject: str
    standing: Standing
