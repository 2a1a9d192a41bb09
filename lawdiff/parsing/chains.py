"""Which candidates are articles: the choice that makes the numbers run on.

Articles are numbered without gap or repeat. A candidate that breaks the run is a reference at the
start of a line, a quoted article, the first article of the next document, or a fault of the source;
what comes after it tells which.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lawdiff.numbering import ARTICLE_LABEL, Number
from lawdiff.paragraphs import quotation_depths
from lawdiff.parsing.labels import Mark
from lawdiff.parsing.lines import Lines, follows

_ANNOUNCED = re.compile(rf"作为({ARTICLE_LABEL})(?:[至到]({ARTICLE_LABEL}))?")

_AHEAD = 100
_BACK = 200

Run = list[Mark]


def runs_of(marks: list[Mark], lines: Lines) -> list[Run]:
    """The marks that are articles, in runs: a run ends where the numbering begins again at one."""
    runs: list[Run] = []
    last: Mark | None = None
    for place, mark in enumerate(marks):
        if last is not None and follows(last.number, mark.number):
            if not mark.sure and _comes_again(marks, place):
                continue
            runs[-1].append(mark)
        elif not mark.sure or _quoted(lines, last.at if last else 0, mark.at):
            continue
        elif mark.number == (1,) or (last is None and not _inserted(lines, mark)):
            runs.append([mark])
        elif last is not None and _breaks_off(marks, place, last, lines):
            runs[-1].append(mark)
        else:
            continue
        last = mark
    return runs


def faults(run: Run) -> list[tuple[Mark, Mark]]:
    """The neighbours in a run whose numbers do not follow each other."""
    begin = run[0].number[0]
    if [mark.number for mark in run] == [(n,) for n in range(begin, begin + len(run))]:
        return []
    return [(a, b) for a, b in pairwise(run) if not follows(a.number, b.number)]


def _comes_again(marks: list[Mark], place: int) -> bool:
    """Whether the number of a doubtful mark has a sure one before the number after it comes."""
    number = marks[place].number
    for later in marks[place + 1 : place + _AHEAD]:
        if later.number == number and later.sure:
            return True
        if follows(number, later.number):
            return False
    return False


def _breaks_off(marks: list[Mark], place: int, last: Mark, lines: Lines) -> bool:
    """Whether the run goes on with a mark whose number does not follow, for want of a better.

    It does not where the number that is due comes later, where the number was announced as that of
    an article to be inserted elsewhere, or, for a number already passed, where the next mark does
    not go on from it.
    """
    mark = marks[place]
    if _announced(lines, last, mark):
        return False
    later = _until_restart(marks[place + 1 : place + _AHEAD])
    if mark.number > last.number:
        return not any(follows(last.number, m.number) for m in later)
    if mark.number == last.number:
        return True
    return bool(later) and follows(mark.number, later[0].number)


def _until_restart(marks: list[Mark]) -> list[Mark]:
    for place, mark in enumerate(marks):
        if mark.number.parts == (1,):
            return marks[:place]
    return marks


def _announced(lines: Lines, last: Mark, mark: Mark) -> bool:
    """Whether the article before says that it inserts one with this number (作为第十二条)."""
    for text in lines.texts[max(last.at, mark.at - _BACK) : mark.at]:
        for match in _ANNOUNCED.finditer(text):
            first = Number.of_label(match[1])
            final = Number.of_label(match[2]) if match[2] else first
            if first and final and first <= mark.number <= final:
                return True
    return False


def _inserted(lines: Lines, mark: Mark) -> bool:
    """Whether the line above announces a text to be inserted (修改为：)."""
    return mark.at > 0 and lines.texts[mark.at - 1].endswith(("：", ":"))


def _quoted(lines: Lines, start: int, stop: int) -> bool:
    """Whether the line at ``stop`` stands inside a quotation opened since ``start``."""
    depths = [0, *quotation_depths(lines.texts[max(start, stop - _BACK) : stop])]
    return depths[-1] > 0
