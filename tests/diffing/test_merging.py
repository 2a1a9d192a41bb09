"""Old articles that went where the one beside them went."""

import pytest

from lawdiff.diffing.carry import Carried
from lawdiff.diffing.merging import merged
from lawdiff.diffing.scores import Scores


def found(alike, homes):
    return list(merged(Scores.of(alike), homes))


def test_an_article_went_where_its_neighbour_went():
    alike = {(4, 2): 0.5, (4, 7): 0.25}
    assert found(alike, {2: 5, 7: 9}) == [Carried(4, 2, 0.5, 0.0)]


@pytest.mark.parametrize(
    ("alike", "homes"),
    [
        ({(4, 2): 0.5}, {2: 8}),  # what became of it stood far off
        ({(4, 2): 0.5}, {}),  # it became of nothing, or of something it still equals
        ({(4, 2): 0.125}, {2: 5}),  # hardly alike
        ({(4, 2): 0.5, (4, 3): 0.5}, {2: 5}),  # another is as like
    ],
)
def test_all_others_are_gone(alike, homes):
    assert not found(alike, homes)


def test_nothing_is_alike():
    assert not found({}, {0: 0})
