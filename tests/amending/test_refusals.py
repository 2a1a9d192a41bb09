"""What cannot be placed with certainty is refused by name, and shifts nothing."""

import pytest

from lawdiff.amending import apply, parse_decision
from lawdiff.model.decision import Amended
from tests.builders import article, document

TITLE = "青川省步道管理条例"
ARTICLES = (
    "甲一。",
    "甲二。\n乙二。",
    "甲三，共三处，均三年。",
    "甲四。",
    "甲五。",
    "本条例自公布之日起施行。",
)


def amended(*items: str, texts: tuple[str, ...] = ARTICLES) -> Amended:
    head = f"关于修改《{TITLE}》的决定\n对《{TITLE}》作如下修改：\n"
    old = document(*texts, title=TITLE)
    return apply(old, parse_decision(head + "\n".join(items), TITLE))


def refused(result: Amended) -> dict[str, str]:
    """The reasons of all that was not applied, by id."""
    return {o.instruction.id: o.reason.message for o in result.outcomes if o.reason}


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("将第九条修改为：“甲。”", "there is no 第九条"),
        ("将第二条第三款修改为：“甲。”", "there is no 第二条第三款"),
        ("第一条第一项中的“甲”修改为“乙”。", "there is no 第一条第一项"),
        ("将第一条中的“丙”修改为“乙”。", "“丙” does not stand in 第一条"),
        ("删去第一条中的“丙”。", "“丙” does not stand in 第一条"),
        ("在第三条中的“三”后增加“、四”。", "stands more than once"),
        ("在第三条中的“处”后增加“地方”。", "cannot be told"),
        ("在第二条最后增加“丙。”", "several 款"),
        ("第二条增加二款，作为第二款、第三款：“丙。”", "2 units are announced, 1 are quoted"),
        ("第二条增加一款，作为第五款：“丙。”", "do not come out"),
        ("将第二条修改为：“第七条　丙。”", "is headed"),
        ("增加一条，作为第四条：“第五条　丙。”", "the new text of 第四条 is headed 第五条"),
        ("增加一条，作为第九条：“丙。”", "higher than there are units"),
        ("第三章章名修改为：“丙”。", "there is no 第三章章名"),
        ("将第一章修改为：“第一章　丙\n第一条　丁。”", "more than the heading of 第一章 is quoted"),
        ("将第一条改为第二条，第二条改为第一条。", "in a ring"),
        ("对个别文字作相应修改。", "does not say which words"),
        ("将第一条修改为：“丙。", "not closed"),
        ("将第六条至第四条中的“甲”修改为“乙”。", "no range"),
    ],
)
def test_it_is_refused_by_name_and_nothing_else_changes(item: str, reason: str) -> None:
    result = amended(f"一、{item}", "二、将第五条修改为：“新五。”")
    assert reason in refused(result)["一"]
    assert "二" not in refused(result)
    texts = [a.article.text for a in result.articles]
    assert texts == [*ARTICLES[:4], "新五。", ARTICLES[5]]


def test_an_article_named_twice_is_refused_the_second_time() -> None:
    result = amended("一、将第一条修改为：“丙。”", "二、将第一条中的“甲一”修改为“丁”。")
    assert refused(result) == {"二": "第一条 is already changed by 一"}


def test_a_number_given_twice_is_refused_the_second_time() -> None:
    result = amended("一、增加一条，作为第三条：“丙。”", "二、增加一条，作为第三条：“丁。”")
    assert list(refused(result)) == ["二"]
    assert [a.article.text for a in result.articles][2:4] == ["丙。", ARTICLES[2]]


def test_a_deleted_article_takes_no_words() -> None:
    result = amended("一、删去第一条。", "二、将第一条中的“甲一”修改为“丁”。")
    assert list(refused(result)) == ["二"]


def test_the_number_of_a_refused_article_stays_open() -> None:
    result = amended("一、增加一条，作为第三条：“丙。", "二、将第四条改为第五条。")
    assert list(refused(result)) == ["一"]
    labels = [a.article.label for a in result.articles]
    assert labels == ["第一条", "第二条", "第四条", "第五条", "第六条", "第七条"]


def test_where_numbers_and_articles_differ_only_those_between_are_in_doubt() -> None:
    result = amended(
        "一、第三条不再适用于村道，其后另增加规定。",
        "二、将第四条改为第五条。",
        "三、对条文顺序作相应调整。",
    )
    assert refused(result)["三"].startswith("between 0 and 5")
    placed = {a.article.label: a.article.text for a in result.articles}
    assert placed["第五条"] == "甲四。"
    assert placed["第六条"] == "甲五。"


def test_articles_too_many_are_set_aside_not_lost() -> None:
    result = amended("一、第二条不再适用。", "二、将第四条改为第三条。", "三、条文顺序作相应调整。")
    assert [a.label for a in result.unplaced] == ["第三条"]
    assert {a.article.label: a.article.text for a in result.articles}["第四条"] == "甲五。"


def test_places_that_have_the_words_are_changed_though_another_has_not() -> None:
    result = amended("一、将第一条、第四条、第六条中的“甲”修改为“乙”。")
    assert refused(result) == {"一": "“甲” does not stand in 第六条"}
    assert [a.article.text for a in result.articles if a.changed] == ["乙一。", "乙四。"]


def test_a_lost_article_of_the_old_text_still_counts() -> None:
    kept = tuple(article(n, f"甲{n}。") for n in (1, 2, 4, 5))
    old = document(title=TITLE, articles=kept, outline=())
    decision = f"关于修改《{TITLE}》的决定\n一、增加一条，作为第二条：“丙。”"
    result = apply(old, parse_decision(decision, TITLE))
    assert [a.article.label for a in result.articles] == [
        "第一条", "第二条", "第三条", "第五条", "第六条",
    ]  # fmt: skip


def test_a_law_that_lets_numbers_lapse_is_not_counted_anew() -> None:
    articles = (article(1, "甲。"), article((1, 1), "乙。"), article(2, "丙。"), article(3, "丁。"))
    old = document(title=TITLE, articles=articles, outline=())
    result = apply(old, parse_decision(f"对《{TITLE}》作如下修改：\n一、删去第二条。", TITLE))
    assert [a.article.label for a in result.articles] == ["第一条", "第一条之一", "第三条"]


def test_a_numeral_beyond_all_law_is_refused():
    clause = "一、将第二条第22222222222222222222款修改为：“公园免费。”"
    (instruction,) = parse_decision(clause, "公园条例")
    assert instruction.flaw.code == "instruction_numeral"
