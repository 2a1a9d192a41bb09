"""Days of the calendar: 2020年12月31日, 每年六月三十日. Before one a duty may fall due."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from lawdiff.diffing.facts.clauses import clause_start
from lawdiff.model.fact import Fact

_N = "[0-9０-９一二三四五六七八九十]{1,3}"
_YEAR = "(?:[12１２][0-9０-９]{3}|[一二][〇○零一二三四五六七八九]{3})年"
_DAY = re.compile(
    rf"(?P<day>(?:{_YEAR}|[每当次翌本同]年|下一?年度?)?的?(?<!第){_N}月份?[的 ]?"
    rf"(?:{_N}[日号]|底|末|初|[上中下]旬)?"
    rf"|{_YEAR}底?|[每次当翌]月的?(?:{_N}[日号]|底)|[每次]年年?底)"
    "(?P<before>[以之]?[前内])?"
)
_DUTY = re.compile("应|必须|须|[于在每次当]")


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """Where days are printed, in order, and the deadlines they set."""

    spans: Sequence[tuple[int, int]]
    deadlines: Sequence[Fact]

    def cover(self, start: int, end: int) -> bool:
        """Whether a day overlaps the span."""
        at = bisect_right(self.spans, (end, -1)) - 1
        return at >= 0 and self.spans[at][1] > start


def calendar_days(text: str) -> CalendarDays:
    """The days printed in ``text``; one that a duty must precede is a deadline."""
    found = list(_DAY.finditer(text))
    due = [day for day in found if day["before"] and _is_due(text, day)]
    return CalendarDays(
        [day.span("day") for day in found],
        [Fact("deadline", day[0], day.start()) for day in due],
    )


def _is_due(text: str, day: re.Match[str]) -> bool:
    return _DUTY.search(text, clause_start(text, day.start()), day.end("day")) is not None
