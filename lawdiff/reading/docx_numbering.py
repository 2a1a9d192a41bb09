"""Automatic numbers of a .docx, printed again: 第%1条 and the count make 第十二条.

ECMA-376 part 1, 17.9: a paragraph names a list and a level, in itself or through its style; each
level has a start, a format and a text in which %1 stands for the count at the first level.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from lawdiff.numbering import print_numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{W}val"
_PLACEHOLDER = re.compile(r"%([1-9])")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _digits(value: int) -> str:
    return str(value).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def _roman(value: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        count, value = divmod(value, size)
        out += letters * count
    return out


def _letters(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _from(glyphs: str) -> Callable[[int], str]:
    return lambda value: glyphs[value - 1] if 0 < value <= len(glyphs) else str(value)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": lambda v: str(v).translate(
        {ord("0") + d: ord("０") + d for d in range(10)}
    ),
    "decimalFullWidth2": lambda v: str(v).translate(
        {ord("0") + d: ord("０") + d for d in range(10)}
    ),
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _from(_CIRCLED),
    "decimalEnclosedCircleChinese": _from(_CIRCLED),
    "decimalEnclosedParen": lambda value: f"({value})",
    "decimalEnclosedFullstop": lambda value: f"{value}.",
    "chineseCounting": print_numeral,
    "chineseCountingThousand": print_numeral,
    "taiwaneseCounting": print_numeral,
    "taiwaneseCountingThousand": print_numeral,
    "japaneseCounting": print_numeral,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "chineseLegalSimplified": lambda value: print_numeral(value).translate(_FORMAL),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "none": lambda _: "",
    "bullet": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restarts_after: int | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)

    def label(self, properties: etree._Element | None) -> str:
        """What Word prints before a paragraph with these properties; empty where it counts none."""
        listed = self._listed(properties)
        if listed is None:
            return ""
        number, depth = listed
        family = self.lists.get(number)
        if family is None or depth not in self.levels.get(family, {}):
            return ""
        levels = self.levels[family]
        counts = self.counts.setdefault(family, {})
        override = self.starts.pop((number, depth), None)
        if override is not None:
            counts[depth] = override
        else:
            counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            after = levels[deeper].restarts_after if deeper in levels else None
            if after is None or depth < after:
                del counts[deeper]
        return _PLACEHOLDER.sub(
            lambda m: self._count(levels, counts, int(m[1]) - 1), levels[depth].text
        )

    def _count(self, levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        level = levels.get(depth, _Level())
        if level.format not in _FORMATS:
            self.unknown.add(level.format)
        return _FORMATS.get(level.format, str)(counts.setdefault(depth, level.start))

    def _listed(self, properties: etree._Element | None) -> tuple[str, int] | None:
        """The list and level of a paragraph, its own or its style's."""
        if properties is None:
            return None
        own = properties.find(f"{W}numPr")
        style = properties.find(f"{W}pStyle")
        inherited = self.styles.get(style.get(_VAL, "")) if style is not None else None
        if own is None:
            return inherited
        number, depth = own.find(f"{W}numId"), own.find(f"{W}ilvl")
        level = int(depth.get(_VAL, "0")) if depth is not None else 0
        if number is None:
            return (inherited[0], level) if inherited else None
        value = number.get(_VAL, "0")
        return None if value == "0" else (value, level)


def numbering_of(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The numbering that the parts numbering.xml and styles.xml define."""
    found = Numbering()
    if numbering is None:
        return found
    for family in numbering.iterfind(f"{W}abstractNum"):
        found.levels[family.get(f"{W}abstractNumId", "")] = {
            int(level.get(f"{W}ilvl", "0")): _level(level) for level in family.iterfind(f"{W}lvl")
        }
    for entry in numbering.iterfind(f"{W}num"):
        number = entry.get(f"{W}numId", "")
        family_of = entry.find(f"{W}abstractNumId")
        found.lists[number] = family_of.get(_VAL, "") if family_of is not None else ""
        for override in entry.iterfind(f"{W}lvlOverride"):
            start = override.find(f"{W}startOverride")
            if start is not None:
                depth = int(override.get(f"{W}ilvl", "0"))
                found.starts[number, depth] = int(start.get(_VAL, "1"))
    if styles is not None:
        _add_styles(found, styles)
    return found


def _level(level: etree._Element) -> _Level:
    def value(tag: str, default: str) -> str:
        element = level.find(f"{W}{tag}")
        return element.get(_VAL, default) if element is not None else default

    after = value("lvlRestart", "")
    return _Level(
        start=int(value("start", "1")),
        format=value("numFmt", "decimal"),
        text=value("lvlText", ""),
        restarts_after=int(after) if after else None,
    )


def _add_styles(found: Numbering, styles: etree._Element) -> None:
    based: dict[str, str] = {}
    for style in styles.iterfind(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        parent = style.find(f"{W}basedOn")
        if parent is not None:
            based[name] = parent.get(_VAL, "")
        listed = found._listed(style.find(f"{W}pPr"))  # noqa: SLF001 - the same module's class
        if listed:
            found.styles[name] = listed
    for name in based:
        ancestor, steps = name, 0
        while ancestor not in found.styles and ancestor in based and steps < len(based):
            ancestor, steps = based[ancestor], steps + 1
        if ancestor in found.styles:
            found.styles.setdefault(name, found.styles[ancestor])
