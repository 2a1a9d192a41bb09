"""Word documents: the text as Word shows it."""

import pytest

from lawdiff.errors import LawdiffError, Refused
from lawdiff.model import Source
from lawdiff.reading import read
from tests.reading.files import W, docx, lines, numbered, numbering, paragraph, run, table, zipped


def text(body: str, **parts: str | bytes) -> str:
    return source(body, **parts).text


def source(body: str, **parts: str | bytes) -> Source:
    return read("修理铺条例.docx", docx(body, **parts))


def codes(body: str, **parts: str | bytes) -> list[str]:
    return [n.code for n in source(body, **parts).notices]


def test_a_paragraph_is_a_line_whatever_its_runs() -> None:
    body = paragraph(run("第一条　"), run("应当"), run("登记。")) + lines("第二条　免费。")
    assert text(body) == "第一条　应当登记。\n第二条　免费。"


def test_automatic_numbers_are_printed() -> None:
    body = (
        lines("总则")
        + numbered("登记。")
        + numbered("场所；", depth=1)
        + numbered("章程。", depth=1)
    )
    body += numbered("免费。") + numbered("另一项。", depth=1)
    levels = numbering(("chineseCountingThousand", "第%1条"), ("chineseCounting", "（%2）"))
    assert text(body, numbering=levels).split("\n") == [
        "总则", "第一条 登记。", "（一） 场所；", "（二） 章程。",
        "第二条 免费。", "（一） 另一项。",
    ]  # fmt: skip


def test_numbers_start_where_the_list_says_and_run_past_a_hundred() -> None:
    levels = numbering(("chineseCounting", "第%1条"), start=109)
    assert text(numbered("甲。") + numbered("乙。"), numbering=levels).split("\n") == [
        "第一百零九条 甲。",
        "第一百一十条 乙。",
    ]


