"""Regulations of other jurisdictions on the same subject."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.comparing.analogues import LOOKED_AT, Index, analogues, most_sharing
from lawdiff.comparing.subjects import Subject, core, subject
from lawdiff.model import Document
from tests.comparing.texts import accounts, gardens, grounds, parks


@pytest.mark.parametrize(
    ("title", "jurisdiction", "expected"),
    [
        ("青川省公园管理条例", "青川省", "公园管理"),
        ("青川省实施《中华人民共和国水法》办法", "青川省", "水法"),
        ("临海省实施〈中华人民共和国消防法〉若干规定", "临海省", "消防"),
        ("云岭省技术市场条例", "云岭省", "技术市场"),
        ("河东市技术市场条例", None, "技术市场"),
        ("河东市养犬规定（试行）", None, "养犬"),
        ("河东市献血条例(2018年修正)", "河东市", "献血"),
        ("青川省关于加强湿地保护的决定", "青川省", "加强湿地保护"),
        ("中华人民共和国献血法", None, "献血"),
    ],
)
def test_the_core_of_a_title(title: str, jurisdiction: str | None, expected: str) -> None:
    assert core(title, jurisdiction) == expected


def test_the_likest_comes_first_and_another_subject_never() -> None:
    index = Index.of([subject(make()) for make in (accounts, grounds, gardens)])
    found = analogues(subject(parks()), index)
    assert [a.place for a in found] == [2, 1]
    assert found[0].score > found[1].score


def test_a_subject_that_nobody_else_has_finds_none() -> None:
    index = Index.of([subject(make()) for make in (parks, grounds, gardens)])
    assert analogues(subject(accounts()), index) == []


def test_only_those_asked_for_are_named() -> None:
    index = Index.of([subject(make()) for make in (parks, gardens)])
    found = analogues(subject(parks()), index, among=np.array([1]))
    assert [a.place for a in found] == [1]


def test_what_shares_handles_is_the_same_for_one_and_for_many() -> None:
    subjects = [subject(make()) for make in (parks, accounts, grounds, gardens)]
    index = Index.of(subjects)
    for own, (places, shared) in zip(subjects, index.sharing_each(range(4)), strict=True):
        alone, counts = index.sharing(own)
        assert sorted(zip(places, shared, strict=True)) == list(zip(alone, counts, strict=True))
        assert counts.tolist() == [len({*own.handles} & {*subjects[n].handles}) for n in alone]
    (second,) = index.sharing_each(range(1, 2))
    assert sorted(second[0]) == index.sharing(subjects[1])[0].tolist()


def test_those_that_share_most_handles_are_looked_at() -> None:
    places, shared = np.arange(2 * LOOKED_AT), np.arange(2 * LOOKED_AT, dtype=np.int32) // 3
    few = np.array([7, 2, 5])
    assert most_sharing(few, shared[:3]).tolist() == [2, 5, 7]
    most = most_sharing(places[::-1], shared[::-1]).tolist()
    assert len(most) == LOOKED_AT
    assert most == sorted(sorted(places.tolist(), key=lambda n: (-(n // 3), n))[:LOOKED_AT])


def test_an_empty_index_and_a_text_without_articles_find_none() -> None:
    assert analogues(subject(parks()), Index.of([])) == []
    index = Index.of([subject(parks())])
    assert analogues(subject(Document(title="名录")), index) == []


def test_a_reason_is_stated() -> None:
    (found,) = analogues(subject(parks()), Index.of([subject(gardens())]))
    assert found.title == pytest.approx(1)  # the core of both is 公园管理
    assert 0 < found.content < 1


def test_what_is_on_one_subject_shares_more_handles() -> None:
    mine, same, other = (set(subject(make()).handles) for make in (parks, gardens, accounts))
    assert len(mine & same) > 2 * len(mine & other)


@given(st.lists(st.text(alphabet="公园湖岸花木会计档案，。", min_size=1, max_size=60), max_size=4))
def test_a_subject_survives_being_stored(texts: list[str]) -> None:
    made = subject(Document(title="河东市公园条例", preamble="".join(texts), jurisdiction="河东市"))
    again = Subject.from_bytes(made.to_bytes())
    assert again.name == made.name
    assert again.content.places.tolist() == made.content.places.tolist()
    assert again.content.weights == pytest.approx(made.content.weights, abs=0.01)


def test_a_subject_of_another_format_is_not_misread() -> None:
    with pytest.raises(ValueError, match="format"):
        Subject.from_bytes(b"\x00" + subject(parks()).to_bytes()[1:])
