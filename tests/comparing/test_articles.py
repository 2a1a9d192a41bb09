"""What is read of single articles: wording, roles, duties, shared phrases."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.comparing.duties import cited, is_penal
from lawdiff.comparing.phrases import SHORTEST, shared_phrases
from lawdiff.comparing.profile import profile
from lawdiff.comparing.roles import ROLES, roles
from lawdiff.comparing.terms import buckets, count_terms, is_word
from lawdiff.comparing.wording import comparable
from lawdiff.folding import fold
from lawdiff.numbering import Number
from tests.comparing.texts import parks

text = st.text(alphabet="公园湖岸花木应当不得，。；", max_size=40)


def test_levels_of_government_and_names_of_departments_do_not_count() -> None:
    here = comparable("县级以上人民政府水行政主管部门应当公布湖泊名录。")
    there = comparable("市和区人民政府水部门应当公布湖泊名录。")
    assert here == there


def test_what_says_where_does_not_count() -> None:
    assert comparable("本省公园适用本条例。") == comparable("本市公园适用本条例。")


@pytest.mark.parametrize(
    ("place", "role"),
    [
        (1, "purpose"), (2, "scope"), (3, "principles"), (4, "government"), (5, "departments"),
        (11, "misconduct"), (12, "entry into force"),
    ],
)  # fmt: skip
def test_articles_that_every_regulation_has_are_known_by_their_role(place: int, role: str) -> None:
    held = roles([fold(article.text) for article in parks().articles])
    assert held[place - 1, list(ROLES).index(role)] == 1


def test_a_penalty_has_no_role_that_its_duty_might_have() -> None:
    held = roles([fold("对举报人打击报复的，处五百元以上一千元以下罚款。")])
    assert held[0, list(ROLES).index("reporting")] == 0


def test_cited_are_articles_of_this_regulation_alone() -> None:
    words = fold("违反本条例第八条第二款、第十条之一规定的，依照《湖泊条例》第三十条处理。")
    assert cited(words) == {Number(8), Number(10, 1)}


def test_penalties_are_known_by_what_they_threaten() -> None:
    assert is_penal(fold("责令限期改正；逾期不改正的，处五十元罚款。"))
    assert not is_penal(fold("公园应当每日开放。"))


def test_a_profile_knows_penalties_and_the_duties_they_enforce() -> None:
    prepared = profile(parks())
    assert np.flatnonzero(prepared.penal).tolist() == [9, 10]
    assert prepared.cited[9].tolist() == [7]


def test_words_are_counted_beside_bigrams() -> None:
    terms = count_terms(["无障碍通道", "", "无障碍通道"])
    assert terms.counts.shape[0] == 3
    assert terms.counts[[1]].nnz == 0
    assert is_word(terms.keys).any()
    assert (terms.counts[[0]] != terms.counts[[2]]).nnz == 0


def test_every_bigram_has_a_place_in_the_background() -> None:
    keys = count_terms(["公园应当每日开放，免费供应饮用水。"]).keys
    assert buckets(keys).min() >= 0
    assert buckets(keys).max() < 1 << 18


@given(text, text)
def test_shared_phrases_stand_in_both_and_never_overlap(one: str, other: str) -> None:
    end = 0
    for start, stop in shared_phrases(one, other):
        assert start >= end
        assert stop - start >= SHORTEST
        end = stop


def test_the_whole_of_a_shared_sentence_is_one_phrase() -> None:
    assert shared_phrases("园内不得攀折花木、投喂鸟类。", "不得攀折花木、投喂鸟类，") == ((2, 13),)