def test_numbers_may_come_from_a_style() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = (
        f'<w:styles {w}><w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    body = "".join(paragraph(run("甲。"), properties=f'<w:pStyle w:val="{s}"/>') for s in "AB")
    levels = numbering(("decimal", "第%1条"))
    assert text(body, numbering=levels, styles=styles) == "第1条 甲。\n第2条 甲。"


def test_a_list_switched_off_and_bullets_print_nothing() -> None:
    levels = numbering(("bullet", "•"))
    assert text(numbered("甲。", number="0"), numbering=levels) == "甲。"
    assert text(numbered("甲。", number="7"), numbering=levels) == "甲。"


def test_an_unknown_format_is_told() -> None:
    levels = numbering(("klingonCounting", "第%1条"))
    assert text(numbered("甲。"), numbering=levels) == "第1条 甲。"
    assert codes(numbered("甲。"), numbering=levels) == ["unknown_numbering"]


def test_soft_breaks_part_lines_only_where_a_sentence_ends() -> None:
    title = paragraph(run("青川省人民代表大会"), "<w:r><w:br/></w:r>", run("修理铺条例"))
    items = paragraph(run("应当："), "<w:r><w:br/></w:r>", run("（一）登记；"))
    heads = paragraph(run("目录"), "<w:r><w:br/></w:r>", run("第一章 总则"))
    assert text(title + items + heads).split("\n") == [
        "青川省人民代表大会修理铺条例", "应当：", "（一）登记；", "目录", "第一章 总则",
    ]  # fmt: skip


def test_tables_stand_in_place_as_markdown() -> None:
    body = lines("税率表") + table(("类", "率"), ("甲|乙", "*一*")) + lines("注：略。")
    assert text(body).split("\n") == [
        "税率表", "| 类 | 率 |", "| --- | --- |", r"| 甲\|乙 | \*一\* |", "注：略。",
    ]  # fmt: skip


def test_a_table_that_only_lays_out_the_text_is_text() -> None:
    cell = f"<w:tc>{lines('第一条 甲。', '第二条 乙。')}</w:tc>"
    body = f"<w:tbl><w:tr>{cell}<w:tc>{lines('注')}</w:tc></w:tr></w:tbl>"
    assert text(body) == "第一条 甲。\n第二条 乙。\n注"


def test_wide_and_merged_cells_keep_the_columns() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{lines("甲")}</w:tc>'
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{lines('')}</w:tc><w:tc>{lines('乙')}</w:tc>"
    body = f"<w:tbl><w:tr>{wide}</w:tr><w:tr>{below}</w:tr></w:tbl>"
    assert text(body).split("\n")[0::2] == ["| 甲 |  |", "|  | 乙 |"]


def test_tracked_changes_read_as_accepted_and_are_told() -> None:
    body = paragraph(
        run("三"), '<w:del w:id="1"><w:r><w:delText>十</w:delText></w:r></w:del>',
        '<w:ins w:id="2">', run("五"), "</w:ins>", run("日。"),
    )  # fmt: skip
    assert text(body) == "三五日。"
    assert codes(body) == ["tracked_changes"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = '<w:rPr><w:del w:id="3"/></w:rPr>'
    assert text(paragraph(run("应当"), properties=mark) + lines("登记。")) == "应当登记。"


def test_headers_footers_and_notes_are_left_out_and_kept_aside() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    found = source(
        lines("第一条 甲。"),
        footer1=f"<w:ftr {w}>{lines('第1页')}</w:ftr>",
        footnotes=f"<w:footnotes {w}><w:footnote>{lines('本注。')}</w:footnote></w:footnotes>",
    )
    assert found.text == "第一条 甲。"
    assert {(d.reason, d.text) for d in found.discarded} == {
        ("furniture", "第1页"),
        ("footnote", "本注。"),
    }


def test_drawings_are_told() -> None:
    assert codes(lines("甲。") + "<w:p><w:r><w:drawing/></w:r></w:p>") == ["pictures_left_out"]


def test_text_boxes_follow_their_paragraph_and_are_read_once() -> None:
    box = f"<w:txbxContent>{lines('甲。')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = paragraph(
        run("上文"), f"<w:r><mc:AlternateContent {mc}>{both}</mc:AlternateContent></w:r>"
    )
    assert text(body) == "上文\n甲。"


def test_hidden_text_is_left_out_and_kept_aside() -> None:
    unseen = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
    found = source(paragraph(run("第一条 甲"), unseen, run("。")))
    assert found.text == "第一条 甲。"
    assert [(d.reason, d.text) for d in found.discarded] == [("hidden", "密")]


def test_strict_documents_are_read_as_well() -> None:
    strict = docx(lines("第一条 甲。"))
    names = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f"<w:document {W}><w:body>{lines('第一条 甲。')}</w:body></w:document>".encode()
    document = document.replace(names, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert (
        read("甲.docx", zipped({"word/document.xml": document})).text
        == read("甲.docx", strict).text
    )


REMOTE = (
    '<Relationships><Relationship Id="r1" Type="http://x/attachedTemplate" '
    'Target="{}" TargetMode="External"/></Relationships>'
)
RELATIONS = "word/_rels/settings.xml.rels"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (docx(lines("甲。"), **{"word/vbaProject.bin": b"x"}), "macros"),
        (
            docx(lines("甲。"), **{RELATIONS: REMOTE.format("http://there/t.dotm")}),
            "remote_template",
        ),
        (docx(lines("甲。"), **{RELATIONS: REMOTE.format(r"\\there\t.dotm")}), "remote_template"),
        (docx("<w:tbl><w:tr><w:tc>" * 10_000 + "</w:tc></w:tr></w:tbl>" * 10_000), "damaged_file"),
        (docx(lines("甲。"))[:300], "damaged_file"),
        (docx(""), "no_text"),
    ],
)
def test_what_no_document_needs_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(LawdiffError) as refusal:
        read("甲.docx", data)
    assert refusal.value.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(encoding: str) -> None:
    evil = (
        f'<?xml version="1.0" encoding="{encoding}"?>{"<!-- x -->" * 1000}'
        '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'
    )
    data = zipped({"word/document.xml": evil.encode(encoding)})
    with pytest.raises(Refused) as refusal:
        read("甲.docx", data)
    assert refusal.value.code == "xml_entities"


def test_a_template_on_this_machine_is_harmless() -> None:
    local = REMOTE.format(r"file:///C:\Users\a\Normal.dotm")
    assert text(lines("甲。"), **{RELATIONS: local}) == "甲。"
