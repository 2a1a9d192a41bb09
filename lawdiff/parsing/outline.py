"""编, 分编, 章 and 节: which lines are headings, and which units stand under each."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Collection

from lawdiff.model import Heading
from lawdiff.numbering import Number
from lawdiff.paragraphs import list_label
from lawdiff.parsing.labels import (
    LONGEST_LOST,
    Head,
    Level,
    breaks_off,
    heading,
    is_sentence,
    lost_heading,
    section_heading,
    squeezed,
    unnumbered,
)
from lawdiff.parsing.lines import Lines

_RANKS: dict[Level, int] = {"编": 0, "分编": 1, "章": 2, "节": 3}
_COLONS = ("：", ":")
_BEYOND = sys.maxsize
_STOPS = frozenset("。；：，")


def heads_in(
    lines: Lines, start: int, stop: int, marked: Collection[int], *, sections: bool
) -> list[Head]:
    """The headings between two lines; ``marked`` are the lines on which a unit begins."""
    heads: list[Head] = []
    after = start
    for index in _candidates(lines, start, stop, marked):
        if index >= after and (head := _head_at(lines, index, marked, sections=sections)):
            heads.append(_with_title_below(head, lines, marked, stop))
            after = heads[-1].last + 1
    return heads


def _candidates(lines: Lines, start: int, stop: int, marked: Collection[int]) -> list[int]:
    """The indexes of the lines that may be headings, as far as that is told at a glance."""
    headings, quoted = lines.headings, lines.quoted
    return [
        index
        for index, text in enumerate(lines.texts[start:stop], start)
        if (
            text[0] == "第"
            or (text[-1] not in _STOPS and len(text) <= LONGEST_LOST)
            or index in headings
        )
        and index not in marked
        and index not in quoted
    ]


def parted(heads: list[Head]) -> tuple[list[Head], list[Head]]:
    """The headings, and those that only say again under which one the text goes on.

    A text that was taken from several pages repeats the open 编 and 章 at the head of each.
    """
    opened: dict[int, Head] = {}
    first: list[Head] = []
    again: list[Head] = []
    for head in heads:
        rank = _RANKS[head.level]
        above = opened.get(rank)
        if head.label and above and (above.label, above.title) == (head.label, head.title):
            again.append(head)
            continue
        opened = {r: h for r, h in opened.items() if r < rank} | {rank: head}
        first.append(head)
    return first, again


def outline_of(heads: list[Head], starts: list[int], numbers: list[Number]) -> tuple[Heading, ...]:
    """The headings with the first and last number of the units under each.

    ``starts`` are the lines on which the units begin, ``numbers`` their numbers. A heading without
    number stands as high as the highest that has one.
    """
    top = min((_RANKS[h.level] for h in heads if h.label), default=_RANKS["章"])
    levels = {rank: level for level, rank in _RANKS.items()}
    nearest = [_BEYOND] * len(_RANKS)
    outline: list[Heading] = []
    for head in reversed(heads):
        rank = _RANKS[head.level] if head.label or head.level == "节" else top
        end = min(nearest[: rank + 1])
        nearest[rank] = head.at
        under = numbers[bisect_left(starts, head.at) : bisect_left(starts, end)]
        ends = (under[0], under[-1]) if under else (None, None)
        outline.append(Heading(levels[rank], head.label, head.title, *ends))
    return tuple(reversed(outline))


def _head_at(lines: Lines, index: int, marked: Collection[int], *, sections: bool) -> Head | None:
    """The heading on the line at ``index``, if it is one.

    After a colon it is inserted text of an amending clause. A heading without number, or with 一、,
    is one where an article or a numbered heading follows at once; in Markdown, any heading is.
    """
    line = lines[index]
    if line.text[0] == "第":
        if index and lines.texts[index - 1].endswith(_COLONS):
            return None
        return heading(index, line)
    if sections:
        return None
    if title := unnumbered(line):
        return Head(index, index, "章", "", title)
    if line.depth:
        return section_heading(index, line)
    below = index + 1
    if below in marked or (below < len(lines) and heading(below, lines[below])):
        return section_heading(index, line) or lost_heading(index, lines)
    return None


def _with_title_below(head: Head, lines: Lines, marked: Collection[int], stop: int) -> Head:
    """A heading whose title goes on, or first stands, on the next line (第六章 / 法律责任)."""
    below = head.at + 1
    if below >= stop or below in marked or lines.depth(below):
        return head
    text = lines.texts[below]
    if is_sentence(text) or len(text) > LONGEST_LOST or heading(below, lines[below]):
        return head
    if list_label(text) or (head.title and not breaks_off(head.title, text)):
        return head
    return head._replace(title=squeezed(head.title + text), last=below)
