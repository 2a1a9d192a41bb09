"""Articles without a pair that were made one with another, or cut out of one.

Articles drawn together into one sentence, or parted within one, leave no sentence of their own to
follow (see `carry`). What shows the relation is that such an article is like one of the other text
most of all, and not only as the pair of that one is: provisions on fines are all alike, and one
that was struck out went nowhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from lawdiff.diffing.carry import Carried
from lawdiff.diffing.runs import best_of_each
from lawdiff.diffing.scores import Scores

_Texts = Sequence[Sequence[str]]


class _Least(NamedTuple):
    """What is asked of an article without a pair and its best counterpart.

    ``alike`` is the least cosine of the two; ``own`` the least share of the bigrams of the one
    that stand in the other, but not in the pair of the other; ``apart`` how many places that pair
    may stand off at most.
    """

    alike: float
    own: float
    apart: float


# What is cut out of an article stays near it: one like it elsewhere was only modelled on it.
_MERGED, _SPLIT = _Least(0.25, 0.07, math.inf), _Least(0.2, 0.1, 3)
LEAST_ALIKE = min(_MERGED.alike, _SPLIT.alike)
"""The cosine below which a couple of articles has no say here."""


def merged(cosines: Scores, became: Mapping[int, int], old: _Texts, new: _Texts) -> list[Carried]:
    """The old articles that went into a new one that became of another.

    ``cosines`` are those of the old articles without a pair with all new ones, ``became`` tells
    what the others became; ``old`` and ``new`` are the sentences of all. What is kept of an article
    is taken to be its cosine.
    """
    homes = {j: i for i, j in became.items()}
    return [Carried(i, j, x, 0.0) for i, j, x in _joined(cosines, homes, old, new, _MERGED)]


def split(cosines: Scores, became: Mapping[int, int], old: _Texts, new: _Texts) -> list[Carried]:
    """The new articles that came out of an old one that became another; as `merged`.

    ``cosines`` are those of all old articles with the new ones without a pair.
    """
    turned = cosines.turned()
    return [Carried(i, j, 0.0, x) for j, i, x in _joined(turned, became, new, old, _SPLIT)]


def _joined(
    cosines: Scores, pairs: Mapping[int, int], alone: _Texts, others: _Texts, least: _Least
) -> Iterator[tuple[int, int, float]]:
    best = cosines.where(best_of_each(cosines.old, cosines.value))
    for (i, j), cosine in best.by_couple().items():
        if cosine >= least.alike and j in pairs and abs(pairs[j] - i) <= least.apart:
            own = _bigrams(alone[i])
            shared = own & _bigrams(others[j]) - _bigrams(alone[pairs[j]])
            if len(shared) >= least.own * len(own):
                yield i, j, cosine


def _bigrams(sentences: Sequence[str]) -> set[tuple[str, str]]:
    return set(chain.from_iterable(map(pairwise, sentences)))
