"""When a text says it takes effect and when it ends."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from lawdiff.numbering import parse_numeral
from lawdiff.parsing.dates import dates_in

_CLAUSE = re.compile(
    r"(?P<subject>本[^，。；！？“”《》]{1,24}?|^|。)\s*(?:[，,])?\s*(?:自(?![治然己行愿动由主身觉我])|从|于)(?P<when>[^，。；“”《》自]{2,40}?)"
    r"(?:起|开始|后|(?<=日))\s*(?:正式|开始|同时|试)?\s*(?:施行|实施|生效|执行|试行|实行)"
)
_FAR = re.compile(
    r"(?:本[^。；“”]{1,100}?[，,])\s*(?:并)?\s*(?:自|从)(?P<when>[^，。；“”《》自]{2,40}?)起\s*(?:正式)?\s*(?:施行|实施|生效|执行|试行)"
)
_DECREED = re.compile(
    r"(?:自|从)(?P<when>[^，。；“”《》自]{2,40}?)起\s*(?:正式)?\s*(?:施行|实施|生效|执行|试行)"
)
_ISSUED = re.compile(r"(?:公布|发布|颁布|印发|公告|下发|签发|发文|通过|批准|印制)")
_DAY = re.compile(r"日(?:零时|0时)?$|[日天]后")
_LATER = re.compile(r"([0-9０-９一二三四五六七八九十百]+)\s*(?:日|天)\s*[后内]?")
_ENDS = re.compile(
    r"(?:有效期(?:限)?(?:自.{4,40}?)?(?:为.{1,10}[，,])?(?:至|到|截至|截止到?)|(?:有效|施行|执行|试行)(?:至|到))"
)
_LONGEST = 6000
_WORDS = ("施行", "实施", "生效", "执行", "试行", "实行")


class Effect(NamedTuple):
    """What a text says about its own force: a date, or the act it begins with (公布之日)."""

    date: dt.date | None
    clause: str
    days: int = 0


def effect_in(texts: Iterable[str]) -> Effect | None:
    """What the first of the texts that says so prints about the text's own force."""
    for whole in texts:
        text = whole if len(whole) <= _LONGEST else whole[: _LONGEST // 2] + whole[-_LONGEST // 2 :]
        if any(word in text for word in _WORDS):
            for pattern in (_CLAUSE, _FAR):
                for match in pattern.finditer(text):
                    if effect := _effect(match["when"]):
                        return effect
    return None


def effect_decreed(texts: Iterable[str]) -> Effect | None:
    """As `effect_in`, of a decree or notice: its sentences need not name the text again."""
    for text in texts:
        for match in _DECREED.finditer(text):
            if effect := _effect(match["when"]):
                return effect
    return None


def expiry_in(texts: Iterable[str]) -> dt.date | None:
    """The printed end of validity (有效期至2017年3月31日)."""
    for text in texts:
        if match := _ENDS.search(text):
            found = next(dates_in(text[match.end() : match.end() + 24]), None)
            if found and found.start <= 1:
                return found.date
    return None


def _effect(when: str) -> Effect | None:
    found = next(dates_in(when), None)
    if found:
        return Effect(found.date, when)
    if _ISSUED.search(when) and _DAY.search(when):
        later = _LATER.search(when)
        return Effect(None, when, parse_numeral(later[1]) or 0 if later else 0)
    return None
