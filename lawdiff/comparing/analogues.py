"""Regulations of other jurisdictions on the same subject.

Title and content both speak: the title names the subject, the content shows whether it is the same.
Each by itself errs: 人才发展促进 and 电影发展促进 share most of a title, and what stands in neither
title can still be the same matter. Content errs less, and counts double.

What shares no heavy term is on no common subject, so only the subjects that share most handles are
looked at: of the ten likest that leaves out one in five hundred, and never the likest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lawdiff.comparing.subjects import Subject, Vector
from lawdiff.comparing.terms import BITS, Floats

LEAST = 0.21
"""The least score of an analogue."""

LOOKED_AT = 128
"""How many subjects are compared with the one asked about: those that share most handles."""


class Candidate(NamedTuple):
    """One of many subjects, at ``place`` among them, with the parts of its score.

    ``score`` is from 0 to 1; ``title`` and ``content`` are the cosines it is made of.
    """

    place: int
    score: float
    title: float
    content: float


Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Many subjects: a row a subject, a column a term; and which of them hold each handle.

    ``handles`` rise; ``owners`` has beside each the place of the subject that it is of.
    """

    title: csr_array
    content: csr_array
    handles: Places
    owners: Places

    @classmethod
    def of(cls, subjects: Sequence[Subject]) -> Index:
        """The index of ``subjects``; their places in it are their places there."""
        own = [subject.handles for subject in subjects]
        handles = np.array([handle for each in own for handle in each], np.intp)
        order = np.argsort(handles, kind="stable")
        return cls(
            _matrix([s.title for s in subjects]),
            _matrix([s.content for s in subjects]),
            handles[order],
            np.repeat(np.arange(len(own)), [len(each) for each in own])[order],
        )

    def __len__(self) -> int:
        rows: int = self.title.shape[0]
        return rows

    def sharing(self, query: Subject, among: npt.NDArray[np.bool_] | None = None) -> Places:
        """The places of the subjects that share most handles with ``query``, rising."""
        wanted = np.array(query.handles, np.intp)
        starts = np.searchsorted(self.handles, wanted, "left")
        ends = np.searchsorted(self.handles, wanted, "right")
        found = [self.owners[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        shared = np.bincount(np.concatenate([*found, np.zeros(0, np.intp)]), minlength=len(self))
        if among is not None:
            shared = np.where(among, shared, 0)
        places = np.flatnonzero(shared)
        if len(places) <= LOOKED_AT:
            return places
        return np.sort(places[np.lexsort((places, -shared[places]))][:LOOKED_AT])

    def scores(self, query: Subject, places: Places) -> tuple[Floats, Floats]:
        """The likeness to ``query`` of the subjects at some places, by title and by content."""
        asked = ((self.title, query.title), (self.content, query.content))
        title, content = (_scores(matrix, places, vector) for matrix, vector in asked)
        return title, content


def analogues(
    query: Subject,
    candidates: Index,
    k: int = 10,
    *,
    among: npt.NDArray[np.bool_] | None = None,
) -> list[Candidate]:
    """The subjects most like ``query``, the likest first; none where none is like enough.

    Args:
        query: The subject asked about.
        candidates: The subjects to choose from.
        k: The most to return.
        among: Which candidates may be named (those of other jurisdictions); all where None.
    """
    places = candidates.sharing(query, among)
    title, content = candidates.scores(query, places)
    total = (title + 2 * content) / 3
    likest = [n for n in np.argsort(-total, kind="stable").tolist() if total[n] >= LEAST]
    return [
        Candidate(int(places[n]), *(round(float(part[n]), 4) for part in (total, title, content)))
        for n in likest[:k]
    ]


def _matrix(vectors: list[Vector]) -> csr_array:
    starts = np.cumsum([0, *(len(places) for places, _ in vectors)])
    places = np.concatenate([np.zeros(0, np.intp), *(p for p, _ in vectors)])
    weights = np.concatenate([np.zeros(0, np.float32), *(w for _, w in vectors)])
    return csr_array((weights, places, starts), shape=(len(vectors), 1 << BITS))


def _scores(matrix: csr_array, places: Places, query: Vector) -> Floats:
    """The cosine of some rows with the query."""
    wide = np.zeros(1 << BITS, np.float32)
    wide[query.places] = query.weights
    rows = matrix[places]
    scores: Floats = rows @ wide
    return scores
