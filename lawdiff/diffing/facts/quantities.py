"""Quantities as printed: numeral, unit and the comparatives that adjoin them.

五万元以上十万元以下 is one quantity from 50,000 to 100,000 元. What a quantity means in its clause
(a fine, a time limit, a share) is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from lawdiff.diffing.facts.numerals import NUMERAL, magnitude
from lawdiff.diffing.facts.units import PER, SMALLER, UNIT, Family, unit_of

_LOWER = (
    "不(?:得|应|能)?(?:低于|少于|小于|短于)|超过|高于|大于|多于|(?<![届期不未])满|至少|最少"
    "|最低为|最低|最短为|最短|逾"
)
_UPPER = (
    "不足|不满|未满|不到|(?:最长|最高|最多)?不(?:得|应|能)?超过|未超过|不(?:得|应|能)?(?:高于|大于|多于|长于)"
    "|低于|少于|小于|短于|最长为|最长|最高为|最高|最多为|最多|至多"
)
_BEFORE = re.compile(
    rf"(?P<per>(?:{PER}){{1,3}})?(?:(?P<upper>{_UPPER})|(?P<lower>{_LOWER}))?(?:{PER}){{0,2}}(?:人民币)?\Z"
)
_BEFORE_REACH = 24
_AHEAD = re.compile(  # a comparative binds a number that stands a few words on (不得高于路面五米)
    "(?:(?P<lower>至少|不少于|不得少于|不低于|不得低于)|(?P<upper>不超过|不得超过|不高于|不得高于|最长|最多))"
    r"[^\W\d_]{1,8}\Z"
)
_AHEAD_REACH = 14
_TO = r"\s?[至到\-－—–~～]{1,3}\s?"
_NUMBER = re.compile(
    r"(?:(?P<half>过半数|半数)"
    rf"|(?P<part>[百千万])分之(?:(?P<part_first>{NUMERAL}){_TO})?(?P<parts>{NUMERAL})(?!分之)"
    rf"|(?P<under>{NUMERAL})分之(?P<over>{NUMERAL})"
    r"|(?<![\d/])(?P<top>\d{1,2})/(?P<bottom>\d{1,3})(?![\d/])"
    rf"|(?<![第\d.．])(?:(?P<first>{NUMERAL}){_TO})?(?P<number>{NUMERAL})\s?(?P<unit>{UNIT}))"
    "(?:标准煤(?=以[上下]))?"
    "(?:(?P<from>及?以上)|(?P<to>及?以下|以内|之内|(?:范围)?内(?!部|容|设机构|河|陆|湖))"
    "|(?P<scope>(?=(?:的(?:范围|距离|期限)|半径)(?:以|之)?内)))?"
)
_JOINED = re.compile(_TO)
_PARTS = {"百": 1, "千": 0.1, "万": 0.01}  # 百分之一 is one per cent
_PER_COUNTS = frozenset({"money", "measure"})  # families whose text includes 每平方米


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral with its unit at ``[start:end]`` of the text.

    ``low`` and ``high`` are its bounds, both equal where no comparative adjoins. ``within`` says
    that it closes with 内, 以内 or 之内; ``per`` that it opens with 每 and a unit.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str
    family: Family
    within: bool = False
    per: bool = False

    @property
    def is_point(self) -> bool:
        """Whether one value is printed, without a comparative."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class _Value:
    """First and last number as printed, equal where one is, with their unit."""

    first: float
    last: float
    unit: str
    family: Family

    def times(self, rate: float) -> _Value:
        return replace(self, first=round(self.first * rate, 6), last=round(self.last * rate, 6))


def quantities(text: str) -> list[Quantity]:
    """The quantities of ``text`` in order, ranges joined."""
    joined: list[Quantity] = []
    for term in _terms(text):
        whole = _join(joined[-1], term, text) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(term)
    return _sharing_comparatives(joined, text)


def _terms(text: str) -> Iterator[Quantity]:
    after = 0
    for number in _NUMBER.finditer(text):
        value = _value(number)
        if value:
            yield _term(text, after, number, value)
            after = number.end()


