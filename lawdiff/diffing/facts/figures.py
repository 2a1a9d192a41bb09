"""Quantities told apart by their clause: fines, amounts, deadlines, durations, percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lawdiff.diffing.facts.calendar import calendar_days
from lawdiff.diffing.facts.clauses import clause_start
from lawdiff.diffing.facts.fines import fines
from lawdiff.diffing.facts.quantities import Quantity, quantities
from lawdiff.model.fact import Fact, FactKind

_BEFORE = re.compile("[之以]?前(?![款述项置期来往去提部])")
_STARTS = (  # the start clause 自…起, 从…起, 在…起; the first of these words that is found counts
    re.compile("(?<![各独亲擅来])自(?![治然己行愿主动有身由来建用筹查律营觉费诉首])"),
    re.compile("(?<!服)从(?![事业])"),
    re.compile("(?<![存现所])在(?![建职校])"),
)
_STARTED = re.compile(r"起的?\Z")
_PAST = re.compile(r"(?:此前|过去|最近|近|往前|(?:^|[、的在])前)的?\Z")
_FORMER = re.compile(r"前的?\Z")
_HAPPENED = re.compile("没有|有(?![效权])|无|未|曾|不曾|均|受过")
_AWAITED = re.compile(
    r"(?:届满|期满|到期|终止|结束|召开|举行|举办|开始|开工|施工|开业|施行|实施)之?日?前\Z"
)
_CUSTODY = re.compile("的?(?:拘留|有期徒刑|徒刑|拘役|管制|监禁)")
_ADVANCE = re.compile(r"提前(?:至少)?\Z")
_ACCRUAL = re.compile(r"(?:每(?:逾期|延期|延迟|迟延|延误|拖延|滞纳|超过?|增加|隔|过|满)?|按|逐)\Z")
_ONE_OF_MANY = re.compile(r"[上下前后同当某这另该次任]\Z")
_REPEATED = re.compile("一度|[一二两三四]次")
_ANY_PERSON = re.compile(r"(?:每|任何|任一|同|其中|中的?)\Z")


def figures(text: str) -> Iterator[Fact]:
    """The fines, amounts, deadlines, durations and percentages of ``text``."""
    days = calendar_days(text)
    yield from days.deadlines
    found = [q for q in quantities(text) if not days.cover(q.start, q.end)]
    fined = fines(text, found)
    for quantity in found:
        fact = fined.get(quantity.start) or _by_family(text, quantity)
        if fact:
            yield fact


def _by_family(text: str, quantity: Quantity) -> Fact | None:
    if quantity.family == "time":
        return _time(text, quantity)
    if quantity.family == "share":
        return _fact("percentage", text, quantity)
    if quantity.family == "multiple" or _counts_each(text, quantity):
        return None
    return _fact("amount", text, quantity)


def _counts_each(text: str, quantity: Quantity) -> bool:
    """Whether it counts each one (任何一人, 一户一宅) and states no amount."""
    if not quantity.low == quantity.high == 1:
        return False
    any_person = _ANY_PERSON.search(text, max(0, quantity.start - 4), quantity.start)
    return quantity.unit in {"户", "名"} or (quantity.unit == "人" and any_person is not None)


def _time(text: str, quantity: Quantity) -> Fact | None:
    """A time limit or a length of time; None where it names a year or a unit of accrual."""
    start = quantity.start
    left = text[clause_start(text, start) : start]
    if quantity.within:
        if _looks_back(text, left, quantity) or _CUSTODY.match(text, quantity.end):
            return _fact("duration", text, quantity)
        return _fact("deadline", text, replace(quantity, start=start - _start_clause(left)))
    before = _BEFORE.match(text, quantity.end)
    if before and not _ONE_OF_MANY.search(left):
        low = quantity.high if quantity.low is None else quantity.low
        return _fact("deadline", text, replace(quantity, end=before.end(), low=low, high=None))
    advance = _ADVANCE.search(left)
    if advance:
        return _fact("deadline", text, replace(quantity, start=start - len(advance[0]), high=None))
    if _AWAITED.search(left):
        return _fact("deadline", text, replace(quantity, high=None))
    return None if _is_unit_of_time(text, left, quantity) else _fact("duration", text, quantity)


def _looks_back(text: str, left: str, quantity: Quantity) -> bool:
    """Whether a window lies in the past (此前五年内未受处罚; 二年内曾因…)."""
    if _PAST.search(left):
        return True
    happened = _HAPPENED.match(text, quantity.end) is not None
    return happened and (not left or _FORMER.search(left) is not None)


def _start_clause(left: str) -> int:
    """The length of the start clause that runs into the number after ``left`` (自…之日起)."""
    if not _STARTED.search(left):
        return 0
    for word in _STARTS:
        starts = [m.start() for m in word.finditer(left)]
        if starts:
            return len(left) - starts[-1]
    return 0


def _is_unit_of_time(text: str, left: str, quantity: Quantity) -> bool:
    """Whether it names a year or a unit of accrual (二〇二〇年, 每逾期一日, 下一年)."""
    if _ACCRUAL.search(left):
        return True
    if not quantity.is_point or quantity.low is None:
        return False
    if quantity.unit == "年" and quantity.low >= 1000:
        return True
    repeated = _REPEATED.match(text, quantity.end)
    return quantity.low == 1 and bool(_ONE_OF_MANY.search(left) or repeated)


def _fact(kind: FactKind, text: str, quantity: Quantity) -> Fact:
    start, end = quantity.start, quantity.end
    return Fact(kind, text[start:end], start, quantity.low, quantity.high, quantity.unit)
