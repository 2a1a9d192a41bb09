"""Lists of places, as they are printed."""

import re

import pytest

from lawdiff.amending.targets import PLACES, parse_places
from lawdiff.errors import Refused
from lawdiff.model.decision import Target
from lawdiff.numbering import Number

CONTEXT = Target(article=Number(9), paragraph=2)


def labels(text: str, context: Target | None = None) -> list[str]:
    assert re.fullmatch(PLACES, text)
    return [place.label for place in parse_places(text, context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第四条至第六条、第十二条", ["第四条", "第五条", "第六条", "第十二条"]),
        ("第六条第一款、第七条", ["第六条第一款", "第七条"]),
        ("第五条第一款第二项、第四项", ["第五条第一款第二项", "第五条第一款第四项"]),
        ("第八条、第九条第一项", ["第八条", "第九条第一项"]),
        ("第二条之一至第二条之三", ["第二条之一", "第二条之二", "第二条之三"]),
        ("第三条第（二）项", ["第三条第二项"]),
        ("第三条第一至三项", ["第三条第一项", "第三条第二项", "第三条第三项"]),
        ("第三章第二节", ["第三章第二节"]),
        ("第三章章名", ["第三章章名"]),
        ("名称、第一条", ["名称", "第一条"]),
        ("附件二", ["附件二"]),
    ],
)
def test_places_are_filled_in(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一款和第三款", ["第九条第一款", "第九条第三款"]),
        ("第二项", ["第九条第二款第二项"]),
        ("第二款至第四款", ["第九条第二款", "第九条第三款", "第九条第四款"]),
    ],
)
def test_what_is_left_out_comes_from_the_place_before(text: str, expected: list[str]) -> None:
    assert labels(text, CONTEXT) == expected


def test_a_section_stands_in_the_chapter_named_before() -> None:
    chapter = Target(part="heading", headings=(("章", 3), ("节", 1)))
    assert labels("第二节", chapter) == ["第三章第二节"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("第一款第二句", (2, 2)), ("第一款最后一句", (-1, -1)), ("第一款后两句", (-2, -1))],
)
def test_sentences_are_counted_from_either_end(text: str, expected: tuple[int, int]) -> None:
    (place,) = parse_places(text, CONTEXT)
    assert place.sentences == expected


@pytest.mark.parametrize(
    "text", ["第六条至第四条", "第三款至第一款", "第二条至第三条第一款", "第零条"]
)
def test_what_is_no_range_or_number_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse_places(text, CONTEXT)


def test_a_range_longer_than_any_law_needs_is_refused_for_its_length() -> None:
    with pytest.raises(Refused) as refusal:
        parse_places("第一条至第九千条", CONTEXT)
    assert refusal.value.code == "instruction_range_long"
    assert len(parse_places("第一条至第四百条", CONTEXT)) == 400
