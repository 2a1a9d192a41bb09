"""Runs of equal entries, against what plain Python finds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.diffing.runs import order_of, sum_of_each

GROUPS = st.lists(st.tuples(st.integers(0, 2**40), st.integers(0, 9)), max_size=12)


@given(st.lists(st.integers(0, 5) | st.integers(0, 2**40), max_size=40))
def test_keys_are_put_in_rising_order_equal_ones_as_they_stood(keys: list[int]) -> None:
    found = order_of(np.array(keys, np.intp)).tolist()
    assert found == sorted(range(len(keys)), key=keys.__getitem__)


@given(GROUPS)
def test_the_values_of_each_group_are_added_up(entries: list[tuple[int, int]]) -> None:
    group, value = (np.array([e[side] for e in entries], np.intp) for side in (0, 1))
    kinds, sums = sum_of_each(group, value)
    expected: dict[int, int] = {}
    for kind, share in sorted(entries):
        expected[kind] = expected.get(kind, 0) + share
    assert dict(zip(kinds.tolist(), sums.tolist(), strict=True)) == expected
