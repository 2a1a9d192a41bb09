"""Final numbers: what is pinned stands where it is pinned, all else fills the gaps in order.

A unit that an instruction moves in step with the rest (将第十条改为第十三条) proves the count: as
many units must stand before it as there are numbers below its own. One that is off by itself has
moved elsewhere in the text. Where several are off by the same, an instruction is missing, and only
the units up to the next that is not are in doubt, never those behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lawdiff.amending.units import Unit
from lawdiff.diffing.order import rising

Anchor = tuple[int, int]
"""The place in the text of a pinned unit, from 0, and its pin."""


@dataclass(slots=True)
class Arrangement:
    """``order`` is every placed unit with its number, by number.

    ``misfits`` are pinned to a number that is taken or too high; nothing is placed while there
    are any. ``unplaced`` are one too many between two fixed ones; ``doubts`` are the fixed
    numbers on both sides of a run where the count is wrong.
    """

    order: list[tuple[int, Unit]] = field(default_factory=list)
    misfits: list[Unit] = field(default_factory=list)
    unplaced: list[Unit] = field(default_factory=list)
    doubts: list[tuple[int, int]] = field(default_factory=list)


def arrange(
    ordered: Sequence[Unit],
    added: Sequence[Unit] = (),
    reserved: Iterable[int] = (),
    *,
    complete: bool = True,
) -> Arrangement:
    """Number ``ordered`` (in the order of the text) and ``added`` (new, each with a pin).

    ``reserved`` are numbers to be left open. ``complete`` is whether every instruction was
    carried out, so that a unit whose pin is off can be taken to have moved.
    """
    held = set(reserved)
    total = len(ordered) + len(added) + len(held)
    misfits = _misfits((*ordered, *added), held, total)
    if misfits:
        return Arrangement(misfits=misfits)
    result = Arrangement([(u.pin, u) for u in (*ordered, *added) if u.pin is not None])
    held.update(number for number, _ in result.order)
    anchors = _anchors(ordered, held, complete=complete)
    _fill(ordered, held, [*anchors, (len(ordered), total + 1)], result)
    result.order.sort(key=lambda placed: placed[0])
    return result


def _misfits(units: Sequence[Unit], reserved: set[int], total: int) -> list[Unit]:
    """Units pinned to a number that another has, or that is higher than there are units."""
    taken = set(reserved)
    found: list[Unit] = []
    for unit in units:
        if unit.pin is not None:
            if unit.pin in taken or unit.pin > total:
                found.append(unit)
            taken.add(unit.pin)
    return found


def _anchors(ordered: Sequence[Unit], held: set[int], *, complete: bool) -> list[Anchor]:
    """The pinned units between which the others are counted."""
    pinned = list(_deviations(ordered, held))
    steady = [anchor for anchor, off in pinned if off == 0]
    if complete and not _drifts(pinned):
        return rising(steady)
    return rising(anchor for anchor, _ in pinned)


def _deviations(ordered: Sequence[Unit], held: set[int]) -> Iterator[tuple[Anchor, int]]:
    """Each pinned unit, and by how many its pin is higher than the units before it explain."""
    free = 0
    for place, unit in enumerate(ordered):
        if unit.pin is None:
            free += 1
        else:
            numbers = unit.pin - 1 - sum(number < unit.pin for number in held)
            yield (place, unit.pin), numbers - free


def _drifts(pinned: Sequence[tuple[Anchor, int]]) -> bool:
    """Whether two in a row, but not side by side, are off by the same: the rest has moved."""
    return any(
        off == other_off != 0 and (place + 1, pin + 1) != (other_place, other_pin)
        for ((place, pin), off), ((other_place, other_pin), other_off) in pairwise(pinned)
    )


def _fill(
    ordered: Sequence[Unit], held: set[int], anchors: Sequence[Anchor], result: Arrangement
) -> None:
    """Give the open numbers to the free units, run by run between the anchors."""
    start, low = 0, 0
    for stop, high in anchors:
        free = [u for u in ordered[start:stop] if u.pin is None]
        numbers = [n for n in range(low + 1, high) if n not in held]
        result.order += zip(numbers, free, strict=False)
        if len(free) != len(numbers):
            result.doubts.append((low, high))
            result.unplaced += free[len(numbers) :]
        start, low = stop + 1, high
