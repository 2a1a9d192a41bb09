"""One small decision for every kind of instruction, applied to a regulation of our own."""

import pytest

from lawdiff.amending import apply, parse_decision
from lawdiff.model import Document, Heading
from lawdiff.model.decision import Amended
from lawdiff.numbering import Number
from tests.builders import article, document

TITLE = "青川省步道管理条例"
ARTICLES = (
    "为了保护步道，方便群众，制定本条例。",
    "步道分为干线和支线。\n支线由乡镇人民政府管理。",
    "下列行为禁止：\n（一）倾倒垃圾；\n（二）毁坏路标；\n（三）其他损害步道的行为。\n违反前款规定的，依照本条例第五条处理。",
    "步道每两年检查一次。检查结果应当公布。",
    "违反本条例第三条规定的，处五十元罚款；违反《某法》第三条规定的，依照该法处理。",
    "本条例自公布之日起施行。",
)
HEADINGS = (
    Heading("章", "第一章", "总则", Number(1), Number(2)),
    Heading("章", "第二章", "管理", Number(3), Number(4)),
    Heading("章", "第三章", "责任", Number(5), Number(6)),
)


def regulation(*texts: str) -> Document:
    return document(*(texts or ARTICLES), title=TITLE, outline=HEADINGS if not texts else ())


def amended(*items: str, old: Document | None = None) -> Amended:
    head = f"关于修改《{TITLE}》的决定\n对《{TITLE}》作如下修改：\n"
    base = old or regulation()
    return apply(base, parse_decision(head + "\n".join(items), base.title))


def changes(*items: str) -> dict[str, str]:
    """The articles that are new or read otherwise, where every instruction is applied."""
    result = amended(*items)
    assert [o.reason for o in result.outcomes if o.reason] == []
    return {a.article.label: a.article.text for a in result.articles if a.changed}


@pytest.mark.parametrize(
    ("item", "label", "text"),
    [
        ("将第四条修改为：“步道每年检查一次。", "第四条", "步道每年检查一次。\n结果公布。"),
        ("第四条修改为：“第四条　步道每年检查一次。", "第四条", "步道每年检查一次。\n结果公布。"),
    ],
)
def test_a_whole_article(item: str, label: str, text: str) -> None:
    assert changes(item, "“结果公布。”") == {label: text}


ONE, TWO = ARTICLES[1].split("\n")
LITTER, SIGNS, OTHER = ARTICLES[2].split("\n")[1:4]
SIGNS_3 = SIGNS.replace("二", "三")
OTHER_2, OTHER_4 = OTHER.replace("三", "二"), OTHER.replace("三", "四")


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        ("将第二条第一款修改为：“甲。”", ["甲。", TWO]),
        ("将第二条第二款修改为：“甲。”“乙。”", [ONE, "甲。", "乙。"]),
        ("将第二条第一款、第二款修改为：“甲。”“乙。”", ["甲。", "乙。"]),
        ("第二条第一款中的“支线”修改为“环线”。", ["步道分为干线和环线。", TWO]),
        ("在第二条第一款中的“干线”后增加“、环线”。", ["步道分为干线、环线和支线。", TWO]),
        ("在第二条第一款“干线”前增加“环线、”。", ["步道分为环线、干线和支线。", TWO]),
        ("删去第二条第一款中的“和支线”。", ["步道分为干线。", TWO]),
        ("删去第二条第一款。", [TWO]),
        ("第二条增加一款，作为第一款：“甲。”", ["甲。", ONE, TWO]),
        ("第二条增加一款：“甲。”", [ONE, TWO, "甲。"]),
        ("在第二条第一款后增加一款：“甲。”", [ONE, "甲。", TWO]),
        ("在第二条第二款最后增加“费用另定。”", [ONE, f"{TWO}费用另定。"]),
        ("第二条第一款开始部分增加：“步道归集体。”", [f"步道归集体。{ONE}", TWO]),
        ("将第二条第一款改为第二款，第二款改为第一款。", [TWO, ONE]),
        ("将第二条第一款、第二款合并，修改为：“甲。”", ["甲。"]),
    ],
)
def test_paragraphs_and_words(item: str, lines: list[str]) -> None:
    assert changes(item) == {"第二条": "\n".join(lines)}


