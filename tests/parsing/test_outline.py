"""编, 章, 节 and headings without number."""

from lawdiff.model import Document, Heading
from lawdiff.parsing import parse

TITLE = "青川省修理铺条例\n"


def document(body: str) -> Document:
    (found,) = parse(TITLE + body).documents
    return found


def shown(heading: Heading) -> tuple[str, str, str, int | None, int | None]:
    first, last = heading.first, heading.last
    return (
        heading.level,
        heading.label,
        heading.title,
        first.parts[0] if first else None,
        last.parts[0] if last else None,
    )


def outline(body: str) -> list[tuple[str, str, str, int | None, int | None]]:
    return [shown(h) for h in document(body).outline]


def test_headings_span_the_articles_under_them() -> None:
    body = (
        "第一编 总则\n第一章 目的\n第一条 甲。\n第二章 主体\n第一节 铺主\n第二条 乙。\n"
        "第二节 学徒\n第三条 丙。\n第二编 分则\n第四条 丁。"
    )
    assert outline(body) == [
        ("编", "第一编", "总则", 1, 3),
        ("章", "第一章", "目的", 1, 1),
        ("章", "第二章", "主体", 2, 3),
        ("节", "第一节", "铺主", 2, 2),
        ("节", "第二节", "学徒", 3, 3),
        ("编", "第二编", "分则", 4, 4),
    ]


def test_a_heading_without_number_stands_as_high_as_the_highest() -> None:
    body = "第一编　总　　则\n第一章 目的\n第一条 甲。\n附　则\n第二条 乙。"
    assert outline(body)[-1] == ("编", "", "附则", 2, 2)
    assert outline(body)[0][2] == "总则"


def test_a_preamble_stands_under_its_heading() -> None:
    found = document("序　言\n铺子自古有之。\n第一章 总则\n第一条 甲。")
    assert found.preamble == "铺子自古有之。"
    assert shown(found.outline[0]) == ("章", "", "序言", None, None)


def test_the_table_of_contents_is_no_structure() -> None:
    contents = "目　录\n第一章 总则........1\n第一节 铺主........2\n第二章 附则........3\n"
    body = "第一章 总则\n第一节 铺主\n第一条 甲。\n第二章 附则\n第二条 乙。"
    assert outline(contents + body) == outline(body)
    reasons = [d.reason for d in parse(TITLE + contents + body).discarded]
    assert reasons == ["contents"] * 4


def test_contents_without_the_word_are_known_by_coming_twice() -> None:
    contents = "第一章 总则\n第二章 附则\n"
    body = "第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。"
    assert outline(contents + body) == outline(body)


def test_a_heading_may_run_over_two_lines() -> None:
    body = "第一章 审议工作报告、地方性法规案和\n审查预算\n第一条 甲。\n第二章\n罚则\n第二条 乙。"
    assert [h[2] for h in outline(body)] == ["审议工作报告、地方性法规案和审查预算", "罚则"]


def test_a_few_words_between_articles_are_a_heading_that_lost_its_number() -> None:
    body = "第一条 甲。\n法律责任\n第二条 乙。"
    assert outline(body) == [("章", "", "法律责任", 2, 2)]
    assert document(body).articles[0].text == "甲。"


def test_numbered_headings_over_articles_are_chapters() -> None:
    body = "一、受理\n第一条 甲。\n二、审理\n第二条 乙。"
    assert outline(body) == [("章", "一、", "受理", 1, 1), ("章", "二、", "审理", 2, 2)]


def test_words_that_may_begin_a_reference_begin_headings_too() -> None:
    body = (
        "第一章 与铺主有关的交易\n第一条 甲。\n"
        "第二章之一 中国铺主\n第二条 依照\n第二章和第三章办理。"
    )
    assert [(h[1], h[2]) for h in outline(body)] == [
        ("第一章", "与铺主有关的交易"),
        ("第二章之一", "中国铺主"),
    ]


def test_markdown_headings_are_taken_without_their_marks() -> None:
    assert outline("## **第一章 总则**\n第一条 甲。\n### 登记程序\n第二条 乙。") == [
        ("章", "第一章", "总则", 1, 2),
        ("节", "", "登记程序", 2, 2),
    ]


def test_text_between_a_heading_and_its_first_article_is_told() -> None:
    found = parse(TITLE + "第一章 总则\n第一条 甲。\n第二章 附则\n本章另行解释。\n第二条 乙。")
    assert [(d.reason, d.text) for d in found.discarded] == [("unplaced", "本章另行解释。")]
    assert "unplaced_text" in {n.code for n in found.documents[0].notices}


def test_headings_with_nothing_under_them_are_contents() -> None:
    listed = "第一章 总则\n第二章 修理\n第三章 附则\n"
    body = "总 则\n第一条 甲。\n第二章 修理\n第二条 乙。"
    found = parse(TITLE + listed + body)
    assert [d.reason for d in found.discarded] == ["contents"] * 3
    assert [h.title for h in found.documents[0].outline] == ["总则", "修理"]


def test_contents_may_stand_on_one_line_or_lead_to_pages() -> None:
    text = "第一章 总则\n第一条 甲。\n第二章 修理\n第二条 乙。\n第三章 附则\n第三条 丙。"
    plain = outline(text)
    assert outline("第一章 总则 第二章 修理 第三章 附则\n" + text) == plain
    assert outline("目录\n第一章 总则........\n第二章 修理........\n" + text) == plain
    assert outline("目录\n1 2 3\n" + text) == plain


def test_contents_may_repeat_their_first_entry() -> None:
    body = "第一编 总则\n第一章 甲\n第一条 子。\n第一编 总则\n第二章 乙\n第二条 丑。"
    listed = "目录\n第一编 总则\n第一章 甲\n第一编 总则\n第二章 乙\n"
    assert outline(listed + body) == outline(body)


def test_a_heading_that_is_said_again_opens_nothing() -> None:
    found = parse(TITLE + "第一编 总则\n第一条 甲。\n第一编 总则\n第一章 修理\n第二条 乙。")
    assert [h.label for h in found.documents[0].outline] == ["第一编", "第一章"]
    assert [(d.reason, d.text) for d in found.discarded] == [("heading", "第一编 总则")]
