"""Tracked changes: accept-all is the new text exactly, reject-all the old."""

from hypothesis import example, given

from lawdiff.exporting import export_tracked
from lawdiff.exporting.texts.merging import lines_of
from lawdiff.model import Annex, Document
from lawdiff.parsing import parse
from lawdiff.pipes import cells_of, is_rule
from lawdiff.reading import read
from tests.exporting.parks import NEW, OLD, PARKS, compared, document, documents
from tests.exporting.wordfiles import accepted, opened, rejected

FEW = document([("总则", ["为了管理公园，制定本条例。", "公园免费开放。"])])


def printed(text: Document) -> list[str]:
    """The lines of a regulation, rows of tables as their cells."""
    return [
        "|".join(["", *cells_of(line.text), ""]) if line.is_row else line.text
        for line in lines_of(text)
        if not (line.is_row and is_rule(line.text))
    ]


def said(lines: list[str]) -> list[str]:
    """The lines without the empty one that Word needs at an end that changed."""
    return lines[:-1] if lines and not lines[-1] else lines


def holds(old: Document, new: Document) -> None:
    data = export_tracked(compared(old, new))
    assert said(accepted(data)) == printed(new)
    assert said(rejected(data)) == printed(old)


@given(documents(), documents())
@example(OLD, NEW)
@example(FEW, document([("总则", ["为了管理公园，制定本条例。\n公园免费开放。"])]))
@example(document([]), NEW)
def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old(old, new):
    holds(old, new)
    holds(new, old)


def test_the_same_text_has_no_changes():
    root = opened(export_tracked(compared(OLD, OLD))).element
    assert not root.xpath("//w:ins | //w:del")


def test_paragraphs_joined_and_parted_are_changes_of_line_ends():
    holds(
        document([("总则", ["公园免费开放，\n夜间关闭。\n节日除外。"])]),
        document([("总则", ["公园免费开放，夜间关闭。\n节日\n除外。"])]),
    )


def test_an_article_that_changed_places_is_removed_there_and_added_here():
    texts = [f"第{n}座公园由公园管理单位负责日常养护和安全巡查。" for n in "甲乙丙丁戊"]
    old = document([("总则", texts)])
    new = document([("总则", [texts[3], *texts[:3], texts[4]])])
    holds(old, new)


def test_rows_of_tables_are_tracked_as_rows():
    root = opened(export_tracked(PARKS)).element
    rows = root.xpath("//w:tr[w:trPr/w:ins or w:trPr/w:del]")
    words = ["".join(t.text for t in row.xpath(".//w:t | .//w:delText")) for row in rows]
    assert words == ["游船二十元", "游船二十五元"]


def test_a_table_that_comes_and_one_that_goes():
    table = "| 设施 | 收费 |\n| --- | --- |\n| 游船 | 二十元 |"
    plain = document([("总则", ["收费标准另行公布。"])])
    holds(plain, document([("总则", [f"收费标准如下：\n{table}\n其他设施免费。"])]))
    holds(document([("总则", [table])]), plain)
    holds(
        document([("总则", ["公园免费。"])], annexes=(Annex("附件", table),)),
        document([("总则", ["公园免费。"])], annexes=()),
    )


def test_every_change_has_its_own_number_one_author_and_the_day_of_the_new_text():
    changes = opened(export_tracked(PARKS)).element.xpath("//w:ins | //w:del")
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    ids = [change.get(f"{name}id") for change in changes]
    assert len(ids) == len(set(ids)) > 20
    assert {change.get(f"{name}author") for change in changes} == {"lawdiff"}
    assert {change.get(f"{name}date") for change in changes} == {"2022-05-20T00:00:00Z"}


def test_what_reads_word_files_reads_the_new_text():
    source = read("修订.docx", export_tracked(PARKS))
    (text,) = parse(source.text, name=source.name).documents
    assert [a.text for a in text.articles] == [a.text for a in NEW.articles]
    assert [h.title for h in text.outline] == [h.title for h in NEW.outline]


def test_the_same_texts_give_the_same_bytes():
    assert export_tracked(PARKS) == export_tracked(compared(OLD, NEW))