def test_words_are_replaced_wherever_they_stand_in_the_place() -> None:
    found = changes("第二条中的“支线”修改为“环线”。")
    assert found == {"第二条": ARTICLES[1].replace("支线", "环线")}


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        ("将第三条第二项修改为：“（二）涂改路标”。", [LITTER, "（二）涂改路标；", OTHER]),
        ("第三条第一项中的“垃圾”修改为“渣土”。", ["（一）倾倒渣土；", SIGNS, OTHER]),
        ("删去第三条第一款第三项。", [LITTER, "（二）毁坏路标。"]),
        ("删去第三条第二项。", [LITTER, OTHER_2]),
        ("第三条增加一项，作为第二项：“甲；”", [LITTER, "（二）甲；", SIGNS_3, OTHER_4]),
        ("第三条增加一项，作为第四项：“甲”。", [LITTER, SIGNS, f"{OTHER[:-1]}；", "（四）甲。"]),
        ("将第三条第一项、第二项合并，修改为：“甲；”", ["（一）甲；", OTHER_2]),
        ("删去第三条第一项、第二项。", [OTHER.replace("三", "一")]),
    ],
)  # fmt: skip
def test_items(item: str, lines: list[str]) -> None:
    lead, *listed, last = changes(item)["第三条"].split("\n")
    assert (lead, last) == ("下列行为禁止：", "违反前款规定的，依照本条例第五条处理。")
    assert listed == lines


def test_the_lead_of_a_list() -> None:
    found = changes("第三条第一款首部修改为：“在步道上禁止下列行为”。")
    assert found["第三条"].startswith("在步道上禁止下列行为：\n（一）倾倒垃圾；")


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("将第四条第二句修改为：“结果在网上公布。”", "步道每两年检查一次。结果在网上公布。"),
        ("删去第四条最后一句。", "步道每两年检查一次。"),
        (
            "第四条增加一句：“费用由省负担。”",
            f"{ARTICLES[3]}费用由省负担。",
        ),
    ],
)
def test_sentences(item: str, text: str) -> None:
    assert changes(item) == {"第四条": text}


def test_a_new_article_moves_all_behind_it_and_references_follow() -> None:
    found = changes("增加一条，作为第四条：“步道设置路标。”", "对条文顺序作相应调整。")
    assert found["第四条"] == "步道设置路标。"
    assert found["第三条"].endswith("依照本条例第六条处理。")
    assert "第六条" not in found  # 第三条 kept its number, the other law's 第三条 is not ours


def test_a_deleted_article_draws_the_rest_up() -> None:
    result = amended("删去第二条。")
    assert [a.article.label for a in result.articles] == [f"第{n}条" for n in "一二三四五"]
    assert [a.former.parts[0] for a in result.articles if a.former] == [1, 3, 4, 5, 6]
    assert "违反本条例第二条规定的" in result.articles[3].article.text


def test_numbers_given_are_kept_and_the_others_fill_the_gaps() -> None:
    result = amended("将第四条改为第二条。", "增加一条，作为第五条：“甲。”")
    assert [a.former and a.former.parts[0] for a in result.articles] == [1, 4, 2, 3, None, 5, 6]


def test_an_article_with_a_number_of_its_own_changes_no_other() -> None:
    result = amended("在第三条后增加一条，作为第三条之一：“甲。”")
    assert [a.article.label for a in result.articles][2:5] == ["第三条", "第三条之一", "第四条"]
    assert [a.article.label for a in result.articles if a.changed] == ["第三条之一"]


def test_several_articles_in_one_quotation() -> None:
    found = changes("增加二条，作为第四条、第五条：“第四条　甲。", "“第五条　乙。", "“丙。”")
    assert (found["第四条"], found["第五条"]) == ("甲。", "乙。\n丙。")


def test_articles_merged() -> None:
    result = amended("将第二条、第四条合并，作为第二条，修改为：“甲。”", "对条文顺序作相应调整。")
    assert [a.former.parts[0] for a in result.articles if a.former] == [1, 2, 3, 5, 6]
    assert result.articles[1].article.text == "甲。"


