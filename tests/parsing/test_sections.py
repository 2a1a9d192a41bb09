"""Texts without 条 are filed by their numbered sections."""

import datetime as dt

from lawdiff.model import Document
from lawdiff.parsing import parse


def one(text: str) -> Document:
    (found,) = parse(text).documents
    return found


NOTICE = (
    "青川省人民政府关于修理铺的通告\n(2003年2月10日青川省人民政府令第152号发布)\n"
    "为方便修理,现就有关事项通告如下:\n一、修理区域为:\n(一)东街;\n(二)西街。\n"
    "二、按照有关规定执行。\n三、本通告自2003年5月1日起施行。"
)


def test_sections_are_numbered_units() -> None:
    found = one(NOTICE)
    assert found.unit == "section"
    assert [(a.label, a.number.parts) for a in found.articles] == [
        ("一、", (1,)), ("二、", (2,)), ("三、", (3,)),
    ]  # fmt: skip
    assert found.articles[0].text == "修理区域为:\n(一)东街;\n(二)西街。"
    assert found.preamble == "为方便修理,现就有关事项通告如下:"
    assert found.dates.effective == dt.date(2003, 5, 1)
    assert "no_articles" in {n.code for n in found.notices}


def test_a_heading_line_is_the_caption_of_its_section() -> None:
    found = one(
        "# 关于青川省2021年修理工作的报告\n"
        "## 一、2020年情况\n修理平稳。\n### 二、2021年安排\n继续修理。"
    )
    assert [(a.caption, a.text) for a in found.articles] == [
        ("2020年情况", "修理平稳。"),
        ("2021年安排", "继续修理。"),
    ]


def test_a_section_on_the_first_line_is_no_title() -> None:
    found = one("# 一、职能\n修理。\n# 二、机构\n一个。")
    assert found.title == ""
    assert [a.caption for a in found.articles] == ["职能", "机构"]


def test_parts_come_before_sections() -> None:
    found = one(
        "青川省修理厅2021年部门预算公开\n目录\n第一部分 概况\n一、职能\n第二部分 说明\n"
        "# 第一部分 概况\n一、职能\n修理。\n二、机构\n一个。\n# 第二部分 说明\n一、收入\n一万元。"
    )
    assert [(a.label, a.caption) for a in found.articles] == [
        ("第一部分", "概况"),
        ("第二部分", "说明"),
    ]
    assert found.articles[0].text == "一、职能\n修理。\n二、机构\n一个。"


def test_quoted_articles_of_a_decision_are_none_of_its_own() -> None:
    found = one(
        "青川省人民代表大会常务委员会关于修改《青川省修理铺条例》的决定\n"
        "（2010年5月28日青川省第十一届人民代表大会常务委员会第十八次会议通过）\n"
        "一、增加一条，作为第三条：\n“第三条 修理铺应当登记。\n“登记免费。”\n"
        "二、将第八条改为第九条，修改为：\n第九条 违者罚款。\n本决定自2010年8月1日起施行。"
    )
    assert [a.label for a in found.articles] == ["一、", "二、"]
    assert found.articles[1].text == "将第八条改为第九条，修改为：\n第九条 违者罚款。"
    assert [a.text for a in found.annexes] == ["本决定自2010年8月1日起施行。"]
    assert found.dates.effective == dt.date(2010, 8, 1)


def test_the_closing_address_and_the_signature_belong_to_no_section() -> None:
    found = one(
        "关于青川省2021年修理工作的报告\n各位代表：\n现报告如下。\n一、情况\n修理平稳。\n"
        "二、安排\n继续修理。\n各位代表！让我们共同努力！\n青川省修理厅\n2021年2月8日"
    )
    assert found.articles[-1].text == "继续修理。"
    assert found.dates.promulgated == dt.date(2021, 2, 8)


def test_a_text_without_units_is_told() -> None:
    found = one(
        "最高人民法院关于修理纠纷的批复\n青川省高级人民法院：\n你院请示收悉。依照修理法处理。\n此复。"
    )
    assert found.articles == ()
    assert found.preamble == "青川省高级人民法院：\n你院请示收悉。依照修理法处理。\n此复。"
    assert "no_units" in {n.code for n in found.notices}
