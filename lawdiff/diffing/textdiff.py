"""What changed inside an article: lines, then clauses, then words.

What stands unchanged is found from large to small, so that a common word never ties one sentence
to another: lines that both texts hold, lines that mostly stayed, clauses that stand once in each,
and only between those the least edits in words or characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple, TypeVar

from lawdiff.diffing.cleanup import readable
from lawdiff.diffing.order import rising
from lawdiff.diffing.script import Engine, between_ends, default_engine, script
from lawdiff.diffing.tokens import Cut, clauses, cutter, lines
from lawdiff.model import Op, Ops
from lawdiff.model.difference import Unit
from lawdiff.numbering import NUMERAL

_TELLING = 6  # characters a clause must have to tie two texts together where it stands
_MOST_COMPARED = 40_000  # couples of pieces compared with each other
_ITEM_LABEL = re.compile(rf"^\s*[（(]{NUMERAL}[）)]\s*")
_ROW = re.compile(r"\|[\s|]*[^\s|][^|]*\|")
_Couple = tuple[int, int]
_Piece = TypeVar("_Piece")


class _Kindred(NamedTuple):
    """When pieces count as kin: the least share of bigrams, among at least so many couples."""

    least: float
    fewest: int


_KIN_ITEMS, _KIN_CLAUSES = _Kindred(0.5, 2), _Kindred(0.4, 20)


def diff_text(old: str, new: str, unit: Unit = "word", *, engine: Engine | None = None) -> Ops:
    """The edits that make ``new`` of ``old``, in words or characters, numerals whole.

    The same texts give the same edits with every ``engine`` and at every run; a stretch too hard
    to compare in bounded time is replaced as a whole.
    """
    if old == new:
        return Ops((("=", old),) if old else ())
    by_lines = partial(_by_lines, cut=cutter(unit), engine=engine or default_engine())
    return Ops.of(readable(between_ends(lines(old), lines(new), by_lines)))


class _Line(NamedTuple):
    """A line as printed, and what it is known by where it stands.

    ``body`` is the line without item label and line end, of a row of a table its first cell;
    ``item`` the body of an item or a row, and empty for a paragraph, which may be parted or joined.
    """

    text: str
    body: str
    item: str

    @classmethod
    def of(cls, text: str) -> _Line:
        body = _ITEM_LABEL.sub("", text.rstrip("\n"))
        row = _ROW.match(text)
        if row:
            return cls(text, row[0], body)
        return cls(text, body, body if _ITEM_LABEL.match(text) else "")


def _by_lines(old: Sequence[str], new: Sequence[str], cut: Cut, engine: Engine) -> Iterator[Op]:
    by_clauses = partial(_by_clauses, cut=cut, engine=engine)
    here, there = [_Line.of(line) for line in old], [_Line.of(line) for line in new]
    for some, others in _parts(here, there, _once(_bodies(here), _bodies(there))):
        kin = _kin([line.item for line in some], [line.item for line in others], _KIN_ITEMS)
        for gone, come in _parts(some, others, kin):
            yield from between_ends(_clauses(gone), _clauses(come), by_clauses)


def _bodies(lines: Sequence[_Line]) -> list[str]:
    return [line.body for line in lines]


def _clauses(lines: Sequence[_Line]) -> list[str]:
    return [clause for line in lines for clause in clauses(line.text)]


def _by_clauses(old: Sequence[str], new: Sequence[str], cut: Cut, engine: Engine) -> Iterator[Op]:
    for here, there in _parts(old, new, _once(old, new)):
        if here == there:
            yield "=", "".join(here)
            continue
        for some, others in _parts(here, there, _kin(here, there, _KIN_CLAUSES)):
            gone, come = "".join(some), "".join(others)
            if gone and come:
                yield from script(cut(gone), cut(come), engine)
            elif gone:
                yield "-", gone
            else:
                yield "+", come


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


def _once(old: Sequence[str], new: Sequence[str]) -> list[_Couple]:
    """The telling pieces that stand once in each text, as many as keep their order."""
    if not old or not new:
        return []
    here, there = Counter(old), Counter(new)
    place = {piece: j for j, piece in enumerate(new) if there[piece] == 1}
    return rising(
        (i, place[piece])
        for i, piece in enumerate(old)
        if piece in place and here[piece] == 1 and (len(piece) >= _TELLING or piece[:1] == "|")
    )


def _kin(old: Sequence[str], new: Sequence[str], kindred: _Kindred) -> list[_Couple]:
    """Pieces that mostly stayed: each other's best, sharing many of their bigrams, in order."""
    few = len(old) * len(new) < kindred.fewest
    if few or len(old) * len(new) > _MOST_COMPARED or not any(old) or not any(new):
        return []
    here, there = ([set(pairwise(piece)) for piece in x] for x in (old, new))
    shared = [[2 * len(a & b) / max(1, len(a) + len(b)) for b in there] for a in here]
    best = [row.index(max(row)) for row in shared]
    back = [column.index(max(column)) for column in zip(*shared, strict=True)]
    return rising(
        (i, j) for i, j in enumerate(best) if back[j] == i and shared[i][j] >= kindred.least
    )
