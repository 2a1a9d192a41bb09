"""Quotations over several paragraphs, in every manner they are printed and lost."""

import pytest

from lawdiff.amending.quotations import Passage, Quotation, read_passages


def quotations(passage: Passage) -> list[Quotation]:
    return [part for part in passage.parts if isinstance(part, Quotation)]


def only_quotation(*lines: str) -> Quotation:
    (passage,) = read_passages(lines)
    (quotation,) = quotations(passage)
    return quotation


def test_every_paragraph_opens_and_only_the_last_closes() -> None:
    quotation = only_quotation("一、将第三条修改为：“步道免费开放。", "“养护期间可以关闭。”")
    assert quotation.lines == ("步道免费开放。", "养护期间可以关闭。")
    assert quotation.closed


def test_only_the_first_paragraph_opens() -> None:
    quotation = only_quotation("1.将第三条修改为：", "“步道免费开放。", "养护期间可以关闭。”")
    assert quotation.lines == ("步道免费开放。", "养护期间可以关闭。")


def test_a_line_may_begin_with_a_quotation_of_its_own() -> None:
    lines = ("1.将第三条修改为：", "“步道分两类。", "“干线”是指连接县城的步道。”")
    assert only_quotation(*lines).lines == ("步道分两类。", "“干线”是指连接县城的步道。")


def test_quotations_side_by_side_are_paragraphs() -> None:
    assert only_quotation("第三条修改为：“甲。”“乙。”").lines == ("甲。", "乙。")


def test_words_side_by_side_are_not() -> None:
    (passage,) = read_passages(["第三条中的“甲”“乙”分别修改为“丙”“丁”。"])
    assert [q.text for q in quotations(passage)] == ["甲", "乙", "丙", "丁"]


def test_inner_marks_are_raised_where_the_quotation_is_carried_out() -> None:
    quotation = only_quotation("将第二条修改为：“‘步道’是指“干线”和支线。”")
    assert quotation.text == "“步道”是指“干线”和支线。"


def test_marks_inside_inner_marks_are_lowered() -> None:
    assert only_quotation("改为：“‘甲“乙”丙’。”").text == "“甲‘乙’丙”。"


def test_an_open_quotation_ends_where_an_instruction_begins() -> None:
    first, second = read_passages(
        ["一、将第三条修改为：“步道免费开放。", "二、将第四条修改为：“步道每年检查一次。”"]
    )
    assert not quotations(first)[0].closed
    assert second.label == "二、"
    assert quotations(second)[0].closed


def test_a_quotation_open_at_the_end_is_told() -> None:
    assert not only_quotation("将第三条修改为：“步道免费开放。").closed


def test_items_inside_a_quotation_begin_no_instruction() -> None:
    lines = ("将第三条修改为：“下列行为禁止：", "（一）将垃圾留在步道；", "（二）删改路标。”")
    assert only_quotation(*lines).lines[1:] == ("（一）将垃圾留在步道；", "（二）删改路标。")


def test_new_text_without_marks_runs_to_the_next_instruction() -> None:
    lines = ("一、增加一条，作为第五条。内容如下：", "步道设置路标。", "二、删去第六条。")
    first, second = read_passages(lines)
    assert quotations(first)[0].lines == ("步道设置路标。",)
    assert second.printed == "二、删去第六条。"


@pytest.mark.parametrize("line", ['将第三条中的"甲"修改为"乙"。', "将第三条中的“甲”修改为“乙”。"])
def test_straight_marks_quote_as_well(line: str) -> None:
    (passage,) = read_passages([line])
    assert [q.text for q in quotations(passage)] == ["甲", "乙"]


def test_nothing_printed_is_lost() -> None:
    line = "三、将第三条第一款中的“甲”修改为“乙”，删去第二款。"
    assert read_passages([line])[0].printed == line
