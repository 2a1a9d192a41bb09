"""What is drawn: no text becomes markup, no word is lost."""

import datetime as dt

from apiflask import APIFlask
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from lawdiff.model import Diff, Ops, Passage, TextName
from lawdiff.paragraphs import part_names
from web.drawing.edits import BOTH, NEW, OLD, edits
from web.drawing.rows import Rows
from web.drawing.snippet import snippet
from web.drawing.text import Pointer, bodies, body, linked
from web.drawing.timeline import Band, Point, timeline

MARKS = ("〔增〕", "〔删〕", "↵")
line = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
text = st.lists(line, max_size=4).map("\n".join)
ops = st.lists(st.tuples(st.sampled_from("=-+"), text)).map(Ops.of)


def said(markup: str) -> str:
    """The text of a piece of HTML, without the words for who cannot see the marks."""
    out = html.fromstring(f"<div>{markup}</div>").text_content()
    for mark in MARKS:
        out = out.replace(mark, "")
    return out


def plain(source: str) -> str:
    for mark in MARKS:
        source = source.replace(mark, "")
    return source.replace("\n", "")


@given(text.filter(lambda t: "|" not in t))
def test_a_text_is_drawn_as_it_is(source: str) -> None:
    assert said(body(source)) == plain(source)


@given(st.lists(text, max_size=5), st.data())
def test_texts_are_drawn_together_as_each_alone(sources: list[str], data: st.DataObject) -> None:
    pointers = {n: _pointers(data, source) for n, source in enumerate(sources) if n % 2 == 0}
    alone = [linked(source, pointers.get(n, ()), '"') for n, source in enumerate(sources)]
    assert bodies(sources, pointers, '"') == alone


def test_items_and_tables_are_drawn_together_as_each_alone() -> None:
    sources = [
        "下列工具：\n（一）锤子；\n1.木槌。",
        "",
        "|甲|乙|\n|---|---|\n|1|2|",
        "前款“<b>”&。",
    ]
    for some in (sources, sources[:2], sources[3:], ["甲\0乙", "丙"]):
        assert bodies(some, {}, "") == [body(source) for source in some]


@given(text.filter(lambda t: "|" not in t), st.data())
def test_links_take_no_word_away(source: str, data: st.DataObject) -> None:
    assert said(linked(source, _pointers(data, source), '"<nowhere>')) == plain(source)


def _pointers(data: st.DataObject, source: str) -> list[Pointer]:
    places = st.lists(st.integers(0, len(source)), min_size=2, max_size=2).map(sorted)
    ends = sorted(data.draw(st.lists(places, max_size=3)))
    return [Pointer(start, end, '#"<', dangling=end % 2 == 0) for start, end in ends]


@given(ops)
def test_edits_are_drawn_as_they_are(changes: Ops) -> None:
    assert said(edits(changes, OLD)) == plain(changes.old)
    assert said(edits(changes, NEW)) == plain(changes.new)


@given(ops)
def test_edits_mark_exactly_what_changed(changes: Ops) -> None:
    tree = html.fromstring(f"<div>{edits(changes, BOTH)}</div>")
    for element, sign in (("ins", "+"), ("del", "-")):
        marked = plain("".join(e.text_content() for e in tree.iter(element)))
        assert marked == plain("".join(t for s, t in changes if s == sign))


def test_markup_in_a_law_stays_text() -> None:
    hostile = '<script>alert("1")</script>&amp;'
    assert said(body(hostile)) == hostile
    assert "<script" not in body(f"| {hostile} | b |\n| --- | --- |\n| c | d |")
    assert "<script" not in snippet(hostile, [(3, 5)])
    assert "<script" not in edits(Ops.of([("+", hostile)]), NEW)


def test_items_are_indented_and_tables_are_tables() -> None:
    lines = [
        "下列工具：",
        "（一）锤子：",
        "1.木槌；",
        "| 名称 | 数量 |",
        "| --- | --- |",
        "| 锤 | 2 |",
        "| - | --- |",
        "| 甲\\|乙 | |",
    ]
    drawn = body("\n".join(lines))
    tree = html.fromstring(f"<div>{drawn}</div>")
    assert tree.xpath("//p/@class") == ["item", "subitem"]
    assert [cell.text for cell in tree.xpath("//td")] == ["锤", "2", "-", "---", "甲|乙", None]
    assert len(tree.xpath("//tr")) == 4


def test_lines_are_called_as_lawyers_call_them() -> None:
    lines = ["下列工具：", "（一）锤子：", "1.木槌；", "（二）锯。", "前款以外的，另行规定。"]
    assert part_names("\n".join(lines), printed=True) == [
        "第一款", "第一款第（一）项", "第一款第（一）项第1目", "第一款第（二）项", "第二款",
    ]  # fmt: skip
    assert part_names("一、甲\n二、乙", printed=True) == ["第一项", "第二项"]


@given(text)
def test_every_line_has_a_name(source: str) -> None:
    assert len(part_names(source, printed=True)) == source.count("\n") + 1


def test_a_paragraph_that_was_split_is_marked() -> None:
    drawn = edits(Ops.of([("=", "甲。"), ("+", "\n"), ("=", "乙。")]), NEW)
    assert "<ins>" in drawn
    assert drawn.count("<p>") == 2


def test_a_snippet_begins_near_the_hit() -> None:
    shown = snippet("甲" * 200 + "押金" + "乙" * 200, [(200, 202)])
    assert "<mark>押金</mark>" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 250


def test_a_snippet_shows_the_words_of_a_table_without_its_rules() -> None:
    table = "收费如下：\n| 项目 | 押金 |\n| :--- | ---: |\n| 甲-乙 | 5:1 |\n| - | - |"
    place = table.index("押金")
    shown = snippet(table, [(place, place + 2)])
    assert shown.split() == ["收费如下：", "项目", "<mark>押金</mark>", "甲-乙", "5:1", "-", "-"]


def test_labels_that_would_touch_stand_in_lanes() -> None:
    days = [dt.date(2020, 1, n) for n in (1, 2, 3)]
    points = [Point(day, "版本", "#", "in-force") for day in days]
    far = [Point(dt.date(2000, 1, 1), "版本", "#", "superseded"), *points]
    tree = html.fromstring(
        timeline(far, dt.date(2021, 1, 1), "今日", [Band(days[0], None, "in-force")])
    )
    heights = [float(e.get("y")) for e in tree.iter("text") if e.text == "版本"]
    assert len(set(heights[1:])) == 3
    assert heights[0] == min(heights)


def test_what_changed_outside_the_articles_has_its_rows(app: APIFlask) -> None:
    passages = (
        Passage("preamble", None, None, Ops.of([("=", "甲"), ("+", "乙")])),
        Passage("annex", None, "附件二", Ops.of([("+", "| 名称 | 数量 |")])),
    )
    names = TextName("旧"), TextName("新")
    diff = Diff(old=names[0], new=names[1], unit="word", rows=(), passages=passages)
    with app.test_request_context():
        drawn = Rows(diff, (), "side", "").draw_all((), fold=True)
    tree = html.fromstring(f"<table>{drawn}</table>")
    assert tree.xpath("//tr/@class") == ["amended", "added"]
    assert "附件二" in tree.xpath("//tr")[1].text_content()
