"""What articles say in other words."""

import numpy as np

from lawdiff.comparing.profile import profile
from lawdiff.comparing.senses import senses, unit
from lawdiff.comparing.terms import Floats, count_terms
from tests.comparing.texts import parks


def sense(*texts: str) -> Floats:
    terms = count_terms(texts)
    return senses(terms.counts, terms.keys)


def test_articles_on_one_matter_lie_near_each_other_without_a_word_in_common() -> None:
    asked, publicity, fees, guard = sense(
        "报纸、电台应当刊播公益广告。",
        "每年开展宣传教育，普及知识。",
        "停车收费实行政府指导价。",
        "未经批准，不得占用绿地。",
    )
    assert asked @ publicity > max(asked @ fees, asked @ guard)


def test_a_sense_has_the_length_of_one_and_a_text_of_no_terms_has_none() -> None:
    lengths = np.linalg.norm(sense("公园应当每日开放。", "", "第"), axis=1)
    np.testing.assert_allclose(lengths, [1, 0, 0], atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(profile(parks()).senses, axis=1), 1, atol=1e-5)


def test_a_sense_depends_on_its_own_text_alone() -> None:
    one = "公园主管部门应当会同规划部门编制公园专项规划。"
    np.testing.assert_allclose(sense(one, "游人不得攀折花木。")[0], sense(one)[0], atol=1e-5)


def test_vectors_are_brought_to_the_length_of_one() -> None:
    vectors = np.array([[3, 4], [0, 0]], np.float32)
    np.testing.assert_allclose(unit(vectors), [[0.6, 0.8], [0, 0]])
