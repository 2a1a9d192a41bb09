"""The styles of all Word exports: the fonts and sizes of Chinese official documents.

Sizes follow the customs of 公文: a title in 小标宋, headings in 黑体, notes in 楷体, text in 仿宋.
Where a font is missing, its alternative name in the font table leads to one that is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lawdiff.exporting.marks import MarkStyle
from lawdiff.exporting.word.elements import Element, w
from lawdiff.model import Mark

_TITLE, _SONG, _HEI, _FANG, _KAI = "方正小标宋简体", "宋体", "黑体", "仿宋", "楷体"
_LATIN = "Times New Roman"
_FONTS = (
    (_TITLE, "宋体", "roman"),
    (_SONG, "SimSun", "roman"),
    (_HEI, "SimHei", "swiss"),
    (_FANG, "仿宋_GB2312", "modern"),
    (_KAI, "楷体_GB2312", "script"),
    (_LATIN, "Liberation Serif", "roman"),
)

MARKS: Mapping[Mark, str] = {
    "strong": "Label",
    "added": "Added",
    "removed": "Removed",
    "shared": "Shared",
}
"""The character style of each mark; one change to it changes every place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """One paragraph style; sizes and spaces in points, the indent in characters."""

    name: str
    font: str = _FANG
    size: float = 16
    align: Literal["left", "center", "both", "right"] = "left"
    indent: int = 0
    margin: int = 0
    line: float | None = None
    before: float = 0
    after: float = 0
    level: int | None = None
    keep_next: bool = False


TABLE_STYLES = (
    ParagraphStyle(name="Title", font=_TITLE, size=20, align="center", after=8, keep_next=True),
    ParagraphStyle(name="Subtitle", font=_KAI, size=11, align="center", line=17),
    ParagraphStyle(name="Text", size=14, align="both", indent=2, line=24),
    ParagraphStyle(name="Legend", font=_KAI, size=10.5, align="left", before=6, after=4),
    ParagraphStyle(name="TableHead", font=_HEI, size=11, align="center", keep_next=True),
    ParagraphStyle(name="TableGroup", font=_HEI, size=11, align="center", keep_next=True, level=0),
    ParagraphStyle(name="TableText", size=10.5, line=16, align="both"),
    ParagraphStyle(name="TableMore", size=10.5, line=16, indent=2, align="both"),
    ParagraphStyle(name="TableRemark", size=10.5, line=16),
    ParagraphStyle(name="TableWords", size=10.5, line=16, align="center"),
    ParagraphStyle(name="TableNote", font=_KAI, size=10.5, before=4),
    ParagraphStyle(name="Footer", font=_SONG, size=8, align="center"),
)
REGULATION_STYLES = (
    ParagraphStyle(name="Title", font=_TITLE, size=22, align="center", before=28, after=14),
    ParagraphStyle(name="Note", font=_KAI, align="both", margin=640, after=14),
    ParagraphStyle(name="Heading1", font=_HEI, align="center", before=14, after=8, level=0,
                   keep_next=True),
    ParagraphStyle(name="Heading2", font=_KAI, align="center", before=8, after=4, level=1,
                   keep_next=True),
    ParagraphStyle(name="Text", align="both", indent=2, line=28),
    ParagraphStyle(name="AnnexTitle", font=_HEI, before=14, after=8, level=0, keep_next=True),
    ParagraphStyle(name="TableText", size=12, line=18),
    ParagraphStyle(name="Footer", font=_SONG, size=10.5, align="center"),
)  # fmt: skip


def styles(
    paragraphs: tuple[ParagraphStyle, ...], marks: Mapping[Mark, MarkStyle]
) -> list[Element]:
    """All styles of a document."""
    fonts = _fonts(_FANG)
    language = w("lang", val="en-US", eastAsia="zh-CN")
    defaults = w("rPr", fonts, w("sz", val=32), w("szCs", val=32), language)
    return [
        w("docDefaults", w("rPrDefault", defaults), w("pPrDefault", w("pPr"))),
        w("style", w("name", val="Normal"), type="paragraph", styleId="Normal", default=1),
        *(_paragraph_style(style) for style in paragraphs),
        *(_mark_style(name, marks[mark]) for mark, name in MARKS.items()),
    ]


def fonts() -> list[Element]:
    """The fonts in use, each with the name of one that may stand in for it."""
    return [
        w("font", w("altName", val=other), w("charset", val="86" if name != _LATIN else "00"),
          w("family", val=family), name=name)
        for name, other, family in _FONTS
    ]  # fmt: skip


def _fonts(name: str) -> Element:
    return w("rFonts", ascii=_LATIN, hAnsi=_LATIN, eastAsia=name, cs=_LATIN)


def _paragraph_style(style: ParagraphStyle) -> Element:
    half = round(2 * style.size)
    look = w("rPr", _fonts(style.font), w("sz", val=half), w("szCs", val=half))
    basis = w("basedOn", val="Normal")
    return w(
        "style", w("name", val=style.name), basis, w("qFormat"), _layout(style), look,
        type="paragraph", styleId=style.name,
    )  # fmt: skip


def _layout(style: ParagraphStyle) -> Element:
    properties = [w("keepNext")] if style.keep_next else []
    spacing = {"before": round(20 * style.before), "after": round(20 * style.after)}
    if style.line:
        spacing |= {"line": round(20 * style.line)}
    rule = {"lineRule": "exact"} if style.line else {}
    properties.append(w("spacing", **spacing, **rule))
    if style.indent:
        twips = round(20 * style.size * style.indent)
        properties.append(w("ind", firstLineChars=100 * style.indent, firstLine=twips))
    if style.margin:
        properties.append(w("ind", left=style.margin, right=style.margin))
    properties.append(w("jc", val=style.align))
    if style.level is not None:
        properties.append(w("outlineLvl", val=style.level))
    return w("pPr", *properties)


def _mark_style(name: str, mark: MarkStyle) -> Element:
    look = []
    if mark.bold:
        look += [_fonts(_HEI), w("b"), w("bCs")]
    if mark.strike:
        look.append(w("strike"))
    if mark.colour:
        look.append(w("color", val=mark.colour))
    if mark.underline:
        look.append(w("u", val=mark.underline))
    if mark.shade:
        look.append(w("shd", val="clear", color="auto", fill=mark.shade))
    return w("style", w("name", val=name), w("rPr", *look), type="character", styleId=name)
