"""The rows of a comparison as a reader meets them: under their headings, the quiet ones folded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from lawdiff.model import Heading, Row
from lawdiff.numbering import Number

QUIET = frozenset({"unchanged", "renumbered"})
"""Classes of rows in which no word changed."""

_LEVELS = ("编", "分编", "章", "节")


class Numbered(NamedTuple):
    """A row and its place in the whole comparison, from 1.

    ``anchor`` is its name in an address: by the new number, else by the old. ``quiet``: no word
    changed in it.
    """

    ordinal: int
    row: Row
    anchor: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The headings that open at one place, and the rows from there to the next heading.

    Each heading stands with its place in the outline.
    """

    headings: tuple[tuple[int, Heading], ...]
    rows: tuple[Numbered, ...]


def numbered(rows: Sequence[Row]) -> list[Numbered]:
    """All rows with their places."""
    return [Numbered(n, row, _anchor(row), row.row_class in QUIET) for n, row in enumerate(rows, 1)]


def _anchor(row: Row) -> str:
    if row.new:
        return f"a{row.new.number.address}"
    assert row.old is not None  # noqa: S101  # a row has a side
    return f"d{row.old.number.address}"


def words(heading: Heading) -> str:
    """A heading as one line."""
    return f"{heading.label}　{heading.title}".strip()


def openings(outline: Sequence[Heading]) -> dict[Number, list[tuple[int, Heading]]]:
    """The headings that open before each article, each with its place in the outline."""
    opening: dict[Number, list[tuple[int, Heading]]] = {}
    for place, heading in enumerate(outline):
        if heading.first is not None:
            opening.setdefault(heading.first, []).append((place, heading))
    return opening


def depths(outline: Sequence[Heading]) -> list[int]:
    """How deep each heading stands, from 0, counting only the levels that the text has."""
    levels = [level for level in _LEVELS if level in {h.level for h in outline}]
    return [levels.index(heading.level) for heading in outline]


def sections(rows: Sequence[Numbered], outline: Sequence[Heading]) -> Iterator[Section]:
    """The rows under the headings of the new text; deleted ones stay where they stood."""
    opening = openings(outline)
    headings: tuple[tuple[int, Heading], ...] = ()
    gathered: list[Numbered] = []
    for entry in rows:
        here = opening.get(entry.row.new.number) if entry.row.new else None
        if here:
            if gathered or headings:
                yield Section(headings, tuple(gathered))
            headings, gathered = tuple(here), []
        gathered.append(entry)
    if gathered or headings:
        yield Section(headings, tuple(gathered))


def runs(rows: Sequence[Numbered]) -> Iterator[Numbered | tuple[Numbered, ...]]:
    """The rows, those in which no word changed gathered where they follow each other."""
    for quiet, group in groupby(rows, attrgetter("quiet")):
        if quiet:
            yield tuple(group)
        else:
            yield from group


def changed_under(outline: Sequence[Heading], rows: Sequence[Numbered]) -> list[int]:
    """How many of the new text's articles under each heading have another wording than before."""
    changed = sorted(e.row.new.number for e in rows if e.row.new is not None and not e.quiet)
    return [
        bisect_right(changed, heading.last) - bisect_left(changed, heading.first)
        if heading.first and heading.last
        else 0
        for heading in outline
    ]
