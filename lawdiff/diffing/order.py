"""Where an article may be expected in the other text, by the pairs that are known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from operator import lt

import numpy as np

from lawdiff.diffing.runs import Floats, Indices

_REACH = 6  # articles off its expected place at which the nearness of a pair falls to a third


def rising(couples: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of couples that rise on both sides (the earliest such chain)."""
    ordered = sorted(couples)
    news = [new for _, new in ordered]
    if all(map(lt, news, news[1:])):
        return ordered
    ends: list[int] = []  # the least new place at which a chain of each length ends
    last: list[int] = []  # the couple that ends it
    before: list[int] = []
    for place, new in enumerate(news):
        length = bisect_left(ends, new)
        ends[length : length + 1], last[length : length + 1] = [new], [place]
        before.append(last[length - 1] if length else -1)
    chain = []
    place = last[-1] if last else -1
    while place >= 0:
        chain.append(ordered[place])
        place = before[place]
    return chain[::-1]


@dataclass(frozen=True, slots=True)
class Order:
    """The place each article is expected at in the other text, both ways."""

    of_old: Floats
    of_new: Floats

    @classmethod
    def of(cls, couples: Iterable[tuple[int, int]], old: int, new: int) -> Order:
        """Interpolated between the couples that keep their order, in texts of so many articles."""
        chain = [(-1, -1), *rising(couples), (old, new)]
        xs, ys = zip(*chain, strict=True)
        return cls(np.interp(np.arange(old), xs, ys), np.interp(np.arange(new), ys, xs))

    def nearness(self, old: Indices, new: Indices) -> Floats:
        """1 for pairs at their expected place, falling to 0 with the distance from it."""
        there = np.exp(-np.abs(self.of_old[old] - new) / _REACH)
        back = np.exp(-np.abs(self.of_new[new] - old) / _REACH)
        nearness: Floats = (there + back) / 2
        return nearness
