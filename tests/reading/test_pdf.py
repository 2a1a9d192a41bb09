"""PDF pages: columns in reading order, furniture out, words joined."""

import pytest

from lawdiff.errors import Refused
from lawdiff.reading import read
from tests.reading.files import Placed, pdf

LEFT = [
    "第一条 为了方便居民修理，保障",
    "修理质量，制定本条例。",
    "第二条 修理铺应当向县级部门",
    "登记，登记免收费用。",
    "登记的办法由省级部门另行规定",
    "并且公布。",
]
RIGHT = [
    "第三条 铺主应当公示价格和修",
    "理所需的时间，不得欺诈顾客。",
    "第四条 违反本条例规定的处以",
    "罚款。",
    "情节严重的，吊销登记证书并且",
    "公布。",
]

LOCKED = (
    b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
    % (b"4f" * 32, b"55" * 32)
)
"""What the trailer of a PDF with a password says."""


def column(texts: list[str], x: float, top: float = 700) -> list[Placed]:
    return [(x, top - 16 * i, text) for i, text in enumerate(texts)]


def test_columns_are_read_one_after_the_other() -> None:
    rows = [p for pair in zip(column(LEFT, 60), column(RIGHT, 260), strict=True) for p in pair]
    text = read("报.pdf", pdf(rows)).text
    assert "".join(text.split()) == "".join("".join(LEFT + RIGHT).split())


def test_lines_of_a_column_are_joined_into_paragraphs() -> None:
    texts = LEFT + RIGHT
    text = read("报.pdf", pdf(column(texts, 60))).text
    assert text.split("\n")[:2] == [
        "第一条 为了方便居民修理，保障修理质量，制定本条例。",
        "第二条 修理铺应当向县级部门登记，登记免收费用。",
    ]


def test_heads_feet_and_page_numbers_are_left_out() -> None:
    pages = [
        [(250, 780, "青川日报"), *column([f"第{n}条 修理铺应当登记。"], 60), (300, 20, f"- {i} -")]
        for i, n in enumerate("一二三四", 1)
    ]
    found = read("报.pdf", pdf(*pages))
    assert found.text.split("\n") == [f"第{n}条 修理铺应当登记。" for n in "一二三四"]
    assert (
        sorted(d.text for d in found.discarded)
        == ["- 1 -", "- 2 -", "- 3 -", "- 4 -"] + ["青川日报"] * 4
    )
    assert {d.reason for d in found.discarded} == {"furniture"}


def test_a_sentence_that_a_page_breaks_is_joined() -> None:
    first = column([*LEFT[:4], "登记的办法由省级部门另行规定"], 60, top=160)
    second = column(["并且公布。", *RIGHT], 60)
    assert "登记的办法由省级部门另行规定并且公布。" in read(
        "报.pdf", pdf(first, second)
    ).text.split("\n")


def test_indents_are_kept_as_marks_of_paragraphs() -> None:
    pairs = [
        ("修理铺应当向县级以上部门", "登记并且公示登记的证书。"),
        ("登记免收费用，登记的证书", "由省级部门统一印制发放。"),
        ("铺主应当公示价格和修理所", "需的时间，不得欺诈顾客。"),
        ("违反前款规定的，由县级部", "门处以罚款，并且予以公布。"),
        ("情节严重的吊销登记证书，", "三年之内不得再次办理登记。"),
    ]
    indented = [
        (x, 700 - 16 * (2 * row + below), line)
        for row, pair in enumerate(pairs)
        for below, (x, line) in enumerate(zip((80, 60), pair, strict=True))
    ]
    assert len(read("报.pdf", pdf(indented)).text.split("\n")) == 5


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf([]), "scanned_pdf"),
        (b"%PDF-1.4\nnothing", "damaged_file"),
        (pdf([(60, 700, "第一条 甲。")]).replace(b"/Root 1 0 R", LOCKED), "encrypted"),
        (pdf([(60, 700, " ")]), "scanned_pdf"),
    ],
)
def test_pictures_and_damage_are_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read("扫描.pdf", data)
    assert refusal.value.code == code
    assert "扫描.pdf" in refusal.value.message
