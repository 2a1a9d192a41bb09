"""Old articles that were made one with the article beside them.

Two articles drawn together into one sentence leave no sentence of their own to follow (see
`carry`). What shows the relation is that the one that lost its place is like the new article, like
no other nearly as much, and stood beside the one that became it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from lawdiff.diffing.carry import Carried
from lawdiff.diffing.runs import best_of_each
from lawdiff.diffing.scores import Scores

_ALIKE = 0.25  # least cosine of the two
_CLEAR = 0.85  # most that the next best may have of that cosine
_BESIDE = 2  # how many places apart the two old articles stand, at most


def merged(alike: Scores, homes: Mapping[int, int]) -> Iterator[Carried]:
    """The old articles that went into the new one that became of an article beside them.

    ``alike`` are the cosines of the old articles without a pair with all new ones; ``homes`` tells
    which old article each new one became of. What is kept of an article is taken to be its cosine.
    """
    first = best_of_each(alike.old, alike.value)
    others = alike.where(np.delete(np.arange(len(alike.value)), first))
    second = others.where(best_of_each(others.old, others.value))
    rival = dict(zip(second.old.tolist(), second.value.tolist(), strict=True))
    for (i, j), cosine in alike.where(first).by_couple().items():
        clear = cosine >= _ALIKE and rival.get(i, 0.0) <= _CLEAR * cosine
        if clear and j in homes and abs(homes[j] - i) <= _BESIDE:
            yield Carried(i, j, cosine, 0.0)
