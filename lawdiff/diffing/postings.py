"""An inverted index of bigrams: which texts hold each, and how alike that makes the texts.

A product of matrices wants its right side in the order of grams, and that is how they are counted:
nothing is turned round that need not be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lawdiff.diffing.runs import Bools, Indices, first_of_runs, order_of, run_of_each
from lawdiff.diffing.scores import Scores
from lawdiff.diffing.vectors import count_bigrams

Weights = npt.NDArray[np.float32]

_LEAST = 0.03  # a cosine below this says nothing
_COMMONEST = 128  # a gram in more texts than this tells none of them apart
_BLOCK = 1024  # rows multiplied at once: bounds the memory of the product
_DENSE = 300_000  # cells of right side and product up to which writing them out is faster


class Postings(NamedTuple):
    """The bigrams of ``texts`` texts, ``grams`` in all: ``text`` holds ``gram`` so many ``times``.

    Texts and grams are places from 0; the postings are ordered by gram and text.
    """

    texts: int
    grams: int
    gram: Indices
    text: Indices
    times: Indices

    @classmethod
    def of(cls, texts: Sequence[str]) -> Postings:
        """The bigrams of some texts, counted."""
        counted = count_bigrams(texts)
        gram = run_of_each(counted.starts)
        return cls(
            len(texts), len(counted.grams), gram, counted.text.astype(np.intp), counted.times
        )

    def joined(self, owner: Indices, texts: int) -> Postings:
        """The texts read as parts of fewer ones: the ``owner`` of each never falls."""
        text = owner[self.text]
        first = np.flatnonzero(first_of_runs(text) | first_of_runs(self.gram))
        times = np.add.reduceat(self.times, first) if len(first) else self.times
        return Postings(texts, self.grams, self.gram[first], text[first], times)

    def only(self, chosen: Bools) -> Postings:
        """The same texts, all but the ``chosen`` left empty."""
        held = np.flatnonzero(chosen[self.text])
        gram, text, times = self.gram[held], self.text[held], self.times[held]
        return Postings(self.texts, self.grams, gram, text, times)

    def cosines(self, old: int, among: Bools | None = None) -> Scores:
        """The cosines of the first ``old`` texts with all others, where they say anything.

        Grams are weighted by TF-IDF: 1 + ln n for one that stands n times, by its rarity among
        the texts. Only texts ``among`` some are compared, if given.
        """
        weight = self._weights()
        telling = weight > 0 if among is None else (weight > 0) & among[self.text]
        ours = self.text < old
        here, there = np.flatnonzero(telling & ours), np.flatnonzero(telling & ~ours)
        here = here[order_of(self.text[here])]
        left = _matrix(weight[here], self.text[here], self.gram[here], (old, self.grams))
        shape = self.grams, self.texts - old
        values = weight[there], self.gram[there], self.text[there] - old
        if (old + shape[0]) * shape[1] <= _DENSE:
            return _telling_cells(left @ _written_out(*values, shape))
        right = _matrix(*values, shape)
        return Scores.joined([_telling(at, rows @ right) for at, rows in _blocks(left)])

    def _weights(self) -> Weights:
        """The weight of each posting in a vector of unit length for its text."""
        frequency = np.bincount(self.gram, minlength=self.grams)
        held_by = np.arange(_COMMONEST + 2)  # texts; a gram is as rare as any held by as many
        rarity = (np.log((1 + self.texts) / (1 + held_by)) + 1).astype(np.float32)
        rarity[-1] = 0
        weight = 1 + np.log(self.times.astype(np.float32))
        weight *= rarity[np.minimum(frequency, _COMMONEST + 1)][self.gram]
        length = np.sqrt(np.bincount(self.text, weight**2, minlength=self.texts))
        weight /= np.where(length > 0, length, 1).astype(np.float32)[self.text]
        return weight


def _matrix(weight: Weights, row: Indices, column: Indices, shape: tuple[int, int]) -> csr_array:
    """The matrix with so much weight in each place, given row by row."""
    starts = np.zeros(shape[0] + 1, np.intp)
    np.cumsum(np.bincount(row, minlength=shape[0]), out=starts[1:])
    return csr_array((weight, column.astype(np.int32), starts.astype(np.int32)), shape=shape)


def _written_out(weight: Weights, row: Indices, column: Indices, shape: tuple[int, int]) -> Weights:
    """The same matrix, dense."""
    out = np.zeros(shape, np.float32)
    out[row, column] = weight
    return out


def _blocks(rows: csr_array) -> Iterator[tuple[int, csr_array]]:
    """The rows, so many at once, each time with the number of those before."""
    if rows.shape[0] <= _BLOCK:
        yield 0, rows
        return
    for at in range(0, rows.shape[0], _BLOCK):
        yield at, rows[at : at + _BLOCK]


def _telling_cells(product: Weights) -> Scores:
    """The entries that say something, of a product written out."""
    row, column = np.nonzero(product >= _LEAST)
    return Scores(row, column, product[row, column])


def _telling(at: int, product: csr_array) -> Scores:
    """The entries that say something, of a product whose first row is ``at``."""
    telling = np.flatnonzero(product.data >= _LEAST)
    row = np.searchsorted(product.indptr, telling, side="right") - 1
    column, value = product.indices[telling].astype(np.intp), product.data[telling]
    order = order_of(row * product.shape[1] + column)
    return Scores(row[order] + at, column[order], value[order])
