"""Which articles of two regulations correspond."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.comparing.pairing import pair
from lawdiff.model import Document, Pairing
from tests.comparing.texts import accounts, gardens, grounds, parks, regulation

LINES = [line for make in (parks, gardens, grounds, accounts) for line in
         (article.text for article in make().articles)]  # fmt: skip
some_articles = st.lists(st.sampled_from(LINES), max_size=12)


def made_of(lines: list[str]) -> Document:
    text = "\n".join(line.replace("\n", "\\n") for line in lines) if lines else ""
    return (
        regulation(text, "河东市公园管理规定", "河东市", "hedong")
        if lines
        else Document(title="河东市公园管理规定")
    )


def primary(found: Pairing) -> dict[str, str]:
    return {match.one: match.other for match in found.primary}


def test_articles_correspond_whatever_their_numbers() -> None:
    found = primary(pair(parks(), gardens()))
    assert found["第七条"] == "第九条"  # opening hours
    assert found["第九条"] == "第七条"  # warning signs
    assert found["第四条"] == "第三条"  # the government's part


def test_an_article_without_a_counterpart_stays_alone() -> None:
    found = pair(parks(), gardens())
    assert "第三条" not in primary(found)  # principles
    assert "第五条" not in primary(found).values()  # a month of culture


def test_a_penalty_goes_with_the_penalty_for_the_same_conduct() -> None:
    assert primary(pair(parks(), gardens()))["第十条"] == "第十条"


def test_what_two_articles_regulate_and_one_regulates_there_is_linked_twice() -> None:
    found = [(m.one, m.primary) for m in pair(parks(), grounds()).pairs if m.other == "第六条"]
    assert {one for one, _ in found} == {"第八条", "第十条"}
    assert sum(main for _, main in found) == 1


def test_a_regulation_corresponds_to_itself_article_by_article() -> None:
    found = pair(parks(), parks())
    assert primary(found) == {a.label: a.label for a in parks().articles}
    assert len(found.pairs) == len(parks().articles)
    assert found.likeness == 1


def test_different_subjects_share_little_more_than_their_frame_and_it_is_said() -> None:
    found = pair(parks(), accounts())
    assert [notice.code for notice in found.notices] == ["unlike_subjects"]
    assert len(found.pairs) <= 3
    assert all(match.confidence == "high" for match in found.pairs)


def test_a_text_without_articles_has_no_counterparts_and_it_is_said() -> None:
    found = pair(parks(), Document(title="河东市公园名录"))
    assert not found.pairs
    assert found.likeness == 0
    assert [notice.code for notice in found.notices] == ["no_articles"]


def test_articles_against_sections_are_compared_and_it_is_said() -> None:
    sections = regulation(
        "\n".join(a.text for a in grounds().articles),
        "云岭省公园管理若干规定", "云岭省", "yunling", unit="section",
    )  # fmt: skip
    found = pair(parks(), sections)
    assert [notice.code for notice in found.notices] == ["unlike_units"]
    assert primary(found)["第七条"] == "第五条"


@given(some_articles, some_articles)
def test_pairing_is_the_same_from_both_sides(one: list[str], other: list[str]) -> None:
    here, there = pair(made_of(one), made_of(other)), pair(made_of(other), made_of(one))
    assert here.likeness == pytest.approx(there.likeness, abs=1e-4)
    scores = sorted(match.score for match in here.primary)
    assert scores == pytest.approx(sorted(match.score for match in there.primary), abs=1e-3)


@given(some_articles, some_articles)
def test_every_pair_is_of_articles_that_are_there(one: list[str], other: list[str]) -> None:
    first, second = made_of(one), made_of(other)
    found = pair(first, second)
    assert {m.one for m in found.pairs} <= {a.label for a in first.articles}
    assert {m.other for m in found.pairs} <= {a.label for a in second.articles}
    assert all(0 <= match.score <= 1 for match in found.pairs)
    assert len({(m.one, m.other) for m in found.pairs}) == len(found.pairs)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=12))
def test_any_text_corresponds_to_itself(lines: list[str]) -> None:
    text = made_of(lines)
    assert primary(pair(text, text)) == {a.label: a.label for a in text.articles}


def test_one_article_in_common_among_many_that_are_not_is_found() -> None:
    words = [chr(place) for place in range(0x4E00, 0x4E00 + 2000)]
    here = ["".join(words[n * 10 : n * 10 + 10]) for n in range(60)]
    there = ["".join(words[n * 10 : n * 10 + 10]) for n in range(59, 119)]
    found = pair(made_of(here), made_of(there))
    assert ("第六十条", "第一条", 1.0) in {(m.one, m.other, m.score) for m in found.primary}


def test_the_same_two_texts_give_the_same_pairing_every_time() -> None:
    assert pair(parks(), gardens()) == pair(parks(), gardens())
