"""Which sentences of the old articles were carried over into which new ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np

from lawdiff.diffing.runs import (
    Bools,
    Floats,
    Indices,
    best_of_each,
    best_of_runs,
    sum_of_each,
)
from lawdiff.diffing.scores import Scores
from lawdiff.numbering import NUMERAL

_SHORTEST = 8  # characters; a shorter sentence is read together with the one before it
_COUNTERPART = 0.25  # least cosine of a sentence with the one it became
_BETTER = 0.1  # by how much a counterpart elsewhere must beat the best within the partner
_LEAST_CARRIED = 8  # characters that both sides must see carried
_LEAST_SHARE = 0.1  # of either article

_SENTENCE = re.compile(r"[^。;:]+[。;:]?")
_ITEM_LABEL = re.compile(rf"\({NUMERAL}\)")


@dataclass(frozen=True, slots=True)
class Carried:
    """Text that went from an old article (its place, from 0) to a new one beside its partner.

    ``kept`` is the share of the old article that stands in the new, ``made`` the share of the new
    that comes from the old; both count characters, weighted by how alike the sentences are.
    """

    old: int
    new: int
    kept: float
    made: float


def sentences(lines: Sequence[str]) -> list[str]:
    """The sentences, half-sentences and items of an article given as lines of wording."""
    out: list[str] = []
    for line in lines:
        match = _ITEM_LABEL.match(line)
        for sentence in _SENTENCE.findall(line[match.end() :] if match else line):
            if len(sentence) >= _SHORTEST or not out:
                out.append(sentence)
            else:
                out[-1] += sentence
    return out


class Carry:
    """Every sentence of two lists of articles beside its possible counterparts.

    ``cosines`` are those of the sentences of the old with those of the new articles.
    """

    def __init__(
        self, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]], cosines: Scores
    ) -> None:
        here, there = _Text.of(old), _Text.of(new)
        self._old = _Side.of(here, there, cosines)
        self._new = _Side.of(there, here, cosines.turned())

    def shares(self, old: Bools, new: Bools) -> Scores:
        """The share of an article's sentences that stand in the other, the better direction.

        Only of couples of articles of which both are among the given ones.
        """
        here, back = self._old.shares(old, new), self._new.shares(new, old).turned()
        both = Scores.joined([here, back])
        width = len(new)
        best = best_of_each(both.old * width + both.new, both.value)
        return both.where(best)

    def beside(self, partner: Mapping[int, int]) -> Iterator[Carried]:
        """What was carried elsewhere than from an article to its ``partner`` (old to new).

        A sentence is carried to where its best counterpart stands, if that clearly beats what the
        partner offers, and both sides must see it.
        """
        gone = self._old.moved(partner)
        come = self._new.moved({new: old for old, new in partner.items()})
        for (old, new), length in gone.items():
            back = come.get((new, old), 0.0)
            if partner.get(old) != new and min(length, back) >= _LEAST_CARRIED:
                kept, made = length / self._old.text.total[old], back / self._new.text.total[new]
                if max(kept, made) >= _LEAST_SHARE:
                    yield Carried(old, new, kept, made)


class _Text(NamedTuple):
    """The article and the characters of each sentence, and the characters of each article."""

    owner: Indices
    length: Floats
    total: Floats

    @classmethod
    def of(cls, articles: Sequence[Sequence[str]]) -> _Text:
        parts = np.fromiter(map(len, articles), np.intp, len(articles))
        owner = np.repeat(np.arange(len(articles)), parts)
        length = np.fromiter(map(len, chain.from_iterable(articles)), np.float64, len(owner))
        return cls(owner, length, np.bincount(owner, length, len(articles)).astype(np.float64))


class _Side(NamedTuple):
    """The sentences of one text, each with its best counterpart in each article of the other.

    ``sentence``, ``other`` and ``cosine`` run over the counterparts, ordered by sentence and
    article.
    """

    text: _Text
    others: int
    sentence: Indices
    other: Indices
    cosine: Floats

    @classmethod
    def of(cls, text: _Text, others: _Text, cosines: Scores) -> _Side:
        count = len(others.total)
        sentence, other = cosines.old, others.owner[cosines.new]
        best = best_of_runs(sentence * count + other, cosines.value)
        return cls(text, count, sentence[best], other[best], cosines.value[best])

    def shares(self, own: Bools, others: Bools) -> Scores:
        """For each of some articles of this side, its share that stands in each of the other."""
        owner = self.text.owner[self.sentence]
        among = np.flatnonzero(own[owner] & others[self.other])
        owner, sentence = owner[among], self.sentence[among]
        weight = self.cosine[among] * self.text.length[sentence] / self.text.total[owner]
        return self._summed(owner, self.other[among], weight)

    def moved(self, partner: Mapping[int, int]) -> dict[tuple[int, int], float]:
        """Characters, weighted by likeness, of each article whose counterpart stands elsewhere."""
        home = np.full(len(self.text.total), -1)
        home[list(partner)] = list(partner.values())
        at_home = self.other == home[self.text.owner[self.sentence]]
        own = np.zeros(len(self.text.owner))
        own[self.sentence[at_home]] = self.cosine[at_home]
        best = best_of_runs(self.sentence, self.cosine)
        sentence, cosine = self.sentence[best], self.cosine[best]
        moved = (cosine >= _COUNTERPART) & (at_home[best] | (cosine > own[sentence] + _BETTER))
        sentence, other = sentence[moved], self.other[best][moved]
        weight = cosine[moved] * self.text.length[sentence]
        return self._summed(self.text.owner[sentence], other, weight).by_couple()

    def _summed(self, owner: Indices, other: Indices, weight: Floats) -> Scores:
        couples, total = sum_of_each(owner * self.others + other, weight)
        return Scores(couples // self.others, couples % self.others, total)
