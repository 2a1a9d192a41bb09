"""A table as a value: made from a diff or a comparison, drawn in any format by exporting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mark = Literal["plain", "strong", "added", "removed", "shared"]
"""How a run stands out: a label, words only in the later text, only in the earlier, or in both."""

Holds = Literal["law", "remarks", "words"]
"""What a column holds, which says how it is set."""

_ADDRESSES = ("https://", "http://", "/", "#")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under one mark; line feeds part paragraphs."""

    text: str
    mark: Mark = "plain"


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in one place of a table.

    ``link`` is the address it leads to; ``value`` the number it prints, by which rows are sorted.
    """

    runs: tuple[Run, ...] = ()
    link: str | None = None
    value: float | None = None

    def __post_init__(self) -> None:
        if self.link is not None and not self.link.startswith(_ADDRESSES):
            raise ValueError(f"no web address: {self.link}")

    @classmethod
    def of(cls, text: str | None, mark: Mark = "plain", link: str | None = None) -> TableCell:
        """A cell of one run; empty where ``text`` is None or empty."""
        return cls((Run(text, mark),) if text else (), link)

    @classmethod
    def of_number(cls, value: float | None, link: str | None = None) -> TableCell:
        """A cell that prints a number; empty where it is None."""
        if value is None:
            return cls(link=link)
        printed = str(int(value)) if float(value).is_integer() else repr(float(value))
        return cls((Run(printed),), link, float(value))

    @property
    def text(self) -> str:
        """The text without its marks."""
        return "".join(run.text for run in self.runs)

    @property
    def paragraphs(self) -> tuple[tuple[Run, ...], ...]:
        """The runs of each paragraph; one without runs where nothing stands in it."""
        lines: list[list[Run]] = [[]]
        for run in self.runs:
            for place, piece in enumerate(run.text.split("\n")):
                if place:
                    lines.append([])
                if piece:
                    lines[-1].append(Run(piece, run.mark))
        return tuple(map(tuple, lines))


TableRow = tuple[TableCell, ...]
"""One row: a cell for each column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``width`` is how many hanzi it has room for beside the others.

    ``holds`` says how it is set: running text of law, remarks, or short words to be centred.
    """

    title: str
    width: int = 10
    holds: Holds = "remarks"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; without one, rows that stand on their own."""

    rows: tuple[TableRow, ...]
    heading: tuple[Run, ...] = ()

    @property
    def title(self) -> str:
        """The heading without its marks."""
        return "".join(run.text for run in self.heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table to hand round.

    ``name`` is a short one, for where several stand together. ``subtitle`` are lines under the
    title, ``legend`` what each mark means, ``notes`` lines below the table, ``footer`` what every
    page says of source and standing.
    """

    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    name: str = ""
    subtitle: tuple[str, ...] = ()
    legend: tuple[tuple[Run, str], ...] = ()
    notes: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        said = tuple(group for group in self.groups if group.rows or group.heading)
        object.__setattr__(self, "groups", said)
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row without a cell for each column")

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)
