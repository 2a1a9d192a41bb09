"""References from one article to another."""

from lawdiff.numbering import Number
from lawdiff.parsing import references


def shown(text: str) -> list[str]:
    return [r.text for r in references(text)]


def test_references_in_the_same_text() -> None:
    first, second = references("违反本条例第五条第二款、第九条第一项规定的")
    assert (first.text, first.title, first.article, first.paragraph) == (
        "本条例第五条第二款", None, Number(5), 2,
    )  # fmt: skip
    assert (second.text, second.article, second.item) == ("第九条第一项", Number(9), 1)


def test_references_to_another_text_carry_its_title_along() -> None:
    found = references("依照《中和国修理法》第三条至第五条、第八条和《青川省办法》处罚。")
    assert [(r.title, r.article, r.last) for r in found] == [
        ("中和国修理法", Number(3), Number(5)),
        ("中和国修理法", Number(8), None),
        ("青川省办法", None, None),
    ]


def test_references_that_count_from_where_they_stand() -> None:
    found = references("前两条、前条第一款、本条第三项和前款所称")
    assert [(r.text, r.relative, r.paragraph, r.item) for r in found] == [
        ("前两条", -2, None, None),
        ("前条第一款", -1, 1, None),
        ("本条第三项", 0, None, 3),
        ("前款", None, -1, None),
    ]


def test_inserted_numbers_and_abbreviations() -> None:
    (found,) = references("《中和国修理法》（以下简称修理法）第十二条之一")
    assert (found.title, found.article) == ("中和国修理法", Number(12, 1))
    assert shown("以上款项") == []


def test_offsets_count_code_points() -> None:
    text = "依照𠮷本法第二条办理"
    (found,) = references(text)
    assert text[found.start : found.end] == "本法第二条"