def test_a_paragraph_becomes_an_article() -> None:
    found = changes("将第二条第二款改为第三条，其中的“乡镇”修改为“县级”。")
    assert found["第三条"] == "支线由县级人民政府管理。"
    assert found["第二条"] == "步道分为干线和支线。"


def test_a_paragraph_set_apart_with_new_text() -> None:
    found = changes("将第二条第二款单列一条，作为第六条，修改为：“支线由村管理。”")
    assert (found["第二条"], found["第六条"]) == ("步道分为干线和支线。", "支线由村管理。")


def test_an_article_split() -> None:
    found = changes("将第二条分为两条，作为第二条、第三条：“第二条　甲。", "“第三条　乙。”")
    assert (found["第二条"], found["第三条"]) == ("甲。", "乙。")


def test_an_item_moves_to_another_paragraph() -> None:
    found = changes(
        "第三条增加一款，作为第二款：“下列行为经批准可以进行：”，原第二项改为第二款第一项，"
        "原第二款改为第三款。"
    )
    lines = found["第三条"].split("\n")
    assert lines[1:3] == [LITTER, "（二）其他损害步道的行为。"]
    assert lines[3:5] == ["下列行为经批准可以进行：", "（一）毁坏路标。"]


def test_words_replaced_throughout_spare_what_is_new() -> None:
    found = changes("将第四条修改为：“旧称步道。”", "将相关条文中的“步道”修改为“绿道”。")
    assert found["第四条"] == "旧称步道。"
    assert found["第一条"] == "为了保护绿道，方便群众，制定本条例。"
    assert "步道" not in found["第三条"]


def test_whole_paragraphs_quoted_old_and_new() -> None:
    found = changes(f"第二条“{ONE}”“{TWO}”修改为：“甲。”“乙。”“丙。”")
    assert found == {"第二条": "甲。\n乙。\n丙。"}


def test_words_first_then_the_whole_as_it_reads_now() -> None:
    whole = ARTICLES[3].replace("两年", "一年")
    found = changes(f"第四条中的“两年”修改为“一年”。这一条相应修改为：“{whole}”")
    assert found == {"第四条": whole}


def test_an_insertion_announced_and_the_article_given_whole() -> None:
    found = changes(
        "在第四条中增加一款作为第二款，将该条修改为：“步道每年检查一次。", "“结果公布。”"
    )
    assert found == {"第四条": "步道每年检查一次。\n结果公布。"}


@pytest.mark.parametrize("caption", ["（检查）", "【检查】", "检查\n"])
def test_captions_are_told_from_the_text(caption: str) -> None:
    articles = (article(1, "甲。", "目的"), article(2, "乙。", "检查"))
    old = document(title=TITLE, articles=articles, outline=())
    result = amended(f"将第二条修改为：“第二条　{caption}丙。”", old=old)
    assert [(a.article.caption, a.article.text) for a in result.articles][1] == ("检查", "丙。")


def test_title_and_preamble() -> None:
    old = document("甲。", title=TITLE, preamble="为了保护步道，制定本条例。", outline=())
    new = amended(
        "将名称修改为：“青川省绿道管理条例”。", "将引言修改为：“新的引言。”", old=old
    ).document
    assert (new.title, new.preamble) == ("青川省绿道管理条例", "新的引言。")


def test_every_change_names_its_instruction() -> None:
    result = amended(
        "一、将第四条改为第五条，其中的“两年”修改为“一年”。", "二、增加一条，作为第四条：“甲。”"
    )
    made = {a.article.label: a.instructions for a in result.articles if a.instructions}
    assert made == {"第四条": ("二",), "第五条": ("一", "一.2")}


def test_a_computed_text_is_never_official() -> None:
    result = amended("删去第二条。")
    assert result.text_state == "consolidated"
    assert result.document.note is None
    assert result.document.dates.amended is None


def test_the_old_text_stays_as_it_is() -> None:
    old = regulation()
    amended("将第四条修改为：“甲。”", "删去第二条。", old=old)
    assert old == regulation()
