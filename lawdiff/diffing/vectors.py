"""Character n-grams of texts as sparse vectors, weighted by TF-IDF.

A gram is packed into one integer and a corpus is counted by sorting integers, which is about ten
times faster than counting strings. Character bigrams need no word cutter and are the standard
index unit for Chinese.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

Floats = npt.NDArray[np.float32]
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

    def joined(self, starts: npt.NDArray[np.intp]) -> Grams:
        """The counts of runs of texts read as one text each; run k begins at ``starts[k]``.

        The last of ``starts`` is the number of all texts.
        """
        counts = self.counts
        runs = counts.indptr[starts]
        out = csr_array(
            (counts.data.copy(), counts.indices.copy(), runs),
            shape=(len(starts) - 1, counts.shape[1]),
        )
        out.sum_duplicates()
        return Grams(out, self.keys)

    def only(self, chosen: npt.NDArray[np.bool_]) -> Grams:
        """The same texts, all but the ``chosen`` left empty."""
        counts = self.counts.copy()
        counts.data[~np.repeat(chosen, np.diff(counts.indptr))] = 0
        counts.eliminate_zeros()
        return Grams(counts, self.keys)


Idf = Callable[[Grams], npt.NDArray[np.floating]]
"""How rare each gram of a corpus is: one weight a column."""


def pack(gram: str) -> int:
    """The key of one gram, the same in every corpus; longer grams have greater keys."""
    key = 0
    for character in gram:
        key = key << _CODE_BITS | (ord(character) + 1)
    return key


def own_idf(grams: Grams) -> Floats:
    """Rarity within the corpus itself: ln((1 + texts) / (1 + texts with the gram)) + 1."""
    texts: int = grams.counts.shape[0]
    return (np.log((1 + texts) / (1 + grams.frequency)) + 1).astype(np.float32)


def count_grams(texts: Sequence[str], sizes: Sequence[int] = (2, 3)) -> Grams:
    """Count the grams of 1 to `LONGEST` characters, of the given ``sizes``, in each text."""
    if not all(1 <= size <= LONGEST for size in sizes):
        raise ValueError(f"grams of {sizes} characters; 1 to {LONGEST} can be packed")
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    owner = np.repeat(np.arange(len(texts), dtype=np.uint64), [len(text) for text in texts])
    alphabet, ranks = _ranked(points)
    parts = [_count(ranks, owner, alphabet, size) for size in sorted(set(sizes))]
    row, column, value, keys = _joined(parts)
    matrix = csr_array((value, (row, column)), shape=(len(texts), len(keys)), dtype=np.float32)
    return Grams(matrix, keys)


def vectors(
    texts: Sequence[str],
    sizes: Sequence[int] = (2, 3),
    *,
    idf: Idf = own_idf,
    sublinear: bool = True,
) -> csr_array:
    """The TF-IDF vectors of ``texts``, a row each, of unit length (a text without grams: zero).

    ``idf`` weighs the grams (one of weight 0 is left out); the default takes the texts themselves
    as the corpus. ``sublinear`` counts a gram that stands n times as 1 + ln n. The cosines of two
    sets of rows of one call are ``a @ b.T``.
    """
    return weighted(count_grams(texts, sizes), idf=idf, sublinear=sublinear)


def weighted(grams: Grams, *, idf: Idf = own_idf, sublinear: bool = True) -> csr_array:
    """As `vectors`, of grams already counted."""
    out = grams.counts.copy()
    if sublinear:
        out.data = 1 + np.log(out.data)
    out.data = (out.data * idf(grams)[out.indices]).astype(np.float32)
    out.eliminate_zeros()
    rows = np.repeat(np.arange(out.shape[0]), np.diff(out.indptr))
    length = np.sqrt(np.bincount(rows, out.data**2, minlength=out.shape[0]))
    out.data /= np.where(length > 0, length, 1)[rows].astype(np.float32)
    return out


_Counted = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp], Keys]


def _ranked(points: npt.NDArray[np.uint32]) -> tuple[Keys, Keys]:
    """The code points that occur, rising, and the place of each of ``points`` among them."""
    present = np.zeros(int(points.max(initial=0)) + 1, bool)
    present[points] = True
    alphabet = np.flatnonzero(present).astype(np.uint64)
    return alphabet, np.cumsum(present, dtype=np.uint64)[points] - np.uint64(1)


def _count(ranks: Keys, owner: Keys, alphabet: Keys, size: int) -> _Counted:
    """(row, column, count) of each gram of one size in each text, and the key of each column."""
    last = max(len(ranks) - size + 1, 0)
    within = owner[:last] == owner[len(owner) - last :]
    width = np.uint64(len(alphabet).bit_length())
    grams = np.zeros(last, np.uint64)
    for offset in range(size):
        grams = grams << width | ranks[offset : offset + last]
    grams, texts = grams[within], owner[:last][within]
    shift = np.uint64(int(owner[-1]).bit_length() if len(owner) else 0)
    kinds: Keys | None = None
    if int(width) * size + int(shift) > 64:
        kinds, places = np.unique(grams, return_inverse=True)
        grams = places.astype(np.uint64)
    # Gram and text in one integer: one plain sort groups both.
    cells, value = np.unique(grams << shift | texts, return_counts=True)
    gram = cells >> shift
    first = np.ones(len(gram), bool)
    first[1:] = gram[1:] != gram[:-1]
    found = gram[first] if kinds is None else kinds[gram[first]]
    row = (cells & (np.uint64(1) << shift) - np.uint64(1)).astype(np.intp)
    return row, np.cumsum(first) - 1, value, _packed(found, alphabet, width, size)


def _packed(grams: Keys, alphabet: Keys, width: np.uint64, size: int) -> Keys:
    """The keys of grams given as places in the alphabet, ``width`` bits each."""
    out = np.zeros(len(grams), np.uint64)
    for place in range(size):
        rank = grams >> width * np.uint64(place) & (np.uint64(1) << width) - np.uint64(1)
        out |= alphabet[rank] + np.uint64(1) << np.uint64(_CODE_BITS * place)
    return out


def _joined(parts: list[_Counted]) -> _Counted:
    """Grams of several sizes side by side: the columns of each after those of the one before."""
    widths = [len(keys) for *_, keys in parts]
    starts = np.cumsum([0, *widths])
    columns = [column + start for (_, column, _, _), start in zip(parts, starts, strict=False)]
    row, _, value, keys = (np.concatenate(x) for x in zip(*parts, strict=True))
    return row, np.concatenate(columns), value, keys
