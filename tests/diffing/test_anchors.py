"""What ties two texts together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lawdiff import diffing
from lawdiff.diffing.anchors import once, parts
from lawdiff.diffing.order import rising
from lawdiff.diffing.tokens import is_telling

_PIECES = st.lists(st.sampled_from("abcdefgh"), max_size=12)


def test_a_piece_ties_where_it_stands_once_in_each() -> None:
    assert once(list("abcb"), list("cab")) == [(0, 1), (2, 0)]


def test_parts_lie_between_the_ties() -> None:
    assert parts(list("xay"), list("az"), [(1, 0)]) == [(["x"], []), (["a"], ["a"]), (["y"], ["z"])]


@given(_PIECES, _PIECES)
def test_parts_give_both_texts_back(old: list[str], new: list[str]) -> None:
    found = parts(old, new, rising(once(old, new)))
    assert [piece for gone, _ in found for piece in gone] == old
    assert [piece for _, come in found for piece in come] == new


def test_neither_a_character_nor_a_number_is_telling() -> None:
    telling = [is_telling(token) for token in ("登记", "的", "第三条", "（二）", "十五", "30")]
    assert telling == [True, False, False, False, False, False]


def test_a_telling_word_stays_where_a_common_one_moved_past_it() -> None:
    ops = diffing.diff_text("委员会和登记机关", "专家和委员会、登记机关").ops
    assert ops == (
        ("+", "专家和"), ("=", "委员会"), ("-", "和"), ("+", "、"), ("=", "登记机关"),
    )  # fmt: skip
