"""Which lines are articles, and what of a line is label, caption and text."""

import pytest

from lawdiff.model import Document
from lawdiff.parsing import parse

HEAD = "青川省修理铺条例\n（2015年3月20日青川省第十二届人民代表大会常务委员会第十五次会议通过）\n"


def document(body: str, head: str = HEAD) -> Document:
    """The one document of a text."""
    (found,) = parse(head + body).documents
    return found


def texts(body: str) -> dict[str, str]:
    return {a.label: a.text for a in document(body).articles}


def codes(body: str) -> set[str]:
    return {n.code for n in document(body).notices}


@pytest.mark.parametrize("space", ["", " ", "\u3000", "\u00a0\u00a0"])
def test_a_label_may_be_followed_by_any_space_or_none(space: str) -> None:
    assert texts(f"第一条{space}修理铺应当登记。\n第二条{space}登记免费。") == {
        "第一条": "修理铺应当登记。",
        "第二条": "登记免费。",
    }


@pytest.mark.parametrize("label", ["第 一 条", "第一 条", "第 一条", "第1条", "第１条"])
def test_a_label_may_hold_spaces_and_decimal_digits(label: str) -> None:
    (article,) = document(f"{label} 修理铺应当登记。").articles
    assert article.number.parts == (1,)
    assert article.text == "修理铺应当登记。"


def test_inserted_articles_keep_their_own_numbers() -> None:
    body = "第一条 甲。\n第一条之一 乙。\n第一条之二 丙。\n第二条 丁。"
    numbers = [a.number.parts for a in document(body).articles]
    assert numbers == [(1,), (1, 1), (1, 2), (2,)]
    assert "numbering_gap" not in codes(body)


def test_paragraphs_and_items_stand_on_lines_of_their_own() -> None:
    body = "第一条 应当：\n\n　　（一）登记；\n\n　　（二）公示。\n　　登记免费。\n第二条 乙。"
    assert texts(body)["第一条"] == "应当：\n（一）登记；\n（二）公示。\n登记免费。"


@pytest.mark.parametrize(
    "printed", ["（适用范围）", "(适用范围)", "【适用范围】", " （适用范围） "]
)
def test_a_bracket_right_after_the_label_is_a_caption(printed: str) -> None:
    for rest in (f"{printed}本条例适用于全省。", f"{printed}\n本条例适用于全省。"):
        (article,) = document(f"第一条{rest}").articles
        assert (article.caption, article.text) == ("适用范围", "本条例适用于全省。")


def test_captions_without_brackets_are_known_by_being_everywhere() -> None:
    body = "第一条 目的\n为了修理。\n第二条 范围\n全省适用。\n第三条 登记\n应当登记。"
    assert [a.caption for a in document(body).articles] == ["目的", "范围", "登记"]


@pytest.mark.parametrize("body", ["（删去）", "(已废止)", "（略）", "（一）登记；"])
def test_placeholders_and_items_are_text(body: str) -> None:
    (article,) = document(f"第一条 {body}").articles
    assert (article.caption, article.text) == (None, body)


def test_a_reference_at_the_start_of_a_line_is_no_article() -> None:
    body = "第一条 依照\n第三条的规定办理。\n第二条 乙。\n第三条 丙。"
    assert texts(body)["第一条"] == "依照\n第三条的规定办理。"


def test_a_number_out_of_order_is_a_reference_where_the_right_one_comes_later() -> None:
    body = "第一条 甲。\n第九条 所指的人。\n第二条 乙。\n第三条 丙。"
    assert list(texts(body)) == ["第一条", "第二条", "第三条"]


def test_a_missing_number_is_told() -> None:
    body = "第一条 甲。\n第二条 乙。\n第四条 丁。"
    assert list(texts(body)) == ["第一条", "第二条", "第四条"]
    (gap,) = [n for n in document(body).notices if n.code == "numbering_gap"]
    assert gap.line == 5
    assert dict(gap.params) == {"before": "第二条", "after": "第四条"}


def test_a_repeated_number_is_told() -> None:
    assert "number_repeated" in codes("第一条 甲。\n第二条 乙。\n第二条 丙。\n第三条 丁。")


def test_articles_run_together_on_one_line_are_parted() -> None:
    body = "第一条 甲。 第二条 乙：（一）丙； （二）丁。 戊。 第三条 依照第二条 己。"
    assert texts(body) == {
        "第一条": "甲。",
        "第二条": "乙：（一）丙；\n（二）丁。\n戊。",
        "第三条": "依照第二条 己。",
    }


def test_constitutional_amendments_number_on_from_the_earlier_ones() -> None:
    head = "青川省章程修正案\n（2018年3月11日青川省第十三届人民代表大会第一次会议通过）\n"
    body = "第三十二条 章程第一条改为第二条。\n第三十三条 删去章程第三条。"
    found = document(body, head)
    assert [a.number.parts[0] for a in found.articles] == [32, 33]
    assert "numbering_starts_late" not in {n.code for n in found.notices}


def test_announced_articles_are_inserted_text() -> None:
    body = (
        "第一条 章程增加一节；增加二条，分别作为第九条至第十条。内容如下：\n"
        "第七节 委员会\n第九条 委员会由主任组成。\n第十条 委员会独立行使职权。\n"
        "第七节相应改为第八节。"
    )
    (article,) = document(body).articles
    assert article.text.count("\n") == 4
    assert not document(body).outline


def test_text_stands_as_printed_code_point_for_code_point() -> None:
    printed = "登记费(１０元)，﨑地〇“甲”。"
    assert texts(f"第一条 {printed}") == {"第一条": printed}


def test_zero_width_characters_and_bullets_are_layout() -> None:
    found = parse("第一条 应当：\n• （一）登记；\n▪（二）公示。").documents[0].articles[0]
    assert found.text == "应当：\n（一）登记；\n（二）公示。"


def test_suspicious_characters_are_told_and_kept() -> None:
    found = parse(HEAD + "第一条 登记\ue000簿。\n第二条 \ufffd")
    assert found.documents[0].articles[0].text == "登记\ue000簿。"
    (notice,) = [n for n in found.documents[0].notices if n.code == "suspicious_characters"]
    assert (notice.line, notice.params) == (3, (("characters", "U+E000"),))


def test_a_glyph_that_recognition_takes_for_another_begins_an_article_too() -> None:
    found = document("第一条 甲。\n笫二条 乙。\n第三条 丙。")
    assert [a.number.parts for a in found.articles] == [(1,), (2,), (3,)]
    assert found.articles[1].label == "笫二条"


def test_an_article_that_a_decision_only_names_is_none_of_its_own() -> None:
    sections = "一、修改修理条例：\n第九条改为第十条。\n二、本决定自公布之日起施行。"
    assert document(sections).unit == "section"
    text = "一、甲。\n二、修改如下：\n第九条 乙。\n三、丙。"
    assert [a.label for a in document(text).articles] == ["一、", "二、", "三、"]


def test_block_quotations_and_links_of_markdown_are_layout() -> None:
    head = (
        "# 青川省修理铺条例\n> 2015年3月20日青川省第十二届人民代表大会第三次会议通过。\n"
        ">参见《[说明](https://x.example/a_(b))》\n"
    )
    found = parse(head + "第一条 依照[另一条例](#二)办理。\n第二条 甲。")
    (doc,) = found.documents
    assert (doc.preamble, doc.articles[0].text) == (None, "依照另一条例办理。")
    assert str(doc.dates.adopted) == "2015-03-20"
    assert [(d.reason, d.text) for d in found.discarded] == [("cover", "参见《说明》")]
