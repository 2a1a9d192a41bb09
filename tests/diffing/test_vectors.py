"""Character n-grams as sparse vectors, against counting strings one by one."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.diffing.vectors import Grams, count_grams, pack, vectors

TEXTS = st.lists(st.text(alphabet="应当可以a1\U00020000\U0001f600\x00", max_size=12), max_size=6)
SIZES = st.sets(st.integers(1, 3), min_size=1).map(sorted)


def counted(text: str, sizes: list[int]) -> Counter[str]:
    return Counter(text[i : i + n] for n in sizes for i in range(len(text) - n + 1))


@given(TEXTS, SIZES)
def test_grams_are_counted_as_strings_would_be(texts: list[str], sizes: list[int]) -> None:
    grams = count_grams(texts, sizes)
    for row, text in zip(grams.counts.toarray(), texts, strict=True):
        found = {int(key): n for key, n in zip(grams.keys, row, strict=True) if n}
        assert found == {pack(gram): n for gram, n in counted(text, sizes).items()}


@given(TEXTS, SIZES)
def test_keys_rise(texts: list[str], sizes: list[int]) -> None:
    keys = count_grams(texts, sizes).keys
    assert list(keys) == sorted(set(keys))


@given(TEXTS)
def test_cosines_are_those_of_the_textbook(texts: list[str]) -> None:
    bags = [counted(text, [2, 3]) for text in texts]
    df = Counter(gram for bag in bags for gram in bag)
    idf = {gram: math.log((1 + len(bags)) / (1 + n)) + 1 for gram, n in df.items()}
    weights = [{g: (1 + math.log(n)) * idf[g] for g, n in bag.items()} for bag in bags]
    found = vectors(texts)
    for i, a in enumerate(weights):
        for j, b in enumerate(weights):
            norm = math.sqrt(sum(x * x for x in a.values()) * sum(x * x for x in b.values()))
            want = sum(x * b.get(g, 0) for g, x in a.items()) / norm if norm else 0
            assert (found @ found.T).toarray()[i, j] == pytest.approx(want, abs=1e-5)


def test_an_alphabet_too_large_to_sort_with_its_texts_in_one_integer_is_counted_alike() -> None:
    texts = [chr(0x10000 + 2 * n) * 2 + chr(0x10001 + 2 * n) for n in range(70_000)]
    grams = count_grams(texts, [3])
    assert list(grams.keys) == [pack(text) for text in texts]
    assert set(grams.frequency) == {1}


def test_rarity_may_be_handed_in() -> None:
    def flat(grams: Grams) -> np.ndarray:
        return np.where(grams.keys == pack("应当"), 0, 1)

    found = vectors(["应当批准", "应当备案"], [2], idf=flat, sublinear=False)
    assert (found @ found.T).toarray()[0, 1] == 0


def test_grams_too_long_to_pack_are_refused() -> None:
    with pytest.raises(ValueError, match="1 to 3"):
        count_grams(["应当"], [4])
