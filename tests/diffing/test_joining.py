"""Articles that were made one with another, or cut out of one."""

import pytest

from lawdiff.diffing.carry import Carried
from lawdiff.diffing.joining import merged, split
from lawdiff.diffing.scores import Scores

FENCE = ["施工单位应当设置围挡。"]
WATER = ["施工单位应当每日洒水降尘。"]
BOTH = ["施工单位应当设置围挡并每日洒水降尘。"]
SIGNS = ["航道管理机构应当设置航标。"]


def gone(cosines, became, old, new):
    return merged(Scores.of(cosines), became, old, new)


def come(cosines, became, old, new):
    return split(Scores.of(cosines), became, old, new)


def test_an_article_went_into_what_another_became():
    found = gone({(1, 0): 0.5}, {0: 0}, [FENCE, WATER], [BOTH])
    assert found == [Carried(1, 0, 0.5, 0.0)]


def test_an_article_came_out_of_what_became_another():
    found = come({(0, 1): 0.5}, {0: 0}, [BOTH], [FENCE, WATER])
    assert found == [Carried(0, 1, 0.0, 0.5)]


@pytest.mark.parametrize(
    ("cosines", "became", "new"),
    [
        ({(1, 0): 0.5}, {0: 0}, [FENCE]),  # all it shares is what its neighbour shares
        ({(1, 0): 0.125}, {0: 0}, [BOTH]),  # hardly alike
        ({(1, 0): 0.5}, {}, [BOTH]),  # nothing else became of it
        ({(1, 0): 0.5, (1, 1): 0.75}, {0: 0}, [BOTH, WATER]),  # another is more like it
    ],
)
def test_what_was_struck_out_went_nowhere(cosines, became, new):
    assert not gone(cosines, became, [FENCE, WATER], new)


def test_what_was_merged_may_have_stood_anywhere():
    old = [FENCE, *[SIGNS] * 9, WATER]
    assert gone({(10, 0): 0.5}, {0: 0}, old, [BOTH]) == [Carried(10, 0, 0.5, 0.0)]


def test_what_was_cut_out_stays_near():
    near, far = [[FENCE, *[SIGNS] * many, WATER] for many in (2, 3)]
    assert come({(0, 3): 0.5}, {0: 0}, [BOTH], near) == [Carried(0, 3, 0.0, 0.5)]
    assert not come({(0, 4): 0.5}, {0: 0}, [BOTH], far)


def test_nothing_is_alike():
    assert not gone({}, {0: 0}, [FENCE], [FENCE])
