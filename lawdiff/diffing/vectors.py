"""Character n-grams of texts, counted.

A gram is packed into one integer and a corpus is counted by sorting integers, which is about ten
times faster than counting strings. Character bigrams need no word cutter and are the standard
index unit for Chinese.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lawdiff.diffing.runs import Indices, first_of_runs, run_of_each

Keys = npt.NDArray[np.uint64]

_CODE_BITS = 21  # a code point plus one; three of them fill 63 bits
LONGEST = 3
"""The most characters a gram may have."""


@dataclass(frozen=True, slots=True, eq=False)
class Grams:
    """How often each gram stands in each text.

    ``counts`` has a row a text and a column a gram; ``keys`` holds the packed gram of each column
    (see `pack`), rising, so that two corpora can be joined by it.
    """

    counts: csr_array
    keys: Keys

    @property
    def frequency(self) -> npt.NDArray[np.intp]:
        """The number of texts that hold each gram."""
        columns: npt.NDArray[np.intp] = self.counts.indices
        return np.bincount(columns, minlength=len(self.keys))


class Counted(NamedTuple):
    """The grams of one size: ``times`` gram k stands in ``text``, for each text that holds it.

    Ordered by gram and text; the entries of gram k begin at ``starts[k]``, and the last of
    ``starts`` is the number of all entries. ``grams`` are places in an alphabet, a few bits each.
    """

    grams: Indices
    starts: npt.NDArray[np.intp]
    text: Indices
    times: npt.NDArray[np.intp]


def pack(gram: str) -> int:
    """The key of one gram, the same in every corpus; longer grams have greater keys."""
    key = 0
    for character in gram:
        key = key << _CODE_BITS | (ord(character) + 1)
    return key


def count_grams(texts: Sequence[str], sizes: Sequence[int] = (2, 3)) -> Grams:
    """Count the grams of 1 to `LONGEST` characters, of the given ``sizes``, in each text."""
    if not all(1 <= size <= LONGEST for size in sizes):
        raise ValueError(f"grams of {sizes} characters; 1 to {LONGEST} can be packed")
    coded = _Coded.of(texts)
    counted = [(size, coded.counted(size)) for size in sorted(set(sizes))]
    row = np.concatenate([part.text for _, part in counted])
    value = np.concatenate([part.times for _, part in counted])
    keys = np.concatenate([coded.packed(part.grams, size) for size, part in counted])
    before = np.cumsum([0, *(len(part.grams) for _, part in counted)])
    column = np.concatenate(
        [run_of_each(part.starts) + at for (_, part), at in zip(counted, before, strict=False)]
    )
    matrix = csr_array((value, (row, column)), shape=(len(texts), len(keys)), dtype=np.float32)
    return Grams(matrix, keys)


def count_bigrams(texts: Sequence[str]) -> Counted:
    """The bigrams of each text, those that stand in none left out."""
    return _Coded.of(texts).counted(2)


def total_bigrams(texts: Sequence[str]) -> tuple[Keys, npt.NDArray[np.float32]]:
    """The bigrams of all texts together, and how often each stands in them."""
    code = "".join(texts).encode("utf-32-le", "surrogatepass")
    points = np.frombuffer(code, np.uint32).astype(np.uint64) + np.uint64(1)
    owner = np.repeat(np.arange(len(texts)), np.array([len(text) for text in texts], np.intp))
    grams = (points[:-1] << np.uint64(_CODE_BITS) | points[1:])[owner[:-1] == owner[1:]]
    grams.sort()
    first = np.flatnonzero(first_of_runs(grams))
    return grams[first], np.diff(first, append=len(grams)).astype(np.float32)


class _Coded(NamedTuple):
    """The characters of some texts, each as its place in their alphabet, and their texts."""

    alphabet: Keys
    ranks: Keys
    owner: Keys
    texts: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> _Coded:
        code = "".join(texts).encode("utf-32-le", "surrogatepass")
        points = np.frombuffer(code, dtype=np.uint32).astype(np.intp)  # places are looked up by it
        present = np.zeros(int(points.max(initial=0)) + 1, bool)
        present[points] = True
        alphabet = np.flatnonzero(present)
        rank = np.zeros(len(present), np.uint64)
        rank[alphabet] = np.arange(len(alphabet))
        lengths = np.fromiter(map(len, texts), np.intp, len(texts))
        owner = np.repeat(np.arange(len(texts), dtype=np.uint64), lengths)
        return cls(alphabet.astype(np.uint64), rank[points], owner, len(texts))

    @property
    def width(self) -> int:
        """The bits of one character."""
        return len(self.alphabet).bit_length()

    def grams(self, size: int) -> tuple[Keys, Keys]:
        """The grams of one size and their texts; none goes from one text into the next."""
        last = max(len(self.ranks) - size + 1, 0)
        within = np.flatnonzero(self.owner[:last] == self.owner[len(self.owner) - last :])
        grams = np.zeros(last, np.uint64)
        for offset in range(size):
            grams = grams << np.uint64(self.width) | self.ranks[offset : offset + last]
        return grams[within], self.owner[:last][within]

    def counted(self, size: int) -> Counted:
        """The grams of one size, counted in each text."""
        grams, texts = self.grams(size)
        shift = self.texts.bit_length()
        kinds: Keys | None = None
        if self.width * size + shift > 64:
            kinds, places = np.unique(grams, return_inverse=True)
            grams = places.astype(np.uint64)
        # Gram and text in one integer: one plain sort groups both.
        cells = grams << np.uint64(shift) | texts
        if self.width * size + shift <= 32:
            cells = cells.astype(np.uint32)  # sorts twice as fast
        cells.sort()
        first = np.flatnonzero(first_of_runs(cells))
        times = np.diff(first, append=len(cells))
        cells = cells[first]
        gram = cells >> cells.dtype.type(shift)
        starts = np.flatnonzero(first_of_runs(gram))
        found = gram[starts] if kinds is None else kinds[gram[starts]]
        text = cells & cells.dtype.type((1 << shift) - 1)
        return Counted(found, np.append(starts, len(gram)), text, times)

    def packed(self, grams: Indices, size: int) -> Keys:
        """The keys of counted grams, of so many characters."""
        grams, width = grams.astype(np.uint64), np.uint64(self.width)
        out = np.zeros(len(grams), np.uint64)
        for place in range(size):
            rank = grams >> width * np.uint64(place) & (np.uint64(1) << width) - np.uint64(1)
            out |= self.alphabet[rank] + np.uint64(1) << np.uint64(_CODE_BITS * place)
        return out
