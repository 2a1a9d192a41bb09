"""What an article says in other words: a place near the articles that correspond to it elsewhere.

普及 here is 宣传 there, and some articles that correspond share hardly a term. So each term has
a vector, learned from articles that correspond, of which one was shown without the terms of the
other (`benchmarks.senses`); an article lies where its terms point. `data/senses.npy` holds the
vectors: a row a hashed term, a byte a dimension, no text.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np
from scipy.sparse import csr_array

from lawdiff.comparing.terms import Floats, Keys, buckets

BITS = 15
"""There are 2 to this power of hashed terms."""


def senses(counts: csr_array, keys: Keys) -> Floats:
    """A vector of the length of one (zeros for a text of no terms) for each row of ``counts``."""
    return unit(np.asarray(counts @ _vectors()[buckets(keys, BITS)], np.float32))


def unit(vectors: Floats) -> Floats:
    """The rows, each to the length of one."""
    length = np.sqrt((vectors**2).sum(axis=1, keepdims=True))
    return np.asarray(vectors / np.where(length > 0, length, 1), np.float32)


@cache
def _vectors() -> Floats:
    with as_file(files("lawdiff.comparing") / "data/senses.npy") as file:
        held: Floats = np.load(file).astype(np.float32)
        return held
