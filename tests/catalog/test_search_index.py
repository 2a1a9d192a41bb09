"""The pairs of characters behind search."""

from hypothesis import given
from hypothesis import strategies as st

from lawdiff.catalog.search_index import spaced

WORDS = st.text(st.characters(exclude_categories=["Cs", "Zs"]), min_size=2)


@given(st.lists(WORDS))
def test_every_pair_stands_between_spaces(texts):
    found = [pairs.split(" ") for pairs in spaced(texts)]
    assert found == [[text[n : n + 2] for n in range(len(text) - 1)] for text in texts]


def test_what_is_shorter_than_a_pair_stands_alone():
    assert spaced(["", "法", "水法", "𠮷", ""]) == ["", "法", "水法", "𠮷", ""]
