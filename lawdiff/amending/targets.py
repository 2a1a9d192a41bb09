"""Lists of places as decisions print them: 第四条至第六条、第十二条第二款.

A place that names no article, or no 款, belongs to the one named before it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lawdiff.amending import reasons
from lawdiff.model.decision import BELOW_ARTICLE, Part, Target, UnitName
from lawdiff.numbering import LARGEST, NUMERAL, Number, parse_numeral

_N = rf"[（(]?(?:{NUMERAL})[)）]?"
_ARTICLE = rf"第{NUMERAL}条(?:之{NUMERAL})*"
_STEPS = rf"(?:第{NUMERAL}(?:款|自然段|段))?(?:第{_N}项)?(?:第{_N}目)?"
_SENTENCE = rf"(?:第{NUMERAL}句|[首末]句|最后一句|[前后]{NUMERAL}句)"
_HEADINGS = rf"(?:第{NUMERAL}(?:分编|编|章|节|部分))+(?:的?(?:[编章节]名|名称|标题))?"
_NAMED = (
    "(?:正文|序言|引言|前言|导言|(?:法规|条例|办法|规定|解释)?名称|标题|题目|题名"
    f"|附[件表录]{NUMERAL}|附[件表录])"
)
_RANGE = rf"第{_N}(?:至|到|、){_N}(?:条|款|项)"
_PLACE = (
    rf"(?:(?:{_ARTICLE}的?|{_HEADINGS}|{_NAMED}的?)(?={_RANGE}|第|{_SENTENCE})?)?"
    rf"(?:{_RANGE}|{_STEPS}(?:的?{_SENTENCE})?)"
)
_SEPARATOR = r"(?:、|和|及|以及|与|或者|至|到)"
_NONEMPTY = rf"(?=第|{_NAMED}|{_SENTENCE})"
PLACES = rf"{_NONEMPTY}{_PLACE}(?:{_SEPARATOR}{_NONEMPTY}{_PLACE})*"
"""A regular expression for a list of places, without a group."""

_SPLIT = re.compile(rf"({_SEPARATOR})(?={_NONEMPTY})")
_STEP = re.compile(rf"第({_N})(条|分编|编|章|节|部分|款|自然段|段|项|目|句)((?:之{NUMERAL})*)")
_SHORT_RANGE = re.compile(rf"第({_N})(至|到|、)({_N})(条|款|项)")
_NAME = re.compile(_NAMED)
_TITLE = re.compile("[编章节]名|名称|标题")
_COUNTED = re.compile(rf"([前后])({NUMERAL})句")
_SYNONYMS: dict[str, UnitName] = {"自然段": "款", "段": "款"}
_PARTS: dict[str, Part] = {"名称": "title", "标题": "title", "题目": "title", "题名": "title"}
LONGEST_RANGE = 400


def parse_places(text: str, context: Target | None) -> tuple[Target, ...]:
    """The places a list names, ranges filled in; what they leave out is taken from ``context``.

    Raises:
        Refused: A range is turned round, or its ends are not of one kind.
    """
    found: list[Target] = []
    separator = ""
    for piece in _SPLIT.split(_SHORT_RANGE.sub(r"第\1\4\2第\3\4", text)):
        if re.fullmatch(_SEPARATOR, piece):
            separator = piece
            continue
        place = _parse_place(piece, found[-1] if found else context)
        if separator in ("至", "到"):
            found.extend(_between(found[-1], place))
        found.append(place)
    return tuple(found)


def _parse_place(text: str, context: Target | None) -> Target:
    """One place, completed from the place before it."""
    steps: list[tuple[UnitName, int]] = []
    headings: list[tuple[UnitName, int]] = []
    article: Number | None = None
    for numeral, printed, suffix in _STEP.findall(text):
        unit: UnitName = _SYNONYMS.get(printed, printed)
        value = _value(numeral.strip("（()）"), text)
        if unit == "条":
            article = Number(value, *(_value(n, text) for n in suffix.split("之")[1:]))
        elif unit in ("款", "项", "目", "句"):
            steps.append((unit, value))
        else:
            headings.append((unit, value))
    place = _base(text, article, tuple(headings), context) or context or _unnamed(text)
    place = replace(place, sentences=None)
    for unit, value in steps:
        if unit != "句":
            place = place.with_step(unit, value)
    return replace(place, sentences=_sentences(text, dict(steps).get("句")))


def _unnamed(text: str) -> Target:
    """第二段 of a text without articles is a paragraph of its preamble."""
    return Target(part="preamble" if "段" in text else "article")


def _value(numeral: str, text: str) -> int:
    value = parse_numeral(numeral)
    if not value or value > LARGEST:
        raise reasons.no_numeral(text)
    return value


def _base(
    text: str,
    article: Number | None,
    headings: tuple[tuple[UnitName, int], ...],
    context: Target | None,
) -> Target | None:
    """The article, heading or named part that a place begins with, if it begins with one."""
    if article:
        return Target(article=article)
    if headings:
        outer = context.headings if context else ()
        depth = next((i for i, (unit, _) in enumerate(outer) if unit == headings[0][0]), len(outer))
        title = _TITLE.search(text)
        return Target(
            part="heading", headings=outer[:depth] + headings, name=title[0] if title else ""
        )
    if named := _NAME.match(text):
        part = "annex" if text.startswith("附") else _PARTS.get(named[0][-2:], "preamble")
        return Target(part=part, name=named[0])
    return None


def _sentences(text: str, numbered: int | None) -> tuple[int, int] | None:
    """The sentences meant by 第二句, 最后一句, 后两句."""
    if numbered:
        return numbered, numbered
    if "首句" in text:
        return 1, 1
    if "末句" in text or "最后一句" in text:
        return -1, -1
    counted = _COUNTED.search(text)
    if counted is None:
        return None
    count = parse_numeral(counted[2]) or 0
    return (1, count) if counted[1] == "前" else (-count, -1)


def _between(first: Target, last: Target) -> list[Target]:
    """The places between the two ends of a range."""
    unit = last.unit
    if unit == "条":
        return _articles_between(first, last)
    if last.headings:
        return _headings_between(first, last)
    if unit not in BELOW_ARTICLE or first.unit != unit:
        raise reasons.no_range(first, last)
    low, high = first.step(unit), last.step(unit)
    if low is None or high is None or first.with_step(unit, high) != last:
        raise reasons.no_range(first, last)
    return [last.with_step(unit, n) for n in _inside(low, high, first, last)]


def _articles_between(first: Target, last: Target) -> list[Target]:
    """第四条至第六条, and 第十二条之一至第十二条之三."""
    if first.article is None or last.article is None:
        raise reasons.no_range(first, last)
    *stem, low = first.article.parts
    *last_stem, high = last.article.parts
    if stem != last_stem:
        raise reasons.no_range(first, last)
    return [Target(article=Number(*stem, n)) for n in _inside(low, high, first, last)]


def _headings_between(first: Target, last: Target) -> list[Target]:
    """第七节至第九节."""
    if not first.headings or first.headings[:-1] != last.headings[:-1]:
        raise reasons.no_range(first, last)
    (unit, low), (_, high) = first.headings[-1], last.headings[-1]
    stem = first.headings[:-1]
    return [replace(last, headings=(*stem, (unit, n))) for n in _inside(low, high, first, last)]


def _inside(low: int, high: int, first: Target, last: Target) -> range:
    if high <= low:
        raise reasons.no_range(first, last)
    if high > low + LONGEST_RANGE:
        raise reasons.long_range(first, last, LONGEST_RANGE)
    return range(low + 1, high)
