"""Edits made readable: islands dissolved, edges moved to where clauses begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lawdiff.model import Op

_SMALL = 4.0  # content up to which an island dissolves, if the edits around it say as much
_TINY = 1.0  # content up to which it dissolves whatever stands around it
_LONG = 16  # characters that say enough whatever they are
_SHORT = 2  # characters up to which it does, too
_MARKS = {"\n": 5, "|": 4, "。": 4, "；": 3, "：": 3, "！": 3, "？": 3, "，": 2, "、": 1}
_SILENT = re.compile(r"[\W_]+")
_PARTICLE = re.compile("[的地得和与及或之其等了在对由以为于并]")


@dataclass(slots=True)
class _Hunk:
    """Text that both hold, followed by what only the one and only the other holds."""

    kept: str = ""
    gone: str = ""
    come: str = ""


def readable(ops: Iterable[Op]) -> list[Op]:
    """The same edit of the same texts, easier to read; no text is lost or made."""
    return list(_flat(_slid(_dissolved(_hunks(ops)))))


def content(text: str) -> float:
    """How much ``text`` says: a letter counts 1, a particle a half, punctuation nothing.

    Only as far as it matters here: the rest of a long text is not counted.
    """
    said = _SILENT.sub("", text[:_LONG])
    return len(said) - len(_PARTICLE.findall(said)) / 2


def _hunks(ops: Iterable[Op]) -> list[_Hunk]:
    hunks = []
    kept = gone = come = ""
    for sign, text in ops:
        if sign == "-":
            gone += text
        elif sign == "+":
            come += text
        elif gone or come:
            hunks.append(_Hunk(kept, gone, come))
            kept, gone, come = text, "", ""
        else:
            kept += text
    return [*hunks, _Hunk(kept, gone, come)]


def _flat(hunks: Iterable[_Hunk]) -> Iterator[Op]:
    for hunk in hunks:
        if hunk.kept:
            yield "=", hunk.kept
        if hunk.gone:
            yield "-", hunk.gone
        if hunk.come:
            yield "+", hunk.come


def _dissolved(hunks: Iterable[_Hunk]) -> list[_Hunk]:
    """Hunks without islands: kept text so small that it only breaks an edit in two."""
    out: list[_Hunk] = []
    for hunk in hunks:
        out.append(hunk)
        while len(out) > 1 and _is_island(out[-2], out[-1]):
            last = out.pop()
            out[-1].gone += last.kept + last.gone
            out[-1].come += last.kept + last.come
    return out


def _is_island(before: _Hunk, hunk: _Hunk) -> bool:
    kept = hunk.kept
    if len(kept) >= _LONG or not (hunk.gone or hunk.come):
        return False
    if "|" in kept:
        return False  # the edge of a cell
    if len(kept) <= _SHORT:
        return True
    said = content(kept)
    if said <= _TINY:
        return True
    around = max(len(before.gone), len(before.come)), max(len(hunk.gone), len(hunk.come))
    return said <= min(_SMALL, *around) and _MARKS.keys().isdisjoint(kept)


def _slid(hunks: list[_Hunk]) -> list[_Hunk]:
    """Insertions and deletions moved, where the text allows it, to begin and end with clauses."""
    for hunk, after in pairwise(hunks):
        if bool(hunk.gone) != bool(hunk.come):
            length = len(hunk.gone or hunk.come)
            around = hunk.kept + hunk.gone + hunk.come + after.kept
            at = _best_place(around, len(hunk.kept), length)
            edit = around[at : at + length]
            hunk.kept, after.kept = around[:at], around[at + length :]
            hunk.gone, hunk.come = (edit, "") if hunk.gone else ("", edit)
    return hunks


def _best_place(around: str, place: int, length: int) -> int:
    """Where an edit of ``length`` at ``place`` may also stand and best begins and ends clauses."""
    first = last = place
    while first and around[first - 1] == around[first - 1 + length]:
        first -= 1
    while last + length < len(around) and around[last] == around[last + length]:
        last += 1
    if first == last:
        return place

    def merit(at: int) -> tuple[int, bool]:
        begin = around[at - 1] if at else "\n"
        return 2 * _MARKS.get(around[at + length - 1], 0) + _MARKS.get(begin, 0), at == place

    return max(range(first, last + 1), key=merit)
