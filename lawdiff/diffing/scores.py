"""Scored couples of articles, and the ways to choose among them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.floating]
Indices = npt.NDArray[np.intp]
Couple = tuple[int, int]
"""The places, from 0, of an old and a new article in their texts."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """A score for each couple of an old and a new article that has any."""

    old: Indices
    new: Indices
    value: Floats

    @classmethod
    def of(cls, matrix: csr_array) -> Scores:
        """The entries of a matrix with a row an old and a column a new article."""
        entries = matrix.tocoo()
        return cls(entries.row.astype(np.intp), entries.col.astype(np.intp), entries.data)

    def with_values(self, value: Floats) -> Scores:
        """The same couples with other scores."""
        return Scores(self.old, self.new, value)

    def where(self, chosen: Bools) -> Scores:
        """Only the chosen couples."""
        return Scores(self.old[chosen], self.new[chosen], self.value[chosen])

    def without(self, couples: Collection[Couple]) -> Scores:
        """All but some couples."""
        if not couples:
            return self
        own = zip(self.old.tolist(), self.new.tolist(), strict=True)
        return self.where(np.array([couple not in couples for couple in own], bool))

    def mutual(self, least: float) -> list[Couple]:
        """The couples that are each other's best and score at least so much."""
        both = np.intersect1d(
            best_of_each(self.old, self.value), best_of_each(self.new, self.value)
        )
        both = both[self.value[both] >= least]
        return list(zip(self.old[both].tolist(), self.new[both].tolist(), strict=True))

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

    def preference(self, temperature: float) -> Scores:
        """How far both articles of a couple prefer each other to their rivals, 0 to 1.

        A softmax both ways, its ``temperature`` in units of the mean best score, so that texts
        that share little wording are judged as those that share much.
        """
        if not len(self.value):
            return self
        peaks = [self.value[best_of_each(side, self.value)].mean() for side in (self.old, self.new)]
        weight = np.exp(self.value / (temperature * (peaks[0] + peaks[1]) / 2))
        old, new = (np.bincount(side, weight)[side] for side in (self.old, self.new))
        return self.with_values(weight / np.sqrt(old * new))


def best_of_each(group: Indices, value: Floats) -> Indices:
    """Where the highest value of each group stands, in rising order of the groups.

    Of equal values the first counts. Groups that already stand in order are found without sorting.
    """
    order = np.argsort(group, kind="stable")
    ordered = value[order]
    begins = first_of_runs(group[order])
    highest = np.maximum.reduceat(ordered, np.flatnonzero(begins)) if len(group) else ordered
    run = np.cumsum(begins) - 1
    tops = np.flatnonzero(ordered == highest[run])
    best: Indices = order[tops[first_of_runs(run[tops])]]
    return best


def first_of_runs(ordered: npt.NDArray[np.integer]) -> Bools:
    """Which entries differ from the one before."""
    first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first
