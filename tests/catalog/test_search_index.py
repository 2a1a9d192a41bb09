"""The pairs of characters behind search."""

from hypothesis import given
from hypothesis import strategies as st

from lawdiff.catalog.search_index import spaced

WORDS = st.text(st.characters(exclude_categories=["Cs", "Zs"]), min_size=2)


@given(WORDS)
def test_every_pair_stands_between_spaces(words):
    assert spaced(words).split(" ") == [words[n : n + 2] for n in range(len(words) - 1)]


def test_what_is_shorter_than_a_pair_stands_alone():
    assert [spaced(words) for words in ("", "法", "𠮷")] == ["", "法", "𠮷"]
