"""Invariants of parsing, over generated regulations and over any text."""

import datetime as dt
import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.model import Document, Parsed
from lawdiff.numbering import Number
from lawdiff.parsing import harm, parse, references

HANZI = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
SENTENCES = st.sampled_from(
    [
        "修理铺应当登记。",
        "登记不收费；费用由财政承担。",
        "本条例所称铺主，是指“经营修理铺”的人。",
        "依照前款规定办理的，适用第三条。",
        "铺主应当公示下列事项：\n（一）价格；\n（二）时间。",
    ]
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=3).map("\n".join)
CAPTIONS = st.sampled_from([None, None, "适用范围", "登记"])
DATES = st.dates(dt.date(1950, 1, 1), dt.date(2030, 12, 31))


@st.composite
def numbers(draw: st.DrawFn) -> list[Number]:
    """Numbers of articles in order, some of them inserted (第三条之一)."""
    found = []
    for value in range(1, draw(st.integers(2, 14))):
        found.append(Number(value))
        found += [Number(value, k) for k in range(1, draw(st.integers(0, 2)) + 1)]
    return found


def chinese(date: dt.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"


def hanzi(*texts: str | None) -> Counter[str]:
    return Counter(c for text in texts if text for c in HANZI.findall(text))


def placed(found: Parsed) -> Counter[str]:
    """The hanzi of everything that parsing placed."""
    return sum(map(_of_document, found.documents), hanzi(*(d.text for d in found.discarded)))


def _of_document(document: Document) -> Counter[str]:
    parts = [document.title, document.note, document.preamble]
    parts += [x for a in document.articles for x in (a.label, a.caption, a.text)]
    parts += [x for h in document.outline for x in (h.label, h.title)]
    parts += [x for a in document.annexes for x in (a.title, a.text)]
    return hanzi(*parts)


@given(numbers(), st.data(), DATES, DATES)
def test_a_printed_regulation_is_parsed_back(
    found: list[Number], data: st.DataObject, adopted: dt.date, effective: dt.date
) -> None:
    articles = [(n, data.draw(CAPTIONS), data.draw(TEXTS)) for n in found]
    note = f"（{chinese(adopted)}青川省第九届人民代表大会常务委员会第六次会议通过）"
    lines = ["青川省修理铺条例", note, "第一章 总则"]
    lines += [f"{n.label}{f'（{c}）' if c else ''}　{text}" for n, c, text in articles]
    lines.append(f"{Number(found[-1].parts[0] + 1).label}　本条例自{chinese(effective)}起施行。")
    (document,) = parse("\n".join(lines)).documents
    assert document.title == "青川省修理铺条例"
    assert document.dates.adopted == adopted
    assert document.dates.effective == effective
    assert [(a.number, a.caption, a.text) for a in document.articles[:-1]] == articles
    assert harm(document, None) == ()


LINES = st.one_of(
    st.sampled_from(
        [
            "第一条 甲。", "第二条 乙。", "第三条 丙。", "第一条", "第九条的规定", "第一章 总则",
            "附则", "附件1", "附件：收费表", "一、总体要求", "（一）落实。", "二、安排", "目录",
            "青川省修理铺条例", "青川省修理厅关于修理的通知", "青川省人民政府", "各市人民政府：",
            "（2001年3月2日青川省人民代表大会通过）", "2001年3月2日", "<!-- INFO END -->",
            "（下转2版）", "现将《青川省修理铺条例》印发给你们，请执行。", "“第四条 丁。", "戊。”",
            "# 青川省办法", "# 一、职能", "## 第二章 丙", "三、其他", "| 甲 | 乙 |",
            "颁布日期:2001-6-3", "第 12 页", "青政发〔2001〕3号",
            "本条例自公布之日起施行。", "**加粗**", "首页 > 法规", "甲。 第二条 乙。 第三条 丙。",
        ]
    ),
    st.text(st.characters(codec="utf-8"), max_size=30),
)  # fmt: skip


@given(st.lists(LINES, max_size=14))
def test_every_hanzi_of_any_text_goes_to_one_place(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = parse(text)
    assert placed(found) == hanzi(text)


@given(st.lists(LINES, max_size=14))
def test_the_name_of_a_file_states_no_fact(lines: list[str]) -> None:
    text = "\n".join(lines)
    named = parse(text, name="青川省条例(2014-09-26).md")
    assert (named.documents, named.discarded) == (parse(text).documents, parse(text).discarded)
    for document in named.documents:
        harm(document, None)


@given(st.text())
def test_any_text_has_references_in_order(text: str) -> None:
    found = references(text)
    assert [r.text for r in found] == [text[r.start : r.end] for r in found]
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "run", ["一", "1", " ", "\t", "\u3000", ".", "…", "-", "、", "（", "第", "条", "第一条", "《"]
)
@pytest.mark.parametrize("before", ["", "第", "第一章 ", "目录 第", "青川省公园条例\n第一条　公园"])
def test_a_line_of_one_thing_is_read_in_no_time(before: str, run: str) -> None:
    assert isinstance(parse(f"{before}{run * 10_000}！"), Parsed)
