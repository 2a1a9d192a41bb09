"""Chinese numerals and the numbers of articles.

A number is a value: ``Number(12, 1)`` is 第十二条之一. It is parsed once, ordered, and printed as a
label (第十二条之一), an address (``12-1``) or a file name (``0012_001``); it is never compared as
a string, because 第十条 sorts after 第一百条 in every string order.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Self

_DIGITS = {
    c: n
    for n, cs in enumerate(("零〇○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for c in cs
}
_DIGITS |= {c: n for base in ("0123456789", "０１２３４５６７８９") for n, c in enumerate(base)}
_PLACES = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
_GLYPHS = "零一二三四五六七八九"

_GLYPH = "[零〇○一二两三四五六七八九十百千廿卅0-9０-９]"

NUMERAL = f"{_GLYPH}+"
"""A regular expression for one numeral, without a group."""

SPACED_NUMERAL = rf"(?:{_GLYPH}\s*)+"
"""The same with white space inside and after. It reads a text in one way only: a repeated
`NUMERAL` would try every way to part a long run of numerals."""

ARTICLE_LABEL = rf"第\s*{SPACED_NUMERAL}条(?:\s*之\s*{NUMERAL})*"
"""A regular expression for an article's label, inner white space allowed, without a group."""

OUTLINE_LABEL = rf"第\s*{SPACED_NUMERAL}(?:分编|编|章|节)"
"""A regular expression for the label of a 编, 分编, 章 or 节, without a group."""

LARGEST = 99_999
"""The largest number of an article; no law counts so far."""

_LONGEST = 18  # of a numeral
_IN_WORDS = 9999  # the largest numeral that is printed in words
_LABEL = re.compile(rf"第({NUMERAL})条((?:之{NUMERAL})*)")
_SPACE = re.compile(r"\s+")
_ADDRESS = re.compile(r"[1-9]\d{0,4}(?:-[1-9]\d{0,4})*")
_STEM = re.compile(r"(\d{4,5})((?:_\d{3,5})*)")


def parse_numeral(text: str) -> int | None:
    """The value of a Chinese or decimal numeral: 一百零三, 一〇三, 廿三, 103, １０３.

    Returns None where ``text`` is no numeral, one whose places do not fall (十百), or one of more
    digits than any sum has.
    """
    if not 0 < len(text) <= _LONGEST:
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit, last_place = 0, None, 10_000
    for c in text:
        if c in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[c]
        elif c in _PLACES:
            place = 10 if c in "廿卅" else _PLACES[c]
            if place >= last_place:
                return None
            total += _PLACES[c] if c in "廿卅" else (digit or 1) * place
            digit, last_place = None, place
        else:
            return None
    return total + (digit or 0)


def print_numeral(value: int) -> str:
    """``value`` as Chinese law prints it: 十二, 一百零三, 二千零一十; beyond 9999 in digits."""
    if value > _IN_WORDS:
        return str(value)
    if value < 10:
        return _GLYPHS[value]
    out, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, place)
        if digit:
            out += (
                ("零" if zero else "")
                + ("" if digit == 1 and place == 10 and not out else _GLYPHS[digit])
                + name
            )
            zero = False
        elif out:
            zero = True
    return out


class Number(tuple[int, ...]):
    """The number of an article or section: (12,) for 第十二条, (12, 1) for 第十二条之一."""

    __slots__ = ()

    def __new__(cls, *parts: int) -> Self:
        """The number with these parts, from 1 to `LARGEST`.

        Raises:
            ValueError: There are none, or one is out of this range.
        """
        if not parts or min(parts) < 1 or max(parts) > LARGEST:
            raise ValueError(parts)
        return super().__new__(cls, parts)

    def __getnewargs__(self) -> tuple[int, ...]:
        """What a copy is made of."""
        return self.parts

    @property
    def parts(self) -> tuple[int, ...]:
        """The number and those of 之."""
        return tuple(self)

    @staticmethod
    @lru_cache(maxsize=4096)
    def of_label(label: str) -> Number | None:
        """The number printed in 第十二条之一 (white space anywhere); None where it is no label."""
        match = _LABEL.fullmatch(_SPACE.sub("", label))
        if match is None:
            return None
        values = [parse_numeral(match[1]), *map(parse_numeral, match[2].split("之")[1:])]
        counted = [value for value in values if value and value <= LARGEST]
        return Number(*counted) if len(counted) == len(values) else None

    @classmethod
    def of_address(cls, address: str) -> Number | None:
        """The number written ``12-1`` in a web address or on the command line."""
        return cls(*map(int, address.split("-"))) if _ADDRESS.fullmatch(address) else None

    @staticmethod
    @lru_cache(maxsize=4096)
    def of_stem(stem: str) -> Number | None:
        """The number of the article filed as ``0012_001``."""
        match = _STEM.fullmatch(stem)
        parts = [int(match[1]), *map(int, match[2].split("_")[1:])] if match else [0]
        return Number(*parts) if all(parts) else None

    @property
    def label(self) -> str:
        """第十二条之一."""
        first, *rest = (print_numeral(p) for p in self)
        return f"第{first}条" + "".join(f"之{p}" for p in rest)

    @property
    def address(self) -> str:
        """``12-1``."""
        return _address(self)

    @property
    def stem(self) -> str:
        """``0012_001``; stems sort as their numbers do, since ``_`` sorts after ``.``."""
        return _stem(self)

    def __str__(self) -> str:
        return self.address


@lru_cache(maxsize=4096)
def _address(parts: tuple[int, ...]) -> str:
    return "-".join(map(str, parts))


@lru_cache(maxsize=4096)
def _stem(parts: tuple[int, ...]) -> str:
    first, *rest = parts
    return f"{first:04d}" + "".join(f"_{p:03d}" for p in rest)
