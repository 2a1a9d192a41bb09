"""A decision held against the published text."""

import pytest

from lawdiff.amending import apply, check, parse_decision
from lawdiff.model import Document
from lawdiff.numbering import print_numeral
from tests.builders import document

TITLE = "青川省步道管理条例"
OLD = document(
    "甲一，乙一。",
    "步道由乡镇管理。\n费用由县负担。",
    "甲三。",
    "下列行为禁止：\n（一）倾倒垃圾；\n（二）毁坏路标。",
    "甲五。",
    title=TITLE,
    outline=(),
)
ITEMS = (
    "一、将第一条中的“甲一”修改为“丙一”。",
    "二、增加一条，作为第二条：“新二。”",
    "三、将第二条改为第三条，第二款修改为：“费用由省负担。”",
    "四、删去第三条。",
    "五、第四条增加一项，作为第三项：“（三）放养牲畜。”",
    "六、对条文顺序作相应调整。",
)
DECISION = f"对《{TITLE}》作如下修改：\n" + "\n".join(ITEMS)
INSTRUCTIONS = parse_decision(DECISION, TITLE)
NEW = apply(OLD, INSTRUCTIONS).document


def published(old: str, new: str) -> Document:
    """The new text with some words of an article otherwise."""
    assert any(old in article.text for article in NEW.articles)
    return document(*(a.text.replace(old, new) for a in NEW.articles), title=TITLE, outline=())


def statuses(new: Document, old: Document | None = OLD) -> dict[str, str]:
    return {f.instruction.id: f.status for f in check(INSTRUCTIONS, new, old).findings}


def test_a_text_as_ordered_confirms_every_instruction() -> None:
    assert set(statuses(NEW).values()) == {"confirmed"}
    assert not check(INSTRUCTIONS, NEW, OLD).unexplained


def test_without_the_old_text_what_is_quoted_can_still_be_told() -> None:
    found = statuses(NEW, None)
    assert {id_ for id_, status in found.items() if status == "confirmed"} == {
        "一",
        "二",
        "三.2",
        "五",
    }
    assert "contradicted" not in found.values()


def test_the_articles_are_named_in_the_new_numbering() -> None:
    found = {f.instruction.id: f.articles for f in check(INSTRUCTIONS, NEW).findings}
    assert (found["三.2"], found["五"]) == (("第三条",), ("第四条",))


@pytest.mark.parametrize("far", [40, 80, 120])
def test_what_the_old_text_had_beyond_the_new_can_still_be_told(far: int) -> None:
    """An old text that is not given had at least the articles that are named of it."""
    old = document(*(f"甲{n}。" for n in range(1, far + 1)), title=TITLE, outline=())
    items = (
        f"一、删去第六条至第{print_numeral(far - 2)}条。",
        f"二、将第{print_numeral(far)}条改为第七条，修改为：“新七。”",
    )
    instructions = parse_decision(f"对《{TITLE}》作如下修改：\n" + "\n".join(items), TITLE)
    new = apply(old, instructions).document
    assert [a.text for a in new.articles[4:]] == ["甲5。", f"甲{far - 1}。", "新七。"]
    last = check(instructions, new).findings[-1]
    assert (last.status, last.articles) == ("confirmed", ("第七条",))


@pytest.mark.parametrize(
    ("old", "new", "id_"),
    [
        ("丙一", "甲一", "一"),
        ("新二。", "旧二。", "二"),
        ("费用由省负担。", "费用由村负担。", "三.2"),
        ("放养牲畜", "放牧", "五"),
    ],
)
@pytest.mark.parametrize("before", [OLD, None], ids=["with the old text", "without"])
def test_a_text_that_differs_contradicts_its_instruction(
    old: str, new: str, id_: str, before: Document | None
) -> None:
    found = statuses(published(old, new), before)
    assert [i for i, status in found.items() if status == "contradicted"] == [id_]


def test_an_article_that_was_not_deleted_contradicts() -> None:
    texts = [a.text for a in NEW.articles]
    assert statuses(document(*texts, "甲三。", title=TITLE, outline=()))["四"] == "contradicted"


def test_a_change_that_no_instruction_names_is_shown() -> None:
    checked = check(INSTRUCTIONS, published("甲五", "戊五"), OLD)
    assert [u.label for u in checked.unexplained] == ["第五条"]
    assert (checked.unexplained[0].ops.old, checked.unexplained[0].ops.new) == ("甲五。", "戊五。")


def test_what_is_not_understood_stays_so() -> None:
    instructions = parse_decision(f"对《{TITLE}》作如下修改：\n一、第三条不再适用。", TITLE)
    assert [f.status for f in check(instructions, NEW, OLD).findings] == ["unparsed"]


@pytest.mark.parametrize("before", [OLD, None], ids=["with the old text", "without"])
@pytest.mark.parametrize(
    ("item", "texts", "status"),
    [
        ("将第二条修改为：“新二。”", {3: "新二。"}, "contradicted"),
        ("将第一条中的“甲一”修改为“丙一”。", {3: "丙一。"}, "contradicted"),
        ("第四条增加一项，作为第三项：“（三）放牧。”", {3: "甲三：\n（三）放牧。"}, "contradicted"),
        ("将第九条修改为：“新九。”", {3: "新九。"}, "unclear"),
        ("将第九条中的“甲一”修改为“丙一”。", {3: "丙一。"}, "unclear"),
        ("将第一条、第九条中的“甲一”修改为“丙一”。", {1: "丙一。", 3: "丙一。"}, "unclear"),
        ("将名称修改为：“小路条例”。", {3: "小路条例。"}, "contradicted"),
    ],
)
def test_words_in_another_place_than_named_confirm_nothing(
    item: str, texts: dict[int, str], status: str, before: Document | None
) -> None:
    bodies = [texts.get(n, article.text) for n, article in enumerate(OLD.articles, 1)]
    instructions = parse_decision(f"对《{TITLE}》作如下修改：\n一、{item}", TITLE)
    checked = check(instructions, document(*bodies, title=TITLE, outline=()), before)
    (finding,) = checked.findings
    assert (finding.status, finding.elsewhere) == (status, ("第三条",))


def test_words_that_stood_elsewhere_before_are_not_offered() -> None:
    instructions = parse_decision(f"对《{TITLE}》作如下修改：\n一、将第五条修改为：“甲三。”", TITLE)
    assert [f.elsewhere for f in check(instructions, OLD, OLD).findings] == [()]


def test_a_chapter_that_was_added_is_confirmed() -> None:
    item = "一、增加一章，作为第二章：“第二章　处罚\n第六条　警告。\n第七条　罚款。”"
    instructions = parse_decision(f"对《{TITLE}》作如下修改：\n{item}", TITLE)
    old = document("甲一。", "甲二。", "甲三。", "甲四。", "甲五。", title=TITLE)
    new = apply(old, instructions).document
    assert [f.status for f in check(instructions, new, old).findings] == ["confirmed"]
