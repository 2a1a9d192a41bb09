"""Regulations of other jurisdictions on the same subject.

Title and content both speak: the title names the subject, the content shows whether it is the same.
Each by itself errs: 人才发展促进 and 电影发展促进 share most of a title, and what stands in neither
title can still be the same matter. Content errs less, and counts double.

What shares no heavy term is on no common subject, so only the subjects that share most handles are
looked at: of the ten likest that leaves out one in five hundred, and never the likest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lawdiff.comparing.subjects import Subject
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
Counts = npt.NDArray[np.int32]
_TERMS = 1 << BITS


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Many subjects, to find among them what is like one.

    ``vectors`` has a row for the title of each, then a row for the content of each, whose terms
    have columns of their own: so both are weighed at once. ``held`` has a row a subject, a column
    a term, and 1 where the subject has that handle.
    """

    vectors: csr_array
    held: csr_array

    @classmethod
    def of(cls, subjects: Sequence[Subject]) -> Index:
        """The index of ``subjects``; their places in it are their places there."""
        titles, contents = [s.title for s in subjects], [s.content for s in subjects]
        terms = [v.places for v in titles] + [v.places + _TERMS for v in contents]
        handles = [np.array(s.handles, np.intp) for s in subjects]
        return cls(
            _matrix(terms, [v.weights for v in titles + contents], 2 * _TERMS),
            _matrix(handles, [np.ones(len(own), np.int32) for own in handles], _TERMS),
        )

    def __len__(self) -> int:
        rows: int = self.held.shape[0]
        return rows

    def sharing(self, query: Subject) -> tuple[Places, Counts]:
        """The subjects that share handles with ``query``, and how many each does."""
        wanted = np.zeros(_TERMS, np.int32)
        wanted[list(query.handles)] = 1
        shared = self.held @ wanted
        places = np.flatnonzero(shared)
        return places, shared[places]

    def sharing_each(self, places: range) -> Iterator[tuple[Places, Counts]]:
        """What `sharing` finds for each of the subjects at some places, in any order.

        All are looked up at once, by what holds each handle: that takes no longer among many.
        """
        shared = self.held[places.start : places.stop] @ self.held.T
        for start, end in pairwise(shared.indptr.tolist()):
            yield shared.indices[start:end].astype(np.intp), shared.data[start:end]

    def scores(self, query: Subject, places: Places) -> tuple[Floats, Floats]:
        """The cosines with ``query`` of the subjects at some places, by title and by content."""
        wide = np.zeros(2 * _TERMS, np.float32)
        wide[query.title.places] = query.title.weights
        wide[query.content.places + _TERMS] = query.content.weights
        both: Floats = self.vectors[np.concatenate([places, places + len(self)])] @ wide
        return both[: len(places)], both[len(places) :]


def analogues(
    query: Subject, candidates: Index, k: int = 10, *, among: Places | None = None
) -> list[Candidate]:
    """The subjects most like ``query``, the likest first; none where none is like enough.

    Args:
        query: The subject asked about.
        candidates: The subjects to choose from.
        k: The most to return.
        among: The places of the candidates that are looked at, rising; where None, of those that
            share most handles.
    """
    places = most_sharing(*candidates.sharing(query)) if among is None else among
    title, content = candidates.scores(query, places)
    total = (title + 2 * content) / 3
    like = np.flatnonzero(total >= LEAST)
    likest = like[np.argsort(-total[like], kind="stable")][:k].tolist()
    return [
        Candidate(int(places[n]), *(round(float(part[n]), 4) for part in (total, title, content)))
        for n in likest
    ]


def most_sharing(places: Places, shared: Counts) -> Places:
    """The places that are looked at, rising: those of most handles, of equal ones the first."""
    if len(places) <= LOOKED_AT:
        return np.sort(places)
    return np.sort(places[np.lexsort((places, -shared))[:LOOKED_AT]])


def _matrix(columns: Sequence[Places], values: Sequence[npt.NDArray[Any]], width: int) -> csr_array:
    """The matrix with these values in these columns, row for row."""
    starts = np.cumsum([0, *map(len, columns)], dtype=np.int32)
    places = np.concatenate([*columns, np.zeros(0, np.int32)], dtype=np.int32, casting="same_kind")
    given = np.concatenate(values or [np.zeros(0, np.float32)])
    return csr_array((given, places, starts), shape=(len(columns), width))
