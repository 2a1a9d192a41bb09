"""The laws that a regulation says it is made under."""

from lawdiff.comparing.parents import name_of, parents
from lawdiff.numbering import Number
from tests.comparing.texts import grounds, parks, regulation


def test_the_basis_is_named_with_the_name_to_look_it_up_by() -> None:
    (law,) = parents(parks())
    assert (law.title, law.name) == ("中华人民共和国绿化条例", "绿化条例")
    assert law.articles == ()


def test_a_basis_without_a_name_is_none() -> None:
    assert parents(grounds()) == ()


def test_a_title_that_implements_a_law_names_it() -> None:
    text = regulation(
        "根据有关规定，制定本办法。", "青川省实施《中华人民共和国水法》办法", "青川省", "qingchuan"
    )
    assert [law.name for law in parents(text)] == ["水法"]


def test_articles_cited_by_title_or_short_name_are_gathered() -> None:
    lines = (
        "根据《中华人民共和国水法》（以下简称《水法》）和《青川省湖泊条例》，制定本办法。",
        "依照《水法》第三十条、第三十一条之一的规定取水的，从其规定。",
        "违反《中华人民共和国水法》第四十八条规定的，依照《渔业法》第十条处理。",
    )
    text = regulation("\n".join(lines), "青川省取水办法", "青川省", "qingchuan")
    first, second = parents(text)
    assert first.name == "水法"
    assert first.articles == (Number(30), Number(31, 1), Number(48))
    assert (second.name, second.articles) == ("青川省湖泊条例", ())


def test_laws_mentioned_for_other_reasons_are_no_basis() -> None:
    lines = ("为了保护湖泊，制定本办法。", "依照《中华人民共和国行政处罚法》委托处罚。")
    assert parents(regulation("\n".join(lines), "青川省湖泊办法", "青川省", "qingchuan")) == ()


def test_titles_are_looked_up_without_the_state_and_its_marks() -> None:
    assert name_of("《中华人民共和国水法》") == name_of("水法") == "水法"
