"""What changed inside an article: lines, then clauses, then words.

What stands unchanged is found from large to small, so that a common word never ties one sentence
to another: lines that both texts hold, lines that mostly stayed, clauses that stand once in each,
telling words that do, and only between those the least edits in words or characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from lawdiff.diffing.anchors import Couple, once, parts
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
        bare = text.rstrip("\n")
        if text[0] == "|" and (row := _ROW.match(text)):
            return cls(text, row[0], bare)
        label = _ITEM_LABEL.match(bare)
        return cls(text, bare[label.end() :], bare[label.end() :]) if label else cls(text, bare, "")


def _by_lines(old: list[str], new: list[str], cut: Cut, engine: Engine) -> list[Op]:
    by_clauses = partial(_by_clauses, cut=cut, engine=engine)
    ops: list[Op] = []
    for gone, come in _kindred_lines(old, new):
        if gone == come:
            ops.append(("=", "".join(gone)))
        else:
            ops += between_ends(_clauses(gone), _clauses(come), by_clauses)
    return ops


def _kindred_lines(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Lines that stayed or mostly stayed beside each other, and those between them."""
    if len(old) == len(new) == 1:
        yield old, new
        return
    here, there = [_Line.of(line) for line in old], [_Line.of(line) for line in new]
    for some, others in parts(here, there, _once(_bodies(here), _bodies(there))):
        kin = _kin([line.item for line in some], [line.item for line in others], _KIN_ITEMS)
        for gone, come in parts(some, others, kin):
            yield [line.text for line in gone], [line.text for line in come]


def _bodies(lines: list[_Line]) -> list[str]:
    return [line.body for line in lines]


def _clauses(lines: list[str]) -> list[str]:
    return clauses(lines[0]) if len(lines) == 1 else [c for line in lines for c in clauses(line)]


def _by_clauses(old: list[str], new: list[str], cut: Cut, engine: Engine) -> list[Op]:
    ops: list[Op] = []
    for gone, come in _kindred_clauses(old, new):
        if gone == come:
            ops.append(("=", gone))
        elif gone and come:
            ops += script(cut(gone), cut(come), engine)
        else:
            ops += [("-", gone), ("+", come)]
    return ops


def _kindred_clauses(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Clauses that stayed or mostly stayed beside each other, and those between them."""
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    for here, there in parts(old, new, _once(old, new)):
        kin = [] if here == there else _kin(here, there, _KIN_CLAUSES)
        for some, others in parts(here, there, kin):
            yield "".join(some), "".join(others)


def _once(old: list[str], new: list[str]) -> list[Couple]:
    """The telling pieces that stand once in each text, as many as keep their order."""
    couples = once(old, new)
    return rising([(i, j) for i, j in couples if len(old[i]) >= _TELLING or old[i][:1] == "|"])


def _kin(old: list[str], new: list[str], kindred: _Kindred) -> list[Couple]:
    """Pieces that mostly stayed: each other's best, sharing many of their bigrams, in order."""
    few = len(old) * len(new) < kindred.fewest
    if few or len(old) * len(new) > _MOST_COMPARED or not any(old) or not any(new):
        return []
    shared = _shared(old, new, kindred.least)
    best: dict[int, Couple] = {}
    back: dict[int, Couple] = {}
    for (i, j), share in shared.items():  # of equal shares the first counts
        if i not in best or share > shared[best[i]]:
            best[i] = i, j
        if j not in back or share > shared[back[j]]:
            back[j] = i, j
    return rising(couple for couple in best.values() if back[couple[1]] == couple)


def _shared(old: list[str], new: list[str], least: float) -> dict[Couple, float]:
    """The share of their bigrams that two pieces have in common, where it is ``least`` or more."""
    here, there = ([set(pairwise(piece)) for piece in pieces] for pieces in (old, new))
    out: dict[Couple, float] = {}
    for i, grams in enumerate(here):
        for j, others in enumerate(there):
            common = len(grams & others)
            if common and (share := 2 * common / (len(grams) + len(others))) >= least:
                out[i, j] = share
    return out
