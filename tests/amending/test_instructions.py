"""A decision read into instructions."""

import datetime as dt

import pytest

from lawdiff.amending import effective_date, parse_decision
from lawdiff.errors import Refused
from lawdiff.model import Article, Document
from lawdiff.numbering import Number

TITLE = "青川省步道管理条例"
HEAD = f"关于修改《{TITLE}》的决定\n对《{TITLE}》作如下修改："
OMNIBUS = """关于修改部分地方性法规的决定
一、对《青川省公园管理条例》作出修改
（一）将第二条中的“市”修改为“县”。
（二）删去第五条。
二、对《青川省步道管理条例》作出修改
将第九条修改为：“步道每年检查一次。”
本决定自2025年5月1日起施行。
《青川省公园管理条例》、《青川省步道管理条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。"""
LISTED = """关于修改和废止部分规章的决定
为了优化服务，决定：
一、对2部规章的部分条款予以修改。（附件1）
附件1
一、将《青川省公园管理条例》第十一条修改为：“公园免费开放。”
第十二条修改为：“公园设置路标。”
二、删去《青川省步道管理条例》第三条第二款。
此外，对相关规章中的条文序号作相应调整。"""


def kinds(decision: str, title: str | None = TITLE) -> list[tuple[str, str]]:
    return [(i.id, i.kind) for i in parse_decision(decision, title)]


def test_an_item_with_several_orders_is_several_instructions() -> None:
    item = "一、将第三条改为第四条，第一款中的“甲”修改为“乙”，删去第二款。"
    decision = f"{HEAD}\n{item}\n增加一款，作为第三款：“丙。”"
    assert kinds(decision) == [
        ("一", "renumber"),
        ("一.2", "replace_phrase"),
        ("一.3", "delete"),
        ("一.4", "insert"),
    ]


def test_targets_are_named_in_the_old_numbering() -> None:
    decision = f"{HEAD}\n一、将第三条改为第四条，第一款修改为：“乙。”"
    _, second = parse_decision(decision, TITLE)
    assert [place.label for place in second.targets] == ["第三条第一款"]


def test_items_below_items_have_both_numbers() -> None:
    decision = f"{HEAD}\n二、对部分条文作以下修改：\n（一）删去第三条。\n（二）删去第四条。"
    assert [id_ for id_, _ in kinds(decision)] == ["二（一）", "二（二）"]


def test_what_an_item_is_about_holds_for_the_items_below() -> None:
    decision = f"{HEAD}\n一、对第三条作如下修改：\n（一）第一款修改为：“甲。”\n（二）删去第二款。"
    places = [i.targets[0].label for i in parse_decision(decision, TITLE)]
    assert places == ["第三条第一款", "第三条第二款"]


def test_an_omnibus_decision_gives_the_section_on_the_law_and_the_close() -> None:
    assert kinds(OMNIBUS) == [("¶1", "replace"), ("¶2", "effect"), ("¶3", "adjust_numbering")]
    assert [id_ for id_, _ in kinds(OMNIBUS, "青川省公园管理条例")][:2] == ["（一）", "（二）"]


def test_a_law_named_in_its_first_instruction_begins_a_section() -> None:
    assert kinds(LISTED) == [("二", "delete"), ("¶1", "adjust_numbering")]
    assert kinds(LISTED, "青川省公园管理条例")[:2] == [("一", "replace"), ("一.2", "replace")]


@pytest.mark.parametrize("edition", ["", "（试行）", "（2019年修正）"])
def test_the_edition_in_a_title_does_not_count(edition: str) -> None:
    assert kinds(OMNIBUS, TITLE + edition)


def test_a_law_that_the_head_only_mentions_is_not_the_one_amended() -> None:
    head = f"关于修改《{TITLE}》的决定\n为了与《某法典》相衔接，对《{TITLE}》作如下修改："
    with pytest.raises(Refused, match="does not amend"):
        parse_decision(f"{head}\n一、删去第三条。", "某法典")
    assert kinds(f"{head}\n一、删去第三条。") == [("一", "delete")]


@pytest.mark.parametrize("alias", ["《细则》", "《步道细则》"])
def test_a_short_title_is_the_same_law(alias: str) -> None:
    title = "青川省步道管理条例实施细则"
    head = f"决定对《{title}》（以下简称《步道细则》）作如下修改："
    found = parse_decision(f"{head}\n一、将{alias}第三条修改为：“甲。”\n二、删去第四条。", title)
    assert [i.kind for i in found] == ["replace", "delete"]


