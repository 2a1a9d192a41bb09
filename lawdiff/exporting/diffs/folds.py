"""Rows in which no word changed, gathered so that the others are seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lawdiff.exporting.diffs.headings import Numbered
from lawdiff.model import Article

QUIET = frozenset({"unchanged", "renumbered"})
"""Classes of rows in which no word changed."""

_SHORTEST = 3  # fewer neighbours are named one by one


def runs(rows: Sequence[Numbered]) -> Iterator[tuple[Numbered, ...]]:
    """The rows one by one; neighbours of one class in which no word changed, together."""
    for (_, quiet), group in groupby(rows, key=_class):
        if quiet:
            yield tuple(group)
        else:
            yield from ((entry,) for entry in group)


def _class(entry: Numbered) -> tuple[str, bool]:
    return entry.row.row_class, entry.row.row_class in QUIET


def named(sides: Sequence[Article], comma: str) -> str:
    """The labels of articles, neighbours as a range: 第三条至第九条、第十一条."""
    stretches: list[list[Article]] = []
    for side in sides:
        if stretches and _follows(stretches[-1][-1], side):
            stretches[-1].append(side)
        else:
            stretches.append([side])
    return comma.join(_stretch(stretch, comma) for stretch in stretches)


def _follows(before: Article, side: Article) -> bool:
    one, other = before.number.parts, side.number.parts
    return len(one) == len(other) == 1 and other[0] == one[0] + 1


def _stretch(sides: Sequence[Article], comma: str) -> str:
    if len(sides) < _SHORTEST:
        return comma.join(side.label for side in sides)
    return f"{sides[0].label}至{sides[-1].label}"
