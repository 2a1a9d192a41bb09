"""目录: the lines that list the headings before the text begins."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from lawdiff.numbering import OUTLINE_LABEL, parse_numeral
from lawdiff.parsing.labels import LEVELS, Head, heading, section_heading, unnumbered
from lawdiff.parsing.lines import Line, Lines

_WORD = re.compile(r"[【\[]?\s*目\s*[录次]\s*[】\]]?[:：]?")
_LEADER = re.compile(  # each run is entered at its start and kept whole, so that time is linear
    r"(?<![\s.．。·•…‥\-_—])[\s.．。·•…‥\-_—]{2,}+[(（]?\s*\d{1,4}\s*[-—)）]?$"
    r"|(?<![….·])[….·]++\s*\d{1,4}$|\t\d{1,4}$"
    r"|(?:(?<!\s)\s++|(?<![\s.．。·•…‥]))[.．。·•…‥]{4,}+\s*$"
)
_ENTRY = re.compile(
    r"第\s*\S{1,8}\s*(?:编|分编|章|节|部\s*分|条)|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|附|序|前|总|表"
)
_PART = re.compile(r"第\s*[一二三四五六七八九十]+\s*部\s*分")
_INDEX = re.compile(r"[第条\s\d~～—–\-:：、，,]+")
_SPACE = re.compile(r"[\s*#:：]+")
_ON_ONE_LINE = re.compile(rf"(?:目\s*[录次]\s*)?(?:{OUTLINE_LABEL}[^第。；：，]+){{3,}}")
_VALUE = re.compile("[一二三四五六七八九十百]+")
_OPENS_HEADING = frozenset("第总分附罚序前引导绪结")
_RANKS = {level: rank for rank, level in enumerate(LEVELS)}

_LONGEST_ENTRY = 90
_LONGEST = 2000
_FEWEST = 2


def contents_in(lines: Lines, start: int, stop: int) -> range:
    """The lines of the table of contents between two lines, an empty range where there is none.

    It begins with the word 目录, or, where that is missing, with the first of two equal headings
    that no text parts; it ends before its first entry comes again. It may stand on one line.
    """
    stop = min(stop, start + _LONGEST)
    for index in range(start, stop):
        if _WORD.fullmatch(lines.texts[index]):
            return range(index, _end(lines, index + 1, stop))
        if _ON_ONE_LINE.fullmatch(lines.texts[index]):
            return range(index, index + 1)
    return _unnamed(lines, start, stop)


def opens_contents(text: str) -> bool:
    """Whether a line is the word 目录, or a table of contents in itself."""
    return bool(_WORD.fullmatch(text) or _ON_ONE_LINE.fullmatch(text))


def stacked_headings(lines: Lines, start: int, stop: int) -> range:
    """The lines between two that list headings with nothing under them.

    A 章 has articles or 节 under it: where one follows another at once, and again, they are listed.
    The last of them is that of the text below where it is the first of its kind.
    """
    index = start
    while index < stop:
        stack = _stack(lines, index, stop)
        ranks = [_RANKS[head.level] for head in stack]
        bare = [i for i in range(1, len(stack)) if ranks[i] <= ranks[i - 1]]
        if len(bare) >= _FEWEST:
            own = bare[-1] if _is_first(stack[bare[-1]]) else len(stack)
            return range(index, index + own)
        index += len(stack) + 1
    return range(start, start)


def _stack(lines: Lines, start: int, stop: int) -> list[Head]:
    """The headings on the lines from ``start`` on, up to the first that is none."""
    heads = (_head(index, lines[index]) for index in range(start, stop))
    return [head for head in takewhile(lambda head: head is not None, heads) if head]


def _head(index: int, line: Line) -> Head | None:
    if title := unnumbered(line):
        return Head(index, index, "章", "", title)
    found = heading(index, line) or section_heading(index, line)
    return found if found and found.label else None


def _is_first(head: Head) -> bool:
    numeral = _VALUE.search(head.label)
    return numeral is None or parse_numeral(numeral[0]) == 1


def _end(lines: Lines, first: int, stop: int) -> int:
    """Where a table of contents whose first entry stands at ``first`` ends."""
    if first >= stop:
        return stop
    listed = (i for i in range(first, stop) if _is_heading(i, lines[i]))
    opens = next(listed, first)
    opening = key(lines.texts[opens])
    end = None
    for index in range(opens + 1, stop):
        if key(lines.texts[index]) == opening:
            end = index
        elif end is not None and not _is_entry(index, lines[index]):
            break
    if end is not None:
        return end
    index = first
    while index < stop and _is_entry(index, lines[index]):
        index += 1
    return _before_own(lines, first, index, stop)


def _before_own(lines: Lines, first: int, end: int, stop: int) -> int:
    """Where entries that do not come again end: before the headings over the first article.

    Those adjoin it, and each stands under the one before it.
    """
    if end < stop:
        return end
    begin = end
    while begin > first and _head(begin - 1, lines[begin - 1]):
        begin -= 1
    own = _stack(lines, begin, end)
    nested = all(_RANKS[a.level] < _RANKS[b.level] for a, b in pairwise(own))
    return begin if nested else end


def _unnamed(lines: Lines, start: int, stop: int) -> range:
    seen: dict[str, int] = {}
    for index in range(start, stop):
        text = lines.texts[index]
        if text[0] not in _OPENS_HEADING or not _is_heading(index, lines[index]):
            continue
        name = key(text)
        if name in seen:
            between = range(seen[name], index)
            if len(between) > 1 and all(_is_entry(i, lines[i]) for i in between):
                return between
        seen.setdefault(name, index)
    return range(start, start)


def _is_heading(index: int, line: Line) -> bool:
    if line.text[0] not in _OPENS_HEADING:
        return False
    line = line._replace(text=_LEADER.sub("", line.text) or line.text)
    return bool(heading(index, line) or unnumbered(line) or _PART.match(line.text))


def _is_entry(index: int, line: Line) -> bool:
    return len(_LEADER.sub("", line.text)) < _LONGEST_ENTRY and bool(
        _is_heading(index, line)
        or _INDEX.fullmatch(line.text)
        or _LEADER.search(line.text)
        or _ENTRY.match(line.text)
    )


def key(text: str) -> str:
    """A heading as it is compared with its entry: without white space, marks and page number."""
    return _SPACE.sub("", _LEADER.sub("", text))
