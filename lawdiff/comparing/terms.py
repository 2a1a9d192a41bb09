"""The terms of a text, and how much each says about what an article is about.

A term is a character bigram or a word. Rare terms tell articles apart; but within one subject the
words of the subject are rare nowhere, and in law at large boilerplate is rare nowhere. A bigram's
weight is therefore the geometric mean of its rarity in the two texts compared and of its rarity in
the law at large, which `data/background.npy` holds: one byte a hashed bigram, no text. A word is
taken for rare at large.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt
import rjieba
from scipy.sparse import csr_array, hstack

from lawdiff.diffing.vectors import Grams, count_grams

Floats = npt.NDArray[np.float32]
Keys = npt.NDArray[np.uint64]

BITS = 18
"""The background holds 2 to this power of hashed bigrams."""

STEPS = 16
"""How finely the background holds a rarity: so many steps a unit of the natural logarithm."""

_MIX = np.uint64(0x9E3779B97F4A7C15)  # multiplicative hashing: 2^64 over the golden ratio
_LEAST = 0.01
_WORD = np.uint64(1 << 63)  # marks the key of a word; bigrams are packed below it
_RARE = 11.0  # the rarity of a word in the law at large


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """How often each term stands in each text: a row a text, a column each of ``keys``.

    ``counts`` holds 1 + ln n for a term that stands n times.
    """

    counts: csr_array
    keys: Keys

    @property
    def size(self) -> int:
        """The number of texts."""
        rows: int = self.counts.shape[0]
        return rows


def count_terms(texts: Sequence[str]) -> Terms:
    """Count the bigrams and words of each text."""
    bigrams, words = count_grams(texts, (2,)), _count_words(texts)
    counts = csr_array(hstack([bigrams.counts, words.counts], format="csr"))
    counts.data = 1 + np.log(counts.data)
    return Terms(counts, np.concatenate([bigrams.keys, words.keys]))


def buckets(keys: Keys, bits: int = BITS) -> npt.NDArray[np.intp]:
    """The place of each term among 2 to the power of ``bits``, as in the background."""
    return (keys * _MIX >> np.uint64(64 - bits)).astype(np.intp)


def is_word(keys: Keys) -> npt.NDArray[np.bool_]:
    """Which terms are words."""
    return np.asarray(keys >= _WORD)


def wide_rarity(keys: Keys) -> Floats:
    """The rarity of each bigram in the law at large."""
    return np.asarray(_background()[buckets(keys)], np.float32)


def rarity(keys: Keys, frequency: npt.NDArray[np.intp], texts: int) -> Floats:
    """The weight of each term, where ``frequency`` of the ``texts`` compared hold it."""
    wide = np.where(is_word(keys), _RARE, wide_rarity(keys))
    own = np.log((1 + texts) / (1 + frequency)) + 0.1
    weight: Floats = np.sqrt(np.maximum(wide, _LEAST) * np.maximum(own, _LEAST)).astype(np.float32)
    return weight


def _count_words(texts: Sequence[str]) -> Grams:
    """Words of two characters and more; one of two counts beside its bigram, as it is a word."""
    places: dict[str, int] = {"\n": 0}
    cut = rjieba.cut("\n".join(texts), hmm=False)
    columns = np.fromiter((places.setdefault(word, len(places)) for word in cut), np.intp)
    rows = np.cumsum(columns == 0)
    long = np.fromiter((len(word) > 1 for word in places), bool, len(places))
    kept = long[columns]
    ones = np.ones(np.count_nonzero(kept), np.float32)
    counts = csr_array((ones, (rows[kept], columns[kept])), shape=(len(texts), len(places)))
    counts.sum_duplicates()
    keys = np.fromiter(map(_hash, places), np.uint64, len(places)) | _WORD
    return Grams(counts, keys)


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())


@cache
def _background() -> Floats:
    """The rarity of each hashed bigram in the law at large: ln((1 + articles) / (1 + with it))."""
    with as_file(files("lawdiff.comparing") / "data/background.npy") as file:
        held: Floats = (np.load(file) / STEPS).astype(np.float32)
        return held
