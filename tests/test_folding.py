"""The key under which text is compared."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from lawdiff.folding import fold, fold_lines

MARKS = "，；：,;:。、（）“”《》"
TEXTS = st.text(f"应当可以{MARKS}〇０Ａa \n\r\t\u3000\u200b\U00020000", max_size=30)


@given(TEXTS)
def test_lines_are_folded_each_for_itself(text: str) -> None:
    assert fold_lines(text) == [fold(line) for line in text.split("\n")]


@given(TEXTS)
def test_text_is_folded_character_by_character(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


def test_the_commonest_marks_have_the_keys_of_their_narrow_forms() -> None:
    marks = "，；："
    assert fold(marks) == unicodedata.normalize("NFKC", marks) == ",;:"
