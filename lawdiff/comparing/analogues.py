"""Regulations of other jurisdictions on the same subject.

Title and content both speak: the title names the subject, the content shows whether it is the same.
Each by itself errs: 人才发展促进 and 电影发展促进 share most of a title, and what stands in neither
title can still be the same matter. Content errs less, and counts double.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array, csr_array

from lawdiff.comparing.subjects import Subject, Vector
from lawdiff.comparing.terms import BITS, Floats
from lawdiff.model import Analogue

LEAST = 0.21
"""The least score of an analogue."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Many subjects, found by the terms they hold: a column a term, a row a subject."""

    title: csc_array
    content: csc_array

    @classmethod
    def of(cls, subjects: Sequence[Subject]) -> Index:
        """The index of ``subjects``; their places in it are their places there."""
        return cls(_matrix([s.title for s in subjects]), _matrix([s.content for s in subjects]))

    def __len__(self) -> int:
        rows: int = self.title.shape[0]
        return rows

    def scores(self, query: Subject) -> tuple[Floats, Floats]:
        """The likeness of every subject to ``query``, by title and by content."""
        return _scores(self.title, query.title), _scores(self.content, query.content)


def analogues(
    query: Subject,
    candidates: Index,
    k: int = 10,
    *,
    among: npt.NDArray[np.bool_] | None = None,
) -> list[Analogue]:
    """The subjects most like ``query``, the likest first; none where none is like enough.

    Args:
        query: The subject asked about.
        candidates: The subjects to choose from.
        k: The most to return.
        among: Which candidates may be named (those of other jurisdictions); all where None.
    """
    title, content = candidates.scores(query)
    total = (title + 2 * content) / 3
    allowed = total >= LEAST
    if among is not None:
        allowed &= among
    places = np.flatnonzero(allowed)
    best = places[np.lexsort((places, -total[places]))][:k].tolist()
    return [
        Analogue(place, *(round(float(part[place]), 4) for part in (total, title, content)))
        for place in best
    ]


def all_analogues(
    subjects: Sequence[Subject], jurisdictions: Sequence[str | None], k: int = 10
) -> Iterator[list[Analogue]]:
    """The analogues of each subject among all of other jurisdictions, in the order of ``subjects``.

    A subject of no known jurisdiction is another's to all but itself.
    """
    index = Index.of(subjects)
    names = {name: place for place, name in enumerate(dict.fromkeys(jurisdictions))}
    places = np.array([names[name] for name in jurisdictions], np.intp)
    for place, (query, name) in enumerate(zip(subjects, jurisdictions, strict=True)):
        among = places != places[place] if name is not None else places >= 0
        among[place] = False
        yield analogues(query, index, k, among=among)


def _matrix(vectors: list[Vector]) -> csc_array:
    starts = np.cumsum([0, *(len(places) for places, _ in vectors)])
    places = np.concatenate([p for p, _ in vectors]) if vectors else np.zeros(0, np.intp)
    weights = np.concatenate([w for _, w in vectors]) if vectors else np.zeros(0, np.float32)
    return csr_array((weights, places, starts), shape=(len(vectors), 1 << BITS)).tocsc()


def _scores(matrix: csc_array, query: Vector) -> Floats:
    """The cosine of each row with the query: only the query's columns are read."""
    scores = np.zeros(matrix.shape[0], np.float32)
    for column, weight in zip(*query, strict=True):
        found = slice(matrix.indptr[column], matrix.indptr[column + 1])
        scores[matrix.indices[found]] += weight * matrix.data[found]
    return scores
