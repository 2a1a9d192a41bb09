"""The edits between two texts of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from lawdiff.diffing import diff_text
from lawdiff.diffing.script import fast_engine, python_engine
from lawdiff.diffing.tokens import characters, clauses, lines, words
from lawdiff.model import Ops
from tests.diffing.laws import ANY_TEXT, TEXTS

BOTH = st.one_of(TEXTS, ANY_TEXT)
UNITS = st.sampled_from(["word", "char"])


def shown(old: str, new: str, unit: str = "word") -> str:
    """The edits with removed text in [] and added text in {}."""
    mark = {"=": "{}", "-": "[{}]", "+": "{{{}}}"}
    return "".join(mark[sign].format(text) for sign, text in diff_text(old, new, unit))


@given(BOTH, BOTH, UNITS)
def test_both_texts_are_given_back(old, new, unit):
    ops = diff_text(old, new, unit)
    assert (ops.old, ops.new) == (old, new)
    assert ops.inverted().old == new


@given(BOTH, UNITS)
def test_a_text_does_not_differ_from_itself(text, unit):
    assert not diff_text(text, text, unit).changed


@given(BOTH, BOTH, UNITS)
def test_both_engines_give_the_same_edits(old, new, unit):
    pytest.importorskip("fast_diff_match_patch")
    slow = diff_text(old, new, unit, engine=python_engine)
    assert slow == diff_text(old, new, unit, engine=fast_engine)


@given(TEXTS, TEXTS)
def test_edits_are_no_fewer_than_another_program_needs(old, new):
    edited = sum(len(text) for sign, text in diff_text(old, new) if sign != "=")
    assert Indel.distance(old, new) <= edited <= len(old) + len(new)


@given(BOTH)
def test_pieces_joined_give_the_text_back(text):
    for cut in (lines, clauses, words, characters):
        assert "".join(cut(text)) == text


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("应当在三十日内办结。", "应当在十五日内办结。", "应当在[三十日]{十五日}内办结。"),
        ("依照第十二条办理。", "依照第十三条办理。", "依照[第十二条]{第十三条}办理。"),
        ("不超过百分之二十。", "不超过百分之五。", "不超过[百分之二十]{百分之五}。"),
        ("罚款1,200元。", "罚款1,500元。", "罚款[1,200]{1,500}元。"),
        ("第二百三十四条", "第二百三十五条", "[第二百三十四条]{第二百三十五条}"),
    ],
)
def test_numerals_are_whole(old, new, edits):
    assert shown(old, new) == edits


def test_numerals_are_whole_in_characters_too():
    assert shown("三十日内", "十五日内", "char") == "[三十]{十五}日内"


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        (
            "由省环境保护行政主管部门批准。",
            "由省生态环境主管部门批准。",
            "由省[环境保护行政]{生态环境}主管部门批准。",
        ),
        (
            "报县人民政府批准，并予以公布。",
            "报县人民政府批准，征求公众意见，并予以公布。",
            "报县人民政府批准，{征求公众意见，}并予以公布。",
        ),
        ("鼓励植树；禁止伐木。", "禁止伐木。", "[鼓励植树；]禁止伐木。"),
    ],
)
def test_edits_read_as_words_and_clauses(old, new, edits):
    assert shown(old, new) == edits


def test_an_inserted_item_takes_its_label_with_it():
    old = "下列条件：\n（一）有场所；\n（二）有专职人员；\n（三）有管理制度。"
    new = "下列条件：\n（一）有场所；\n（二）有必要的设备；\n（三）有专职人员；\n（四）有管理制度。"
    assert shown(old, new) == (
        "下列条件：\n（一）有场所；\n[（二）]{（二）有必要的设备；\n（三）}有专职人员；\n"
        "[（三）]{（四）}有管理制度。"
    )


def test_a_parted_paragraph_keeps_its_sentences():
    old = "湿地由水务部门管理。绿地由林业部门管理。公园由建设部门管理。"
    assert shown(old, old.replace("。绿", "。\n绿")) == old.replace("。绿", "。{\n}绿")


def test_rows_of_a_table_are_known_by_their_first_cell():
    old = "标准：\n|甲|3|台|\n|乙|4|台|\n|丙|5|个|"
    new = "标准：\n|丁|9|台|\n|甲|3|套|\n|丙|6|个|"
    edits = "标准：\n{|丁|9|台|\n}|甲|3|[台]{套}|\n[|乙|4|台|\n]|丙|[5]{6}|个|"
    assert shown(old, new) == edits


def test_stretches_that_share_little_are_replaced_whole():
    old = "市科技部门应当发挥研究机构和企业的优势，逐步形成一批创新基地"
    new = "本市支持国家实验室建设，建立以国家实验室为引领的体系"
    assert shown(old, new) == f"[{old}]{{{new}}}"


@pytest.mark.timeout(20)
@pytest.mark.parametrize("length", [1_000, 100_000])
def test_hopeless_texts_are_replaced_in_bounded_time(length):
    old = "".join(chr(0x4E00 + 7919 * i % 20_000) for i in range(length))
    new = "".join(chr(0x4E00 + 104_729 * i % 20_000) for i in range(length))
    for unit in ("word", "char"):
        ops = diff_text(old, new, unit, engine=python_engine)
        assert (ops.old, ops.new) == (old, new)


def test_a_long_article_lightly_edited_keeps_the_rest():
    old = "".join(f"第{i}号地块由河东市人民政府管理，不得占用；" for i in range(5_000))
    ops = diff_text(old, old.replace("第2500号地块", "第2500号绿地"))
    assert [op for op in ops if op[0] != "="] == [("-", "地块"), ("+", "绿地")]


def test_edits_are_a_normal_form():
    assert isinstance(diff_text("", "应当"), Ops)
    assert not diff_text("", "").ops
