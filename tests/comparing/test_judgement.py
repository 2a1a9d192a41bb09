"""The evidence for a pair of articles, what the second reading adds, and what is then listed."""

import numpy as np

from lawdiff.comparing.evidence import evidence
from lawdiff.comparing.judgement import Reading, hindsight, judge
from lawdiff.comparing.pairing import supported
from lawdiff.comparing.profile import Profile, profile
from lawdiff.comparing.terms import Floats
from tests.comparing.texts import gardens, grounds, parks, regulation


def made_of(*lines: str) -> Profile:
    return profile(regulation("\n".join(lines), "河东市公园管理规定", "河东市", "hedong"))


def matrix(*rows: list[float]) -> Floats:
    return np.array(rows, np.float32)


def listed(partner: float, link: float) -> bool:
    one, other = made_of("公园每日开放。"), made_of("游人不得攀折花木。")
    return bool(
        [m for m in supported(one, other, Reading(matrix([partner]), matrix([link]))) if m.primary]
    )


def test_what_few_articles_hold_ties_a_long_article_to_a_short_one() -> None:
    long = "公园应当设置母婴室。" + "公园应当每日开放，开放时间不得少于十二小时。" * 5
    here = made_of("公园应当每日开放。", long, "公园应当设置停车场。")
    there = made_of("公园应当免费开放。", "公园应当有母婴室。", "公园应当设置座椅。")
    ties = evidence(here, there)["exclusive"]
    assert ties[1].argmax() == 1
    assert ties[:, 1].argmax() == 1


def test_evidence_and_judgement_are_the_same_from_both_sides() -> None:
    one, other = profile(parks()), profile(gardens())
    there = evidence(other, one)
    for name, measure in evidence(one, other).items():
        np.testing.assert_allclose(measure, there[name].T, atol=1e-4, err_msg=name)
    for here, back in zip(judge(one, other), judge(other, one), strict=True):
        np.testing.assert_allclose(here, back.T, atol=1e-3)


def test_rivals_that_stand_before_a_pair_are_told_from_those_after() -> None:
    even = matrix([0.1, 0.1], [0.8, 0.1], [0.8, 0.1])
    rivals = hindsight(Reading(even, even))["earlier rivals"]
    assert rivals[1, 0] < 0 < rivals[2, 0]


def test_a_further_link_taken_for_the_main_counterpart_is_no_reason_not_to_list_it() -> None:
    assert listed(partner=0.3, link=0.9)
    assert not listed(partner=0.3, link=0.4)


def test_of_two_articles_that_stand_for_one_each_is_judged_a_link() -> None:
    reading = judge(profile(parks()), profile(grounds()))
    conduct, penalty = reading.link[7, 5], reading.link[9, 5]
    assert min(conduct, penalty) > reading.link[:, 5].mean()
    assert reading.partner[7, 5] > reading.partner[9, 5]
