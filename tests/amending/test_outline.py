"""编, 章 and 节 follow the articles."""

from lawdiff.amending import apply, parse_decision
from lawdiff.model import Document, Heading
from lawdiff.model.decision import Amended
from lawdiff.numbering import Number
from tests.builders import document

TITLE = "青川省步道管理条例"
OLD = document(
    *(f"第{n}件事。" for n in "一二三四五六七"),
    title=TITLE,
    outline=(
        Heading("章", "第一章", "总则", Number(1), Number(2)),
        Heading("章", "第二章", "管理", Number(3), Number(5)),
        Heading("节", "第一节", "一般规定", Number(3), Number(3)),
        Heading("节", "第二节", "检查", Number(4), Number(5)),
        Heading("章", "第三章", "附则", Number(6), Number(7)),
    ),
)


def amended(*items: str, old: Document = OLD) -> Amended:
    decision = f"对《{TITLE}》作如下修改：\n" + "\n".join(items)
    return apply(old, parse_decision(decision, TITLE))


def outline(result: Amended) -> list[str]:
    return [f"{h.label}{h.title} {h.first}-{h.last}" for h in result.document.outline]


def test_a_new_section_with_its_articles() -> None:
    result = amended(
        "在第二章第一节后增加一节，作为第二节：“第二节　维护",
        "“第四条　甲。",
        "“第五条　乙。”",
    )
    assert not [o.reason for o in result.outcomes if o.reason]
    assert outline(result)[1:] == [
        "第二章管理 3-7",
        "第一节一般规定 3-3",
        "第二节维护 4-5",
        "第三节检查 6-7",
        "第三章附则 8-9",
    ]


def test_a_new_chapter_moves_those_behind_it() -> None:
    result = amended("增加一章，作为第三章：“第三章　责任", "“第六条　甲。”")
    assert outline(result)[4:] == ["第三章责任 6-6", "第四章附则 7-8"]


def test_a_heading_added_by_one_clause_and_its_articles_by_the_next() -> None:
    result = amended(
        "第二章“管理”中增加一节，作为第三节“维护”；增加一条，作为第六条。内容如下：",
        "第三节　维护",
        "第六条　甲。",
    )
    assert outline(result)[4:] == ["第三节维护 6-6", "第三章附则 7-8"]


def test_a_chapter_merged_into_the_one_before() -> None:
    assert outline(amended("将第三章并入第二章。"))[1:] == [
        "第二章管理 3-7",
        "第一节一般规定 3-3",
        "第二节检查 4-7",
    ]


def test_a_chapter_deleted_with_its_articles() -> None:
    result = amended("删去第二章。")
    assert [a.article.text for a in result.articles][2:] == ["第六件事。", "第七件事。"]
    assert outline(result) == ["第一章总则 1-2", "第二章附则 3-4"]


def test_a_title_replaced_and_words_in_a_title() -> None:
    result = amended("将第一章章名修改为：“一般规定”。", "将第二章第二节“检查”修改为“督查”。")
    assert [h.title for h in result.document.outline][:4] == [
        "一般规定",
        "管理",
        "一般规定",
        "督查",
    ]


def test_an_article_between_two_chapters_is_told() -> None:
    result = amended("增加一条，作为第三条：“甲。”")
    assert outline(result)[0] == "第一章总则 1-3"
    assert [n.code for n in result.notices] == ["amended_chapter"]


def test_a_chapter_named_for_a_new_article_holds_it() -> None:
    result = amended("在第二章第一节中增加一条，作为第三条：“甲。”")
    assert outline(result)[:3] == ["第一章总则 1-2", "第二章管理 3-6", "第一节一般规定 3-4"]
    assert not result.notices


def test_a_moved_article_stands_in_the_chapter_of_its_neighbours() -> None:
    result = amended("将第五条改为第二条。")
    assert outline(result)[0] == "第一章总则 1-3"
