"""Choosing among scored couples."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.diffing.runs import best_of_each
from lawdiff.diffing.scores import Scores

VALUES = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(1, 9)),
    unique_by=lambda couple: couple[:2],
    max_size=15,
)


def scores(entries) -> Scores:
    old, new, value = zip(*entries, strict=True) if entries else ((), (), ())
    return Scores(np.array(old, np.intp), np.array(new, np.intp), np.array(value, float) / 10)


@given(VALUES)
def test_the_highest_score_is_taken_first(entries):
    value = {(i, j): v / 10 for i, j, v in entries}
    chosen = scores(entries).one_to_one(0.3)
    assert len({i for i, _ in chosen}) == len({j for _, j in chosen}) == len(chosen)
    for (i, j), v in value.items():
        rivals = [c for c in chosen if c[0] == i or c[1] == j]
        assert v < 0.3 or any(value[c] >= v for c in rivals)


@given(VALUES)
def test_a_couple_is_mutual_if_neither_scores_higher_elsewhere(entries):
    value = {(i, j): v / 10 for i, j, v in entries}
    for i, j in scores(entries).mutual(0):
        assert all(v <= value[i, j] for (a, b), v in value.items() if a == i or b == j)


@given(VALUES, VALUES)
def test_a_total_adds_what_each_couple_scores(entries, others):
    parts = [scores(sorted(own)) for own in (entries, others)]
    want = Counter()
    for own in (entries, others):
        want.update({(i, j): v / 10 for i, j, v in own})
    found = Scores.total(parts)
    assert list(found.by_couple()) == sorted(want)
    assert found.at(list(want)) == [round(v, 4) for v in want.values()]
    assert found.at([(9, 9)]) == [0]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5)), max_size=12))
def test_the_best_of_each_group_is_its_first_highest(entries):
    group = np.array([g for g, _ in entries], np.intp)
    value = np.array([v for _, v in entries], float)
    want = []
    for g in sorted(set(group.tolist())):
        places = [k for k, own in enumerate(group) if own == g]
        want.append(max(places, key=lambda k: (value[k], -k)))
    assert best_of_each(group, value).tolist() == want


def test_preference_is_shared_among_rivals():
    none, one, two = scores([]), scores([(0, 0, 5)]), scores([(0, 0, 5), (0, 1, 5)])
    assert one.preference(0.15, none, 0.1).value[0] == 1
    assert np.allclose(two.preference(0.15, none, 0.1).value, np.sqrt(0.5))


def test_rivals_that_are_not_to_be_had_weigh_a_share():
    one = scores([(1, 0, 5)])
    assert np.allclose(one.preference(0.15, scores([(1, 7, 5)]), 0.25).value, np.sqrt(0.8))
    assert one.preference(0.15, scores([(4, 7, 9)]), 0.25).value[0] == 1


def test_no_rival_is_too_strong_to_be_reckoned_with():
    faint = Scores.of({(0, 0): 0.001})
    assert faint.preference(0.15, scores([(0, 1, 9)]), 0.1).value[0] < 1e-9
