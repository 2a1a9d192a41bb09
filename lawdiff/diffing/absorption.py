"""Articles that went whole into another, or came whole out of one.

Where an article is merged into a longer one, or cut out of it, the longer one goes its own way and
hardly resembles it. What shows the relation is one-sided: most of what the shorter one says stands
in the longer, and a good part of that stands nowhere else that the longer one is linked to.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lawdiff.folding import fold_words
from lawdiff.model import Article

_WHOLE = 0.5  # least share of the shorter article that stands in the longer
_OWN = 1 / 3  # least share that the longer one has from, or left to, no other
_Grams = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Absorbed:
    """An old article and a new one, by their places from 0, of which one stands in the other.

    ``gone`` tells an old article that went into the new from a new one that came out of the old;
    ``share`` is how much of it stands there, weighted by how telling its words are.
    """

    old: int
    new: int
    share: float
    gone: bool


def absorbed(
    old: Sequence[Article], new: Sequence[Article], linked: Collection[tuple[int, int]]
) -> list[Absorbed]:
    """What stands in another article, of the articles that ``linked`` (old, new) leaves alone."""
    here, there = ([_grams(article.text) for article in side] for side in (old, new))
    weight = _Weights([*here, *there])
    back = [(j, i) for i, j in linked]
    gone = [Absorbed(i, j, s, gone=True) for i, j, s in _inside(here, there, linked, weight)]
    come = [Absorbed(i, j, s, gone=False) for j, i, s in _inside(there, here, back, weight)]
    known = {(a.old, a.new) for a in gone}
    return [*gone, *(a for a in come if (a.old, a.new) not in known)]


def _grams(text: str) -> _Grams:
    return frozenset(pairwise(fold_words(text)))


class _Weights(dict[tuple[str, str], float]):
    """How telling each bigram is: the fewer articles hold it, the more."""

    def __init__(self, articles: Sequence[_Grams]) -> None:
        counts = Counter(gram for grams in articles for gram in grams)
        super().__init__((gram, math.log(len(articles) / n)) for gram, n in counts.items())

    def of(self, grams: Collection[tuple[str, str]]) -> float:
        return sum(self[gram] for gram in sorted(grams))


def _inside(
    short: Sequence[_Grams],
    long: Sequence[_Grams],
    linked: Collection[tuple[int, int]],
    weight: _Weights,
) -> Iterator[tuple[int, int, float]]:
    """The articles of ``short`` without a link that stand in one of ``long``, and their share."""
    alone = set(range(len(short))) - {i for i, _ in linked}
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for j, grams in enumerate(long):
        for gram in grams:
            holders[gram].append(j)
    for i in sorted(alone):
        whole = weight.of(short[i])
        best = _fullest(short[i], holders, weight)
        if best is None or not whole:
            continue
        shared = short[i] & long[best]
        others = frozenset().union(*(short[k] for k, j in linked if j == best))
        share = weight.of(shared) / whole
        if share >= _WHOLE and weight.of(shared - others) / whole >= _OWN:
            yield i, best, round(share, 4)


def _fullest(
    grams: _Grams, holders: dict[tuple[str, str], list[int]], weight: _Weights
) -> int | None:
    """The article that holds most of ``grams``; of equals, the first."""
    found: defaultdict[int, float] = defaultdict(float)
    for gram in sorted(grams):
        for j in holders.get(gram, ()):
            found[j] += weight[gram]
    return min(found, key=lambda j: (-round(found[j], 9), j)) if found else None