def test_a_decision_on_another_law_is_refused() -> None:
    with pytest.raises(Refused, match="does not amend"):
        parse_decision(OMNIBUS, "青川省河道管理条例")


def test_a_decision_on_several_laws_wants_a_title() -> None:
    with pytest.raises(Refused, match="several laws"):
        parse_decision(OMNIBUS)


def test_an_amendment_numbers_its_items_as_articles() -> None:
    items = (
        "第三条 宪法第十条第二款“甲。”修改为：“乙。”",
        "第四条 宪法序言第七自然段末尾增加：“丙。”",
    )
    decision = "\n".join(["青川省宪章修正案", *items])
    found = parse_decision(decision, "青川省宪章")
    assert [(i.id, i.kind) for i in found] == [
        ("第三条", "replace_phrase"),
        ("第四条", "insert_phrase"),
    ]
    assert found[1].targets[0].label == "序言第七款"


def test_new_text_may_stand_on_lines_of_its_own() -> None:
    items = "1.将引言修改为：", "“新的引言。”", "2.将第三条修改为第四条：", "“步道免费开放。”"
    decision = "\n".join([HEAD, *items])
    assert kinds(decision) == [("1", "replace"), ("2", "renumber"), ("2.2", "replace")]


def test_the_wording_that_names_no_word_is_told_from_the_numbering() -> None:
    decision = f"{HEAD}\n一、删去第三条。\n此外，对条文顺序和个别文字作相应调整和修改。"
    assert [kind for _, kind in kinds(decision)][1:] == ["adjust_numbering", "adjust_wording"]


def test_what_is_not_understood_is_shown() -> None:
    decision = f"{HEAD}\n一、第三条不再适用于村道。\n二、删去第四条。"
    first, second = parse_decision(decision, TITLE)
    assert (first.kind, first.text) == ("unparsed", "第三条不再适用于村道")
    assert second.kind == "delete"


def test_every_word_of_an_item_stands_in_an_instruction() -> None:
    decision = f"{HEAD}\n一、为了方便群众，将第三条第一款中的“甲”修改为“乙”，删去第二款。"
    said = "".join(i.text for i in parse_decision(decision, TITLE))
    assert said == "为了方便群众，将第三条第一款中的“甲”修改为“乙”删去第二款"


def test_a_shared_new_wording_is_lent_to_all() -> None:
    decision = f"{HEAD}\n一、将第四条中的“甲”、第五条第二款中的“乙”修改为“丙”。"
    found = parse_decision(decision, TITLE)
    assert [(i.targets[0].label, i.old, i.new) for i in found] == [
        ("第四条", ("甲",), ("丙",)),
        ("第五条第二款", ("乙",), ("丙",)),
    ]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("将第三条修改为：“步道免费开放。", "not closed"),
        ("将第六条至第四条中的“甲”修改为“乙”。", "no range"),
        ("将第三条、第四条改为第五条。", "as many"),
        ("第二款修改为：“甲。”", "no article"),
    ],
)
def test_a_flaw_is_named(item: str, reason: str) -> None:
    (found,) = parse_decision(f"{HEAD}\n一、{item}", TITLE)
    assert found.flaw is not None
    assert reason in found.flaw.message


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2025年5月1日", dt.date(2025, 5, 1)),
        ("二〇二五年五月一日", dt.date(2025, 5, 1)),
        ("公布之日", None),
        ("2025年2月30日", None),
    ],
)
def test_the_day_of_effect_is_what_is_printed(printed: str, day: dt.date | None) -> None:
    decision = f"{HEAD}\n一、删去第三条。\n本决定自{printed}起施行。"
    assert effective_date(parse_decision(decision, TITLE)) == day


def test_a_parsed_decision_reads_as_its_text_does() -> None:
    filed = Document(
        title=f"关于修改《{TITLE}》的决定",
        preamble=f"对《{TITLE}》作如下修改：",
        articles=(
            Article(Number(1), "一、", "将第三条中的“甲”修改为“乙”。"),
            Article(Number(2), "二、", "删去第四条。"),
        ),
    )
    found = parse_decision(filed, TITLE)
    assert [(i.id, i.kind) for i in found] == [("一", "replace_phrase"), ("二", "delete")]


def test_a_numeral_of_several_glyphs_is_one_label() -> None:
    items = "".join(
        f"\n{label}、修改《{TITLE}》，将第一条中的“甲”修改为“乙”。" for label in ("十一", "二十二")
    )
    assert [label for label, _ in kinds(f"{HEAD}{items}")] == ["十一", "二十二"]
