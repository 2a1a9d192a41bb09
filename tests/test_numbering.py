"""Numerals, and the numbers of articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.numbering import LARGEST, Number, parse_numeral, print_numeral

PARTS = st.lists(st.integers(1, LARGEST), min_size=1, max_size=3)
FILED = st.lists(st.integers(1, 999), min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("十二", 12), ("一百零三", 103), ("一〇三", 103), ("廿三", 23), ("二千零一十", 2010),
        ("103", 103), ("１０３", 103), ("", None), ("十百", None), ("公", None), ("9" * 5000, None),
    ],
)  # fmt: skip
def test_numerals_are_read(printed, value):
    assert parse_numeral(printed) == value


@given(st.integers(0, LARGEST))
def test_what_is_printed_is_read_again(value):
    assert parse_numeral(print_numeral(value)) == value


@given(PARTS)
def test_a_number_is_the_same_by_label_address_and_stem(parts):
    number = Number(*parts)
    assert Number.of_label(number.label) == number
    assert Number.of_address(number.address) == number
    assert Number.of_stem(number.stem) == number


@given(FILED, FILED)
def test_stems_sort_as_their_numbers_do(one, other):
    a, b = Number(*one), Number(*other)
    assert (f"{a.stem}.md" < f"{b.stem}.md") == (a < b)


@pytest.mark.parametrize(
    "label", ["第零条", f"第{LARGEST + 1}条", "第一条之零", "第十百条", "第条"]
)
def test_what_no_article_can_be_numbered_is_no_label(label):
    assert Number.of_label(label) is None


@pytest.mark.parametrize("parts", [(), (0,), (1, 0), (LARGEST + 1,)])
def test_no_number_is_out_of_range(parts):
    with pytest.raises(ValueError, match=r"\("):
        Number(*parts)
