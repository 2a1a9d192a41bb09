"""Dates as Chinese documents print them: 2024年1月1日, 二○○八年五月四日, 2001-6-3."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from lawdiff.numbering import parse_numeral

_ZEROS = str.maketrans("○oO〇ＯｏО0０", "零" * 9)
_YEAR = "[一二三四五六七八九零〇○oOＯОｏ0０]{4}"
_SMALL = "[一二三四五六七八九十廿卅]{1,3}"
_DATE = re.compile(
    r"(?<![0-9０-９])([12１２][0-9０-９]{3})\s*年\s*([0-9０-９]{1,2})\s*月\s*([0-9０-９]{1,2})\s*日"
    rf"|({_YEAR})\s*年\s*({_SMALL})\s*月\s*({_SMALL})\s*日"
)
_TERSE = re.compile(r"(?<!\d)([12]\d{3})[-./．]\s?(\d{1,2})[-./．]\s?(\d{1,2})(?!\d)")
_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[-._年](\d{1,2})[-._月](\d{1,2})日?|(\d\d)(\d\d))(?!\d)"
)


class Dated(NamedTuple):
    """A date and where it stands in the text that was searched."""

    start: int
    end: int
    date: dt.date


def dates_in(text: str) -> Iterator[Dated]:
    """The dates written with 年月日 in ``text``, in order; impossible ones are passed over."""
    if "年" not in text:
        return
    for match in _DATE.finditer(text):
        groups = match.groups()
        date = _made(*(groups[:3] if groups[0] else groups[3:]))
        if date:
            yield Dated(match.start(), match.end(), date)


def first_date(text: str) -> dt.date | None:
    """The first date in ``text``, the terse forms 2001-6-3 and 2001.6.3 included."""
    found = next(dates_in(text), None)
    if found:
        return found.date
    match = _TERSE.search(text)
    return _made(*match.groups()) if match else None


def is_date(text: str) -> bool:
    """Whether ``text`` is a date and nothing else."""
    if not text.rstrip().endswith("日"):
        return False
    found = next(dates_in(text), None)
    return found is not None and not text[: found.start].strip() and not text[found.end :].strip()


def file_date(name: str) -> dt.date | None:
    """The date in a file's name (…(2014-09-26).md, …_20201226.docx); the last where there are more.

    A date in a name is no fact about the text: who made the name chose which date to put there.
    """
    dates = [
        date for m in _IN_NAME.finditer(name) if (date := _made(m[1], m[2] or m[4], m[3] or m[5]))
    ]
    return dates[-1] if dates else None


def _made(*parts: str) -> dt.date | None:
    try:
        return dt.date(*map(_value, parts))
    except ValueError:
        return None


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else parse_numeral(numeral.translate(_ZEROS)) or 0