def _term(text: str, after: int, number: re.Match[str], value: _Value) -> Quantity:
    """The number with the comparatives and per-unit words before it, back to ``after`` at most."""
    begin = number.start()
    before = _BEFORE.search(text, max(after, begin - _BEFORE_REACH), begin)
    ahead = _AHEAD.search(text, max(after, begin - _AHEAD_REACH), begin)
    lower, upper = (
        any(match and match[side] for match in (before, ahead)) for side in ("lower", "upper")
    )
    low: float | None = value.first
    high: float | None = value.last
    if low == high:
        if lower or number["from"] or number["half"]:
            high = None
        if upper or number["to"] or number["scope"] is not None:
            low = None
    per = bool(before and before["per"]) and value.family in _PER_COUNTS
    start = begin
    if before:
        start = before.end("per") if before["per"] and not per else before.start()
    within = (number["to"] or "").endswith("内")
    return Quantity(start, number.end(), low, high, value.unit, value.family, within, per)


def _value(number: re.Match[str]) -> _Value | None:
    """What a number says; None where its numeral is none."""
    if number["half"]:
        return _Value(50, 50, "%", "share")
    if number["under"]:
        return _fraction(magnitude(number["over"]), magnitude(number["under"]))
    if number["top"]:
        return _fraction(float(number["top"]), float(number["bottom"]))
    printed = number["parts"] or number["number"]
    first = magnitude(number["part_first"] or number["first"] or printed)
    last = magnitude(printed)
    if first is None or last is None:
        return None
    if number["part"]:
        return _Value(first, last, "%", "share").times(_PARTS[number["part"]])
    unit, family = unit_of(number["unit"])
    if unit == "‰":
        return _Value(first, last, "%", family).times(0.1)
    return _Value(first, last, unit, family)


def _fraction(over: float | None, under: float | None) -> _Value | None:
    if not over or not under:
        return None
    share = round(100 * over / under, 2)
    return _Value(share, share, "%", "share")


def _join(one: Quantity, two: Quantity, text: str) -> Quantity | None:
    """One range out of two terms that adjoin (三年以上 + 十年以下, 一万元 + 至 + 五万元)."""
    gap = text[one.end : two.start]
    spans = _JOINED.fullmatch(gap) is not None
    meets = gap in {"", "、"} and one.high is None and two.low is None
    same = _in_one_unit(one, two)
    if not (spans or meets) or two.per or same is None:
        return None
    one, two = same
    high = two.low if two.high is None else two.high
    return replace(one, end=two.end, high=high, within=False)


def _in_one_unit(one: Quantity, two: Quantity) -> tuple[Quantity, Quantity] | None:
    if one.unit == two.unit:
        return one, two
    if {one.family, two.family} == {"share", "multiple"}:
        return _scaled(one, "倍", 0.01), _scaled(two, "倍", 0.01)
    if (one.unit, two.unit) in SMALLER:
        return _scaled(one, two.unit, SMALLER[one.unit, two.unit]), two
    if (two.unit, one.unit) in SMALLER:
        return one, _scaled(two, one.unit, SMALLER[two.unit, one.unit])
    return None


def _scaled(quantity: Quantity, unit: str, factor: float) -> Quantity:
    if quantity.unit == unit:
        return quantity
    low, high = (None if x is None else round(x * factor, 6) for x in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high, unit=unit)


def _sharing_comparatives(found: list[Quantity], text: str) -> list[Quantity]:
    """Bounds for the second of two values under one comparative (不少于10天和20天)."""
    shared = found[:1]
    for one, two in pairwise(found):
        bound = shared[-1]
        listed = text[one.end : two.start] in {"和", "或者", "、"} and one.unit == two.unit
        if listed and two.is_point and not bound.is_point and not one.within:
            low = two.low if bound.high is None else None
            high = two.high if bound.low is None else None
            shared.append(replace(two, low=low, high=high))
        else:
            shared.append(two)
    return shared
