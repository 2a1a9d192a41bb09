"""Bigrams indexed, against the cosines of the textbook."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.diffing.postings import Postings

TEXTS = st.lists(st.text(alphabet="应当可以a1\U00020000\x00", max_size=12), max_size=6)


def bigrams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1))


def cosine(a: dict[str, float], b: dict[str, float]) -> float:
    norm = math.sqrt(sum(x * x for x in a.values()) * sum(x * x for x in b.values()))
    return sum(x * b.get(gram, 0) for gram, x in a.items()) / norm if norm else 0


def textbook(bags: list[Counter[str]]) -> list[dict[str, float]]:
    df = Counter(gram for bag in bags for gram in bag)
    idf = {gram: math.log((1 + len(bags)) / (1 + n)) + 1 for gram, n in df.items()}
    return [{g: (1 + math.log(n)) * idf[g] for g, n in bag.items()} for bag in bags]


@given(TEXTS, TEXTS)
def test_cosines_are_those_of_the_textbook(old: list[str], new: list[str]) -> None:
    weights = textbook([bigrams(text) for text in [*old, *new]])
    found = Postings.of([*old, *new]).cosines(len(old)).by_couple()
    assert list(found) == sorted(found)
    for i, a in enumerate(weights[: len(old)]):
        for j, b in enumerate(weights[len(old) :]):
            assert found.get((i, j), 0) == pytest.approx(cosine(a, b), abs=0.03 + 1e-5)
            if (i, j) in found:
                assert found[i, j] == pytest.approx(cosine(a, b), abs=1e-5)


@given(TEXTS, st.data())
def test_texts_joined_are_counted_as_one(texts: list[str], data: st.DataObject) -> None:
    owner = sorted(data.draw(st.integers(0, 2)) for _ in texts)
    joined = Postings.of(texts).joined(np.array(owner, np.int32), 3)
    for place in range(3):
        own = [bigrams(text) for text, whose in zip(texts, owner, strict=True) if whose == place]
        assert joined.times[joined.text == place].sum() == sum(bag.total() for bag in own)
        assert (joined.text == place).sum() == len(set().union(*own))


def test_only_texts_among_some_are_compared() -> None:
    index = Postings.of(["应当批准", "应当备案", "应当批准", "应当备案"])
    among = np.array([True, False, False, True])
    assert list(index.cosines(2, among).by_couple()) == [(0, 1)]
    assert list(index.only(among).cosines(2).by_couple()) == [(0, 1)]
