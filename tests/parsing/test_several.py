"""Several documents in one source, titles after the text, texts that break off, annexes."""

import datetime as dt

from lawdiff.parsing import parse

BODY = "第一条 为了方便修理，制定本条例。\n第二条 本条例自2002年5月1日起施行。\n"
NOTE = "（2001年11月30日青川省第九届人民代表大会常务委员会第六次会议通过）\n"


def titles(text: str) -> list[tuple[str, int]]:
    return [(d.title, len(d.articles)) for d in parse(text).documents]


def test_a_title_before_a_new_first_article_begins_the_next_document() -> None:
    text = f"青川省修理铺条例\n{NOTE}{BODY}青川省实施《修理\n法》办法\n{BODY}"
    assert titles(text) == [("青川省修理铺条例", 2), ("青川省实施《修理法》办法", 2)]


def test_titles_may_stand_after_their_texts() -> None:
    text = f"{BODY}青川省修理铺条例\n{NOTE}{BODY}青川省铁匠铺条例\n{NOTE}"
    found = parse(text).documents
    assert [(d.title, len(d.articles)) for d in found] == [
        ("青川省修理铺条例", 2),
        ("青川省铁匠铺条例", 2),
    ]
    assert [d.dates.adopted for d in found] == [dt.date(2001, 11, 30)] * 2


def test_a_notice_with_sections_between_two_regulations() -> None:
    text = (
        f"青川省修理铺条例\n{NOTE}{BODY}青川省修理厅关于加强修理的通知\n青川省修理厅\n"
        "青川省修理厅关于加强修理的通知\n一、加强领导。\n二、严格执行。\n"
        f"青川省铁匠铺条例\n{NOTE}{BODY}"
    )
    assert [t for t, _ in titles(text)] == [
        "青川省修理铺条例",
        "青川省修理厅关于加强修理的通知",
        "青川省铁匠铺条例",
    ]


def test_a_decision_and_the_text_it_leads_to() -> None:
    text = (
        f"青川省人民代表大会关于修改《青川省修理铺条例》的决定\n{NOTE}一、删去第九条。\n"
        f"二、删去第十条。\n青川省修理铺条例\n{NOTE}{BODY}"
    )
    assert [(d.unit, len(d.articles)) for d in parse(text).documents] == [
        ("section", 2),
        ("article", 2),
    ]


def test_notes_of_all_stacked_above_the_first_are_shared_out() -> None:
    later = NOTE.replace("2001年11月30日", "2004年4月1日")
    lines = f"{NOTE[1:-2]}\n2019年11月27日青川省第十五届人民代表大会修正\n{later[1:-2]}\n"
    text = f"# 青川省修理铺条例\n{lines}<!-- INFO END -->\n{BODY}青川省铁匠铺条例\n{BODY}"
    first, second = parse(text).documents
    assert (first.dates.adopted, first.dates.amended) == (
        dt.date(2001, 11, 30),
        dt.date(2019, 11, 27),
    )
    assert (second.dates.adopted, second.dates.amended) == (dt.date(2004, 4, 1), None)


def test_a_new_first_article_without_a_title_harms() -> None:
    (found,) = parse(f"青川省修理铺条例\n{BODY}{BODY}").documents
    assert "numbering_restarts" in {n.code for n in found.notices}


def test_a_text_that_goes_on_elsewhere_is_not_complete() -> None:
    found = parse("青川省修理铺条例\n第一条 甲。\n第二条 乙。 ▲ ▲\n（下转8版）")
    (document,) = found.documents
    assert not document.complete
    assert document.articles[-1].text == "乙。"
    assert [(d.reason, d.text) for d in found.discarded] == [("furniture", "（下转8版）")]
    assert "truncated" in {n.code for n in document.notices}


def test_a_text_that_stops_in_the_middle_of_a_sentence_is_not_complete() -> None:
    (cut,) = parse("青川省修理铺条例\n第一条 甲。\n第二条 铺主应当认真修理，不得").documents
    assert not cut.complete
    (whole,) = parse("青川省修理铺条例\n第一条 甲。\n第二条 本条例自2020年1月1日起施行").documents
    assert whole.complete


def test_a_text_that_began_elsewhere_is_not_complete() -> None:
    (document,) = parse("（上接第1版）\n第三条 甲。\n第四条 乙。").documents
    assert not document.complete
    assert {"beginning_missing", "numbering_starts_late"} <= {n.code for n in document.notices}


def test_annexes_with_tables_and_articles_of_their_own() -> None:
    (document,) = parse(
        f"青川省修理铺条例\n{BODY}附件1\n收费表\n| 类 | 费 |\n| --- | --- |\n| 甲 | 一 |\n"
        "附件2：修理守则\n第一条 认真。\n第二条 仔细。"
    ).documents
    assert len(document.articles) == 2
    assert [(a.title, a.text.count("\n")) for a in document.annexes] == [
        ("附件1 收费表", 2),
        ("附件2：修理守则", 1),
    ]


def test_a_table_after_the_last_article_is_an_annex_under_its_own_title() -> None:
    (document,) = parse(
        f"青川省修理铺条例\n{BODY}修理费率表\n| 甲 | 一 |\n注：费率含税。"
    ).documents
    assert [(a.title, a.text) for a in document.annexes] == [
        ("修理费率表", "| 甲 | 一 |\n注：费率含税。")
    ]


def test_each_of_several_tables_is_an_annex_of_its_own() -> None:
    (document,) = parse(
        f"青川省修理铺条例\n{BODY}费率表一\n| 甲 | 一 |\n费率表二\n| 乙 | 二 |\n注：略。"
    ).documents
    assert [a.title for a in document.annexes] == ["费率表一", "费率表二"]


def test_the_signature_is_left_out_and_dates_the_text() -> None:
    found = parse(f"青川省修理铺条例\n{BODY}青川省修理厅\n二〇〇一年十二月三日\n（此件公开发布）")
    assert [d.reason for d in found.discarded] == ["signature", "signature", "furniture"]
    assert found.documents[0].dates.promulgated == dt.date(2001, 12, 3)
