"""What would harm the record."""

from dataclasses import replace

from lawdiff.model import Document
from lawdiff.parsing import harm, parse


def document(text: str) -> Document:
    (found,) = parse("青川省修理铺条例\n" + text).documents
    return found


WHOLE = "".join(f"第{n}条 铺主应当认真修理。\n" for n in "一二三四五六")


def test_a_sound_text_may_enter() -> None:
    assert harm(document(WHOLE), None) == ()
    assert harm(document(WHOLE), document(WHOLE + "第七条 免费。")) == ()


def test_what_waits_to_be_looked_at() -> None:
    repeated = document("第一条 甲。\n第二条 乙。\n第二条 丙。\n第三条 丁。")
    restarts = document("第一条 甲。\n第二条 乙。\n第一条 丙。\n第二条 丁。")
    unplaced = document("开铺之前应当认真准备材料并且逐项核对，不得遗漏。\n第一条 甲。")
    assert [n.code for n in harm(document("修理铺自古有之。"), None)] == ["no_units"]
    assert [n.code for n in harm(repeated, None)] == ["number_repeated"]
    assert "numbering_restarts" in [n.code for n in harm(restarts, None)]
    assert [n.code for n in harm(unplaced, None)] == ["text_outside_units"]
    assert [n.code for n in harm(document("第一条 甲。\n第二条 乙。"), document(WHOLE))] == [
        "half_the_articles_gone"
    ]


def test_a_document_that_was_stored_is_judged_without_its_notices() -> None:
    repeated = document("第一条 甲。\n第二条 乙。\n第二条 丙。\n第三条 丁。")
    assert [n.code for n in harm(replace(repeated, notices=()), None)] == ["number_repeated"]
    assert [n.code for n in harm(replace(repeated, notices=(), articles=()), None)] == ["no_units"]
