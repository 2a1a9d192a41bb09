"""Scored couples of articles, and the ways to choose among them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lawdiff.diffing.runs import Bools, Floats, Indices, best_of_each, first_of_runs, order_of

_FAR = 300.0  # temperatures at which a rival leaves nothing to the others, short of overflow

Couple = tuple[int, int]
"""The places, from 0, of an old and a new article in their texts."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """A score for each couple of an old and a new article that has any, in their order."""

    old: Indices
    new: Indices
    value: Floats

    @classmethod
    def of(cls, scores: Mapping[Couple, float]) -> Scores:
        """Some couples and their scores."""
        old, new = (np.array([c[side] for c in sorted(scores)], np.intp) for side in (0, 1))
        return cls(old, new, np.array([scores[c] for c in sorted(scores)], np.float64))

    @classmethod
    def joined(cls, parts: Sequence[Scores]) -> Scores:
        """The couples of several, each part after the one before."""
        if len(parts) == 1:
            return parts[0]
        columns = ((part.old, part.new, part.value) for part in parts)
        return cls(*map(np.concatenate, zip(*columns, strict=True)))

    @classmethod
    def total(cls, parts: Sequence[Scores]) -> Scores:
        """What each couple scores in all ``parts`` together."""
        width = 1 + max(int(part.new.max(initial=0)) for part in parts)
        keys = [part.old * width + part.new for part in parts]
        couples = np.sort(np.concatenate(keys))
        couples = couples[np.flatnonzero(first_of_runs(couples))]
        value: Floats = np.zeros(len(couples), np.float32)
        for key, part in zip(keys, parts, strict=True):
            share = np.zeros(len(couples), part.value.dtype)
            share[np.searchsorted(couples, key)] = part.value
            value = value + share  # of the wider of both types
        return cls(couples // width, couples % width, value)

    def at(self, couples: Sequence[Couple]) -> list[float]:
        """What some couples score, 0 where they have no score, to four digits."""
        if not couples or not len(self.value):
            return [0.0] * len(couples)
        old, new = np.transpose(couples)
        width = 1 + max(int(new.max()), int(self.new.max()))
        keys, wanted = self.old * width + self.new, old * width + new
        place = np.searchsorted(keys, wanted).clip(max=len(keys) - 1)
        value = np.where(keys[place] == wanted, self.value[place], 0)
        found: list[float] = value.astype(np.float64).round(4).tolist()
        return found

    def by_couple(self) -> dict[Couple, float]:
        """The score of each couple."""
        couples = zip(self.old.tolist(), self.new.tolist(), strict=True)
        return dict(zip(couples, self.value.tolist(), strict=True))

    def turned(self) -> Scores:
        """The same couples with old and new exchanged."""
        order = order_of(self.new)
        return Scores(self.new[order], self.old[order], self.value[order])

    def times(self, factor: float) -> Scores:
        """All scores multiplied."""
        return self.with_values(self.value * factor)

    def with_values(self, value: Floats) -> Scores:
        """The same couples with other scores."""
        return Scores(self.old, self.new, value)

    def where(self, chosen: Bools | Indices) -> Scores:
        """Only the chosen couples."""
        at = chosen.nonzero()[0] if chosen.dtype == bool else chosen  # three times as fast
        return Scores(self.old[at], self.new[at], self.value[at])

    def between(self, old: Bools, new: Bools) -> Scores:
        """The couples of which both articles are among the given ones."""
        return self.where(old[self.old] & new[self.new])

    def without(self, couples: Collection[Couple]) -> Scores:
        """All but some couples."""
        if not couples:
            return self
        own = zip(self.old.tolist(), self.new.tolist(), strict=True)
        return self.where(np.array([couple not in couples for couple in own], bool))

    def mutual(self, least: float) -> list[Couple]:
        """The couples that are each other's best and score at least so much."""
        good = self.where(self.value >= least)
        both = np.intersect1d(
            best_of_each(good.old, good.value), best_of_each(good.new, good.value)
        )
        return list(zip(good.old[both].tolist(), good.new[both].tolist(), strict=True))

    def one_to_one(self, least: float) -> list[Couple]:
        """One couple an article: the highest score first, equal ones in the order of the text."""
        good = self.where(self.value >= least)
        order = np.lexsort((good.new, good.old, -good.value))
        chosen: list[Couple] = []
        old: set[int] = set()
        new: set[int] = set()
        for i, j in zip(good.old[order].tolist(), good.new[order].tolist(), strict=True):
            if i not in old and j not in new:
                chosen.append((i, j))
                old.add(i)
                new.add(j)
        return chosen

    def preference(self, temperature: float, rivals: Scores, share: float) -> Scores:
        """How far both articles of a couple prefer each other to their rivals, 0 to 1.

        A softmax both ways, its ``temperature`` in units of the mean best score, so that texts
        that share little wording are judged as those that share much. ``rivals`` are couples of
        the same old articles that are not to be had; each weighs that ``share`` of one that is.
        """
        if not len(self.value):
            return self
        peaks = [self.value[best_of_each(side, self.value)].mean() for side in (self.old, self.new)]
        unit = temperature * (peaks[0] + peaks[1]) / 2
        weight = np.exp(self.value / unit)
        beside = share * np.exp(np.minimum(rivals.value.astype(np.float64) / unit, _FAR))
        count = 1 + max(int(side.max(initial=0)) for side in (self.old, rivals.old))
        old = np.bincount(self.old, weight, count) + np.bincount(rivals.old, beside, count)
        new = np.bincount(self.new, weight)
        return self.with_values(weight / np.sqrt(old[self.old] * new[self.new]))
