"""Chains of couples that keep their order."""

from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.diffing.order import Order, rising

COUPLES = st.permutations(range(7)).flatmap(
    lambda order: st.lists(st.sampled_from(list(enumerate(order))), unique=True, max_size=7)
)


def rises(chain) -> bool:
    return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))


@given(COUPLES)
def test_the_longest_rising_chain_is_found(couples):
    longest = max(
        size
        for size in range(len(couples) + 1)
        if any(rises(sorted(chain)) for chain in combinations(couples, size))
    )
    found = rising(couples)
    assert rises(found)
    assert set(found) <= set(couples)
    assert len(found) == longest


def test_places_are_expected_between_known_couples():
    order = Order.of([(0, 0), (4, 8)], 6, 12)
    assert list(order.of_old) == [0, 2, 4, 6, 8, 10]
    assert order.nearness(np.array([2]), np.array([4]))[0] == 1


def test_without_couples_places_are_proportional():
    assert list(Order.of([], 3, 3).of_old) == [0, 1, 2]
