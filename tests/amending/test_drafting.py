"""A draft, applied, gives the new text; and it reads as decisions do."""

from hypothesis import example, given
from hypothesis import strategies as st

from lawdiff.amending import apply, draft, parse_decision
from lawdiff.model import Document, Heading
from lawdiff.numbering import Number
from tests.builders import document

TITLE = "青川省步道管理条例"
WORDS = st.text(alphabet="甲乙丙丁戊己庚辛步道管理", min_size=4, max_size=16)
SENTENCES = st.lists(WORDS, min_size=1, max_size=3).map(lambda parts: "，".join(parts) + "。")
ITEMS = st.lists(WORDS, min_size=2, max_size=4)
QUOTING = WORDS.map(lambda words: f"本条例所称“{words}”，依照本条例第二条的规定。")


@st.composite
def listing(draw: st.DrawFn) -> str:
    items = draw(ITEMS)
    lines = [f"（{'一二三四'[i]}）{words}" for i, words in enumerate(items)]
    return f"{draw(WORDS)}：\n" + "；\n".join(lines) + "。"


PARAGRAPHS = st.one_of(SENTENCES, QUOTING, listing())
ARTICLES = st.lists(PARAGRAPHS, min_size=1, max_size=3).map("\n".join)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[list[str], list[tuple[int | None, str]]]:
    """Old articles, and the new ones with the place of the old one each was."""
    old = draw(st.lists(ARTICLES, min_size=1, max_size=7))
    kept = draw(st.lists(st.sampled_from(range(len(old))), unique=True))
    kept = kept if draw(st.booleans()) else sorted(kept)
    new: list[tuple[int | None, str]] = [(i, _revised(draw, old[i])) for i in kept]
    for text in draw(st.lists(ARTICLES, max_size=2)):
        new.insert(draw(st.integers(0, len(new))), (None, text))
    return old, new


def _revised(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    change = draw(st.sampled_from(["none", "words", "add", "drop", "whole"]))
    at = draw(st.integers(0, len(lines) - 1))
    if change == "words":
        lines[at] = lines[at].replace(lines[at][4:6], draw(WORDS)[:3], 1)
    elif change == "add":
        lines.append(draw(SENTENCES))
    elif change == "drop" and len(lines) > 1 and ":" not in lines[at]:
        del lines[at]
    return draw(ARTICLES) if change == "whole" else "\n".join(lines)


def redrafted(old: Document, new: Document, counterparts: dict[Number, Number]) -> Document:
    return apply(old, parse_decision(draft(old, new, counterparts), old.title)).document


@given(revisions())
@example((["甲。", "乙。"], [(1, "乙。"), (0, "甲。")]))
@example((["甲。"], []))
def test_a_draft_applied_gives_the_new_text(
    revision: tuple[list[str], list[tuple[int | None, str]]],
) -> None:
    old_texts, kept = revision
    old, new = (
        document(*texts, title=TITLE, outline=()) for texts in (old_texts, [t for _, t in kept])
    )
    pairs = {Number(i + 1): Number(n) for n, (i, _) in enumerate(kept, 1) if i is not None}
    assert [a.text for a in redrafted(old, new, pairs).articles] == [t for _, t in kept]


OLD = document(
    "为了保护步道，制定本条例。",
    "步道由乡镇人民政府管理。\n费用由县财政负担。",
    "下列行为禁止：\n（一）倾倒垃圾；\n（二）毁坏路标。",
    "违反本条例第三条规定的，处五十元罚款。",
    title=TITLE,
    outline=(
        Heading("章", "第一章", "总则", Number(1), Number(2)),
        Heading("章", "第二章", "管理", Number(3), Number(4)),
    ),
)
NEW = document(
    "为了保护步道，制定本条例。",
    "步道由县级人民政府管理。\n费用由县财政负担。\n经费专款专用。",
    "步道设置路标。",
    "下列行为禁止：\n（一）倾倒垃圾；\n（二）放养牲畜；\n（三）毁坏路标。",
    "违反本条例第四条规定的，处五十元罚款。",
    title="青川省绿道管理条例",
    outline=(
        Heading("章", "第一章", "一般规定", Number(1), Number(3)),
        Heading("章", "第二章", "管理", Number(4), Number(5)),
    ),
)
PAIRS = {Number(1): Number(1), Number(2): Number(2), Number(3): Number(4), Number(4): Number(5)}


def test_a_draft_reads_as_decisions_do() -> None:
    assert draft(OLD, NEW, PAIRS).split("\n") == [
        f"关于修改《{TITLE}》的决定（草案）",
        f"对《{TITLE}》作如下修改：",
        "一、将名称修改为：“青川省绿道管理条例”。",
        "二、将第一章章名修改为：“一般规定”。",
        "三、将第二条第一款中的“由乡镇人”修改为“由县级人”，增加一款，作为第三款：“经费专款专用。”",
        "四、在第一章中增加一条，作为第三条：“步道设置路标。”",
        "五、将第三条改为第四条，增加一项，作为第二项：“（二）放养牲畜；”。",
        "本决定自　　年　　月　　日起施行。",
        f"《{TITLE}》根据本决定作相应修改并对条文顺序作相应调整，重新公布。",
    ]


def test_title_and_outline_come_out_as_well() -> None:
    got = redrafted(OLD, NEW, PAIRS)
    assert (got.title, got.outline) == (NEW.title, NEW.outline)
    assert [a.text for a in got.articles] == [a.text for a in NEW.articles]


def test_texts_that_are_equal_need_no_instruction() -> None:
    lines = draft(OLD, OLD, {a.number: a.number for a in OLD.articles}).split("\n")
    assert not [line for line in lines if line.startswith("一、")]
