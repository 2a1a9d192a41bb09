"""款, 项 and 目 from the stored text of an article."""

from hypothesis import given
from hypothesis import strategies as st

from lawdiff.paragraphs import Item, Paragraph, Subitem, list_label, paragraphs, quotation_depths


def counts(text: str) -> list[int]:
    """The number of items in each paragraph."""
    return [len(p.items) for p in paragraphs(text)]


def test_every_line_of_plain_text_is_a_paragraph() -> None:
    assert counts("本市鼓励修理。\n具体办法另行制定。") == [0, 0]


def test_a_lead_and_its_items_are_one_paragraph() -> None:
    text = "应当具备下列条件：\n（一）有场所；\n（二）有章程。\n前款条件由部门核实。"
    lead, after = paragraphs(text)
    assert lead == Paragraph(
        "应当具备下列条件：", (Item("（一）", "有场所；"), Item("（二）", "有章程。"))
    )
    assert after == Paragraph("前款条件由部门核实。")


def test_subitems_stand_under_their_item() -> None:
    text = "分为：\n（一）手动工具：\n1.锤；\n2．锯。\n（二）其他。"
    (paragraph,) = paragraphs(text)
    assert paragraph.items[0].subitems == (Subitem("1.", "锤；"), Subitem("2．", "锯。"))
    assert paragraph.items[1].subitems == ()


def test_decimal_labels_are_items_where_a_text_has_no_higher_ones() -> None:
    assert counts("材料包括：\n1.申请书；\n2.章程。") == [2]


def test_a_line_between_two_items_belongs_to_the_first() -> None:
    (paragraph,) = paragraphs("场合：\n（一）开幕；\n闭幕；\n（二）升旗。")
    assert paragraph.items[0].text == "开幕；\n闭幕；"


def test_paragraphs_under_a_heading_item_belong_to_it() -> None:
    (paragraph,) = paragraphs("情况如下：\n(一)收入情况\n收入增长。\n(二)支出情况\n支出下降。")
    assert [item.text for item in paragraph.items] == [
        "收入情况\n收入增长。",
        "支出情况\n支出下降。",
    ]


def test_unnumbered_list_lines_are_no_paragraphs() -> None:
    assert counts("场所包括：\n广场；\n车站；\n码头。\n其他场所另定。") == [0, 0]


def test_quoted_paragraphs_belong_to_the_amending_clause() -> None:
    text = "增加一条：\n“第九条 甲。\n“乙。\n“（一）丙；\n“（二）丁。”\n原第九条作为第十条。"
    assert counts(text) == [0, 0]


def test_lines_inside_an_open_quotation_are_quoted_too() -> None:
    text = "将第一条修改为：“法院管辖：\n（一）甲；\n（二）乙。”\n第二条不变。"
    assert counts(text) == [0, 0]


def test_text_inserted_without_quotation_marks_is_one_paragraph_with_its_lead() -> None:
    text = "增加一节。内容如下：\n第七节 委员会\n第九条 甲。\n乙。\n第七节相应改为第八节。"
    assert counts(text) == [0, 0]


def test_a_new_run_of_items_opens_a_new_paragraph() -> None:
    assert counts("甲：\n（一）一；\n（二）二。\n乙：\n（一）三；\n（二）四。") == [2, 2]


def test_table_rows_belong_to_what_they_follow() -> None:
    assert counts("税率如下：\n| 类 | 率 |\n| --- | --- |\n| 甲 | 一 |\n另行公布。") == [0, 0]


def test_list_labels_know_their_rank_and_value() -> None:
    shown = {
        "二、甲": (0, 2),
        "（十二）甲": (1, 12),
        "3．甲": (2, 3),
        "（4）甲": (3, 4),
        "⑤甲": (4, 5),
    }
    for line, expected in shown.items():
        label = list_label(line)
        assert label is not None
        assert (label.rank, label.value) == expected
    assert list_label("3.5吨以上") is None
    assert list_label("一般规定") is None


def test_each_paragraph_of_a_long_quotation_opens_and_the_last_closes() -> None:
    assert list(quotation_depths(["修改为：", "“甲。", "“乙。", "“丙。”", "丁。"])) == [
        0,
        1,
        1,
        0,
        0,
    ]


LINES = st.text(st.sampled_from("甲乙丙，。；：“”一二（）1.|"), min_size=1, max_size=12)


@given(st.lists(LINES, max_size=12))
def test_nothing_of_the_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(line.strip() or "甲" for line in lines)
    pieces = []
    for paragraph in paragraphs(text):
        pieces.append(paragraph.text)
        for item in paragraph.items:
            pieces += [item.label, item.text]
            for sub in item.subitems:
                pieces += [sub.label, sub.text]
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_line_below_a_comma_goes_on_with_it() -> None:
    found = paragraphs("修理铺应当登记，\n公示价目，\n出具收据。\n违者罚款。")
    assert [p.text for p in found] == ["修理铺应当登记，\n公示价目，\n出具收据。", "违者罚款。"]
    (listed,) = paragraphs("应当：\n（一）登记，\n公示；\n（二）收据。")
    assert [item.text for item in listed.items] == ["登记，\n公示；", "收据。"]
