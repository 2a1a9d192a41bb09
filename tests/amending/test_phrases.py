"""Words found and put into a text, with the punctuation decisions leave out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.amending import phrases
from lawdiff.amending.phrases import applied
from lawdiff.errors import Refused

TEXTS = st.text(alphabet="甲乙，、。“” (（", max_size=12)


@given(TEXTS, TEXTS)
def test_words_printed_in_a_text_are_found_there(before: str, after: str) -> None:
    text = f"{before}丙丁{after}"
    assert phrases.occurrences(text, "丙丁") == [(len(before), len(before) + 2)]


@pytest.mark.parametrize("words", ["（甲）", "(甲)", "（ 甲 ）"])
def test_width_and_space_do_not_count(words: str) -> None:
    assert phrases.occurrences("前（甲）后", words) == [(1, 4)]


@pytest.mark.parametrize(
    ("text", "words", "result"),
    [
        ("由甲、乙负责。", "、乙", "由甲负责。"),
        ("由甲、乙和丙负责。", "乙", "由甲和丙负责。"),
        ("应当公布，并报告。", "，并报告", "应当公布。"),
        ("应当公布，并报告。", "并报告", "应当公布。"),
        ("甲事。乙事。丙事。", "乙事", "甲事。丙事。"),
        ("乙，甲事。", "乙", "甲事。"),
        ("由甲、乙、丙负责。", "乙", "由甲、丙负责。"),
    ],
)
def test_a_deletion_leaves_no_mark_alone(text: str, words: str, result: str) -> None:
    ((start, end),) = phrases.occurrences(text, words)
    assert applied(text, [phrases.deletion(text, start, end)]) == result


@pytest.mark.parametrize(
    ("text", "said", "words", "result"),
    [
        ("为了保护步道，方便群众。", "保护步道", "美化环境", "为了保护步道，美化环境，方便群众。"),
        ("甲、乙应当负责。", "甲", "丙", "甲、丙、乙应当负责。"),
        ("由行政机关负责。", "行政机关", "和有关组织", "由行政机关和有关组织负责。"),
        ("应当公布。", "应当", "及时", "应当及时公布。"),
        ("甲事。丙事。", "甲事。", "乙事。", "甲事。乙事。丙事。"),
    ],
)
def test_new_words_behind_old_ones(text: str, said: str, words: str, result: str) -> None:
    ((start, end),) = phrases.occurrences(text, said)
    if text.startswith("为了"):
        text, start, end = f"步道，{text[2:]}", 3, 3 + len(said)
        result = f"步道，{result[2:]}"
    assert applied(text, [phrases.inserted_after(text, start, end, words)]) == result


def test_what_is_said_elsewhere_shows_how_words_are_joined() -> None:
    text, words = "对知悉的秘密负责。", "隐私和个人信息"
    ((start, end),) = phrases.occurrences(text, "秘密")
    with pytest.raises(Refused, match="cannot be told"):
        phrases.inserted_after(text, start, end, words)
    edit = phrases.inserted_after(text, start, end, words, "泄露秘密、隐私和个人信息的")
    assert applied(text, [edit]) == "对知悉的秘密、隐私和个人信息负责。"


@pytest.mark.parametrize("words", ["乙", "丙丁"])
def test_a_comma_that_cannot_be_told_is_refused(words: str) -> None:
    text = "应当告知甲，并公布。"
    ((start, end),) = phrases.occurrences(text, "甲")
    with pytest.raises(Refused, match="cannot be told"):
        phrases.inserted_after(text, start, end, words)


def test_words_appended_must_be_a_sentence_or_say_how_they_join() -> None:
    assert applied("甲。", [phrases.appended("甲。", "乙。")]) == "甲。乙。"
    assert applied("甲。", [phrases.appended("甲。", "；乙")]) == "甲；乙。"
    with pytest.raises(Refused):
        phrases.appended("甲。", "乙")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(1, 1, "甲。"), (2, 2, "“乙。”"), (-1, -1, "丙。"), (-2, -1, "“乙。”丙。"), (4, 4, None)],
)
def test_sentences_are_counted_from_either_end(first: int, last: int, expected: str | None) -> None:
    text = "甲。“乙。”丙。"
    found = phrases.sentence_range(text, first, last)
    assert (text[slice(*found)] if found else None) == expected
