"""Text in any charset and any setting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.errors import Refused
from lawdiff.reading import read
from lawdiff.reading.page_numbers import without_page_numbers
from lawdiff.reading.tables import tabbed
from lawdiff.reading.unwrapping import unwrap

SENTENCE = "第一条 为了方便居民修理日用物品，制定本条例。\n第二条 修理铺应当登记，㐂字号亦同。"
PARAGRAPHS = [
    "第一条 为了方便居民修理日用物品，保障修理质量，维护铺主和顾客的权益，根据法律，制定本条例。",
    "第二条 在本省行政区域内经营修理铺，应当遵守本条例。",
    "法律、行政法规另有规定的，从其规定。",
    "第三条 县级以上人民政府应当加强对修理工作的领导，建立协调机制，研究问题。经费列入本级预算。",
    "第四条 铺主应当遵守下列规定：",
    "（一）在铺内显著位置公示价格、时间和投诉电话；",
    "（二）使用符合国家标准的材料，不得以旧充新、以次充好；",
    "（三）法律、法规规定的其他义务。",
    "第五条 违反前条第二项规定的，由市场监督管理部门责令改正，处一千元罚款；严重的，吊销登记证。",
    "第六条 本条例自2024年1月1日起施行。",
]  # fmt: skip


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_charsets(charset: str) -> None:
    assert read("甲.txt", SENTENCE.encode(charset)).text == SENTENCE


def test_gbk_with_few_characters() -> None:
    assert read("甲.txt", "法".encode("gbk")).text == "法"


def test_a_few_broken_bytes_are_told_and_shown() -> None:
    data = SENTENCE.encode() * 5
    found = read("甲.txt", data[:31] + b"\xff" + data[31:])
    assert found.text.count("\ufffd") >= 1
    assert [n.code for n in found.notices] == ["undecodable_bytes"]


def test_line_ends_and_invisible_characters_are_layout() -> None:
    printed = "第一条\u200b 甲。\r\n\r\n第二条\ufeff 乙。\r第三条 丙。\u2028第四条\x0c第五条"
    assert read("甲.txt", printed.encode()).text.split("\n") == [
        "第一条 甲。", "", "第二条 乙。", "第三条 丙。", "第四条", "第五条",
    ]  # fmt: skip


def wrapped(paragraphs: list[str], width: int, *, indent: str = "", lost: int = 0) -> list[str]:
    """Paragraphs set in lines of ``width`` characters, none of which begins with a mark."""
    out = []
    for paragraph in paragraphs:
        rest, room = paragraph, width - len(indent) - lost
        first = True
        while rest:
            cut = room + (rest[room : room + 1] != "" and rest[room] in "，。；：、）")
            out.append((indent if first else "") + rest[:cut])
            rest, room, first = rest[cut:], width, False
    return out


@pytest.mark.parametrize("width", [20, 26, 40])
def test_a_text_with_indents_is_unwrapped(width: int) -> None:
    set_text = "\n".join(wrapped(PARAGRAPHS * 3, width, indent="\u3000\u3000"))
    assert [line.strip() for line in unwrap(set_text).split("\n")] == PARAGRAPHS * 3


def test_a_text_with_blank_lines_between_paragraphs_is_unwrapped() -> None:
    set_text = "\n\n".join("\n".join(wrapped([p], 20)) for p in PARAGRAPHS * 3)
    assert unwrap(set_text).split("\n") == PARAGRAPHS * 3


def test_newspaper_columns_that_lost_their_indents_are_unwrapped() -> None:
    set_text = "\n\n".join(wrapped(PARAGRAPHS * 3, 21, lost=2))
    assert unwrap(set_text).split("\n") == PARAGRAPHS * 3


def test_page_numbers_go_and_the_sentence_they_part_is_joined() -> None:
    lines = wrapped(PARAGRAPHS * 4, 20, lost=2)
    for number, place in enumerate((15, 31, 47, 62), 1):
        lines.insert(place, str(number))
    text, numbers = without_page_numbers("\n".join(lines))
    assert numbers == ["1", "2", "3", "4"]
    assert unwrap(text).split("\n") == PARAGRAPHS * 4


def test_numbers_of_a_list_are_no_page_numbers() -> None:
    text = "\n".join(f"{n}\n修理项目" for n in range(1, 9))
    assert without_page_numbers(text) == (text, [])
    marked = "\n".join(f"- {n} -\n修理项目" for n in range(1, 9))
    assert len(without_page_numbers(marked)[1]) == 8


def test_a_text_that_is_not_wrapped_stays_as_it_is() -> None:
    text = "# 青川省修理铺条例\n\n第一章 总则\n\n" + "\n\n".join(PARAGRAPHS)
    assert unwrap(text) == text


def test_a_page_break_inside_a_sentence_is_mended() -> None:
    above = "2016年，全省修理铺登记收入完成预算的百分之一百，其中工本费收入完成预算的"
    text = f"## 一、收入情况\n\n{above}\n\n100.3%，比上年增长；支出平衡。\n\n（二）其他情况\n\n略。"
    assert unwrap(text).split("\n")[2] == above + "100.3%，比上年增长；支出平衡。"


LINES = st.text(st.sampled_from("甲乙丙丁，。；：第一条（）\u3000 1a"), max_size=45)


@given(st.lists(LINES, max_size=60))
def test_unwrapping_moves_line_ends_and_nothing_else(lines: list[str]) -> None:
    assert sorted("".join(unwrap("\n".join(lines)).split())) == sorted(
        "".join("".join(lines).split())
    )


def test_rows_parted_by_tabs_are_a_table() -> None:
    text = "表一\n科目\t预算\n税收\t1.5\n\t\n注：略。\n第一条\t甲。"
    assert tabbed(text).split("\n") == [
        "表一", "| 科目 | 预算 |", "| --- | --- |", "| 税收 | 1.5 |", "|  |  |",
        "注：略。", "第一条\t甲。",
    ]  # fmt: skip


def test_tables_written_in_html_are_markdown_tables_in_their_place() -> None:
    rows = "<tr><td>类</td><td>率</td></tr><tr><td>甲</td><td>一</td></tr>"
    printed = f"表一\n<table>{rows}</table>\n注：略。"
    assert [line for line in read("甲.md", printed.encode()).text.split("\n") if line] == [
        "表一", "| 类 | 率 |", "| --- | --- |", "| 甲 | 一 |", "注：略。",
    ]  # fmt: skip


def test_an_encrypted_text_is_refused() -> None:
    with pytest.raises(Refused):
        read("甲.txt", bytes((i * 97 + 13) % 256 for i in range(5000)))
