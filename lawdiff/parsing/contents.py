"""目录: the lines that list the headings before the text begins."""

from __future__ import annotations

import re

from lawdiff.parsing.labels import heading, unnumbered
from lawdiff.parsing.lines import Line

_WORD = re.compile(r"[【\[]?\s*目\s*[录次]\s*[】\]]?[:：]?")
_LEADER = re.compile(
    r"[\s.．。·•…‥\-_—]{2,}\s*[-—(（]?\s*\d{1,4}\s*[-—)）]?$|[….·]+\s*\d{1,4}$|\t\d{1,4}$"
)
_ENTRY = re.compile(
    r"第\s*\S{1,8}\s*(?:编|分编|章|节|部\s*分|条)|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|附|序|前|总|表"
)
_PART = re.compile(r"第\s*[一二三四五六七八九十]+\s*部\s*分")
_INDEX = re.compile(r"[第条\s\d~～—–\-:：、，,]+")
_SPACE = re.compile(r"[\s*#:：]+")

_LONGEST_ENTRY = 90
_LONGEST = 2000


def contents_in(lines: list[Line], start: int, stop: int) -> range:
    """The lines of the table of contents between two lines, an empty range where there is none.

    It begins with the word 目录, or, where that is missing, with the first of two equal headings
    that no text parts; it ends before its first entry comes again.
    """
    stop = min(stop, start + _LONGEST)
    for index in range(start, stop):
        if _WORD.fullmatch(lines[index].text):
            return range(index, _end(lines, index + 1, stop))
    return _unnamed(lines, start, stop)


def _end(lines: list[Line], first: int, stop: int) -> int:
    """Where a table of contents whose first entry stands at ``first`` ends."""
    if first >= stop:
        return stop
    listed = (i for i in range(first, stop) if _is_heading(i, lines[i]))
    opens = next(listed, first)
    opening = key(lines[opens].text)
    for index in range(opens + 1, stop):
        if key(lines[index].text) == opening:
            return index
    index = first
    while index < stop and _is_entry(index, lines[index]):
        index += 1
    return index


def _unnamed(lines: list[Line], start: int, stop: int) -> range:
    seen: dict[str, int] = {}
    for index in range(start, stop):
        line = lines[index]
        if not _is_heading(index, line):
            continue
        name = key(line.text)
        if name in seen:
            between = range(seen[name], index)
            if len(between) > 1 and all(_is_entry(i, lines[i]) for i in between):
                return between
        seen.setdefault(name, index)
    return range(start, start)


def _is_heading(index: int, line: Line) -> bool:
    return bool(heading(index, line) or unnumbered(line) or _PART.match(line.text))


def _is_entry(index: int, line: Line) -> bool:
    return len(line.text) < _LONGEST_ENTRY and bool(
        _is_heading(index, line)
        or _INDEX.fullmatch(line.text)
        or _LEADER.search(line.text)
        or _ENTRY.match(line.text)
    )


def key(text: str) -> str:
    """A heading as it is compared with its entry: without white space, marks and page number."""
    return _SPACE.sub("", _LEADER.sub("", text))
