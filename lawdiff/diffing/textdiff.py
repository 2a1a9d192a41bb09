"""What changed inside an article: lines, then clauses, then words.

What stands unchanged is found from large to small, so that a common word never ties one sentence
to another: lines that both texts hold, lines that mostly stayed, clauses that stand once in each,
and only between those the least edits in words or characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from lawdiff.diffing.cleanup import content, readable
from lawdiff.diffing.order import rising
from lawdiff.diffing.script import Engine, common_ends, default_engine, script
from lawdiff.diffing.tokens import Cut, clauses, cutter, lines
from lawdiff.model import Op, Ops
from lawdiff.model.difference import Unit
from lawdiff.numbering import NUMERAL

_TELLING = 4.0  # content a clause must have to tie two texts together where it stands
_MOST_COMPARED = 40_000  # couples of pieces compared with each other
_ITEM_LABEL = re.compile(rf"^\s*[（(]{NUMERAL}[）)]\s*")
_Couple = tuple[int, int]
_Piece = TypeVar("_Piece")


class _Kindred(NamedTuple):
    """When pieces count as kin: the least share of bigrams, among at least so many couples."""

    least: float
    fewest: int


_KIN_LINES, _KIN_CLAUSES = _Kindred(0.5, 2), _Kindred(0.4, 20)


class _Line(NamedTuple):
    """A line as printed, and its body without item label and line end."""

    text: str
    body: str


def diff_text(old: str, new: str, unit: Unit = "word", *, engine: Engine | None = None) -> Ops:
    """The edits that make ``new`` of ``old``, in words or characters, numerals whole.

    The same texts give the same edits with every ``engine`` and at every run; a stretch too hard
    to compare in bounded time is replaced as a whole.
    """
    ops = _by_lines(_lines(old), _lines(new), cutter(unit), engine or default_engine())
    return Ops.of(readable(ops))


def _lines(text: str) -> list[_Line]:
    return [_Line(line, _ITEM_LABEL.sub("", line.rstrip("\n"))) for line in lines(text)]


def _by_lines(old: Sequence[_Line], new: Sequence[_Line], cut: Cut, engine: Engine) -> Iterator[Op]:
    equal = _common([line.body for line in old], [line.body for line in new])
    for here, there in _parts(old, new, equal):
        kin = _kin([line.body for line in here], [line.body for line in there], _KIN_LINES)
        for some, others in _parts(here, there, kin):
            gone, come = ("".join([line.text for line in part]) for part in (some, others))
            yield from _by_clauses(gone, come, cut, engine)


def _by_clauses(old: str, new: str, cut: Cut, engine: Engine) -> Iterator[Op]:
    if old == new:
        yield "=", old
        return
    pieces = clauses(old), clauses(new)
    for here, there in _parts(*pieces, _common(*pieces)):
        if here == there:
            yield "=", "".join(here)
        else:
            for some, others in _parts(here, there, _kin(here, there, _KIN_CLAUSES)):
                yield from script(cut("".join(some)), cut("".join(others)), engine)


def _parts(
    old: Sequence[_Piece], new: Sequence[_Piece], couples: Sequence[_Couple]
) -> Iterator[tuple[Sequence[_Piece], Sequence[_Piece]]]:
    """The pieces of both texts that couples tie together, and what stands between them."""
    i = j = 0
    for next_i, next_j in [*couples, (len(old), len(new))]:
        if i < next_i or j < next_j:
            yield old[i:next_i], new[j:next_j]
        if next_i < len(old):
            yield old[next_i : next_i + 1], new[next_j : next_j + 1]
        i, j = next_i + 1, next_j + 1


def _common(old: Sequence[str], new: Sequence[str]) -> list[_Couple]:
    """Equal pieces at both ends, and between them those that stand once in each text."""
    start, end = common_ends(old, new)
    head = [(k, k) for k in range(start)]
    tail = [(len(old) - k, len(new) - k) for k in range(end, 0, -1)]
    middle = [range(start, len(pieces) - end) for pieces in (old, new)]
    if not middle[0] or not middle[1]:
        return head + tail
    here, there = Counter(old[i] for i in middle[0]), Counter(new[j] for j in middle[1])
    place = {new[j]: j for j in middle[1] if there[new[j]] == 1}
    once = [
        (i, place[old[i]])
        for i in middle[0]
        if here[old[i]] == 1 and old[i] in place and content(old[i]) >= _TELLING
    ]
    return [*head, *rising(once), *tail]


def _kin(old: Sequence[str], new: Sequence[str], kindred: _Kindred) -> list[_Couple]:
    """Pieces that mostly stayed: each other's best, sharing many of their bigrams, in order."""
    if not kindred.fewest <= len(old) * len(new) <= _MOST_COMPARED:
        return []
    here, there = ([set(pairwise(piece)) for piece in x] for x in (old, new))
    shared = [[2 * len(a & b) / max(1, len(a) + len(b)) for b in there] for a in here]
    best = [row.index(max(row)) for row in shared]
    back = [column.index(max(column)) for column in zip(*shared, strict=True)]
    return rising(
        (i, j) for i, j in enumerate(best) if back[j] == i and shared[i][j] >= kindred.least
    )
