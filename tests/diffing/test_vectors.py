"""Character n-grams counted, against counting strings one by one."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.diffing.vectors import count_grams, pack

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


def test_an_alphabet_too_large_to_sort_with_its_texts_in_one_integer_is_counted_alike() -> None:
    texts = [chr(0x10000 + 2 * n) * 2 + chr(0x10001 + 2 * n) for n in range(70_000)]
    grams = count_grams(texts, [3])
    assert list(grams.keys) == [pack(text) for text in texts]
    assert set(grams.frequency) == {1}


def test_grams_too_long_to_pack_are_refused() -> None:
    with pytest.raises(ValueError, match="1 to 3"):
        count_grams(["应当"], [4])
