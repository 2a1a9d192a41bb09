"""The body of a document: articles or sections with their captions, and the outline over them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lawdiff.model import Article, Heading
from lawdiff.numbering import Number
from lawdiff.paragraphs import list_label
from lawdiff.parsing.furniture import ORNAMENTS, without_marks
from lawdiff.parsing.labels import (
    LONGEST_LOST,
    Head,
    Level,
    Mark,
    breaks_off,
    heading,
    is_sentence,
    lost_heading,
    section_heading,
    squeezed,
    unnumbered,
)
from lawdiff.parsing.lines import Line

_CAPTION = re.compile(r"[（(【\[]\s*([^（）()【】\[\]。；;：:]{1,40})\s*[）)】\]]\s*(.*)")
_NO_CAPTION = re.compile(
    r"已?(?:删去|删除|废止|略|保留|失效|空缺?)|此条.*|[一二三四五六七八九十百]+|\d+|.*\d{4}\s*年.*"
)
_RANKS: dict[Level, int] = {"编": 0, "分编": 1, "章": 2, "节": 3}
_BRACKETS = frozenset("（(【[")
_COLONS = ("：", ":")
_FLAT = frozenset("，。；：、,;:")

_LONGEST_PLAIN_CAPTION = 20


@dataclass(slots=True)
class Body:
    """The units in the order of the text and the headings over them.

    ``prelude`` is what stands under a heading before the first unit (序言); ``stray`` are the lines
    between a heading and its first article, which belong to neither.
    """

    articles: list[Article] = field(default_factory=list)
    outline: tuple[Heading, ...] = ()
    prelude: list[str] = field(default_factory=list)
    stray: list[Line] = field(default_factory=list)


def body_start(lines: list[Line], start: int, marks: list[Mark], *, sections: bool) -> int:
    """The index of the first heading over the first unit, or of that unit itself."""
    at = frozenset(m.at for m in marks)
    first = marks[0].at
    for index in range(start, first):
        if _head_at(lines, index, at, sections=sections):
            return index
    return first


def read_body(
    lines: list[Line], start: int, stop: int, marks: list[Mark], *, sections: bool
) -> Body:
    """The units whose labels are ``marks``, with everything between ``start`` and ``stop``."""
    body = Body()
    by_index = {m.at: m for m in marks}
    captioned = not sections and _plainly_captioned(lines, marks)
    heads: list[tuple[Head, int]] = []
    opened: Mark | None = None
    own: list[str] = []
    index = start
    while index < stop:
        line = lines[index]
        text = line.text
        mark = by_index.get(index)
        head = None
        if not mark and (line.depth or text[0] == "第" or len(text) <= LONGEST_LOST):
            head = _head_at(lines, index, by_index, sections=sections)
        if (mark or head) and opened:
            body.articles.append(_unit(opened, own, sections=sections, captioned=captioned))
            opened, own = None, []
        if mark:
            opened = mark
        elif head:
            head = _with_title_below(head, lines, by_index, stop)
            heads.append((head, len(body.articles)))
            index = head.at
        elif opened:
            own.append(without_marks(text) if text[-1] in ORNAMENTS else text)
        elif body.articles:
            body.stray.append(line)
        else:
            body.prelude.append(text)
        index += 1
    if opened:
        body.articles.append(_unit(opened, own, sections=sections, captioned=captioned))
    body.outline = _outline(heads, [a.number for a in body.articles])
    return body


def _head_at(
    lines: list[Line], index: int, marked: frozenset[int] | dict[int, Mark], *, sections: bool
) -> Head | None:
    """The heading on the line at ``index``, if it is one.

    After a colon it is inserted text of an amending clause. A heading without number, or with 一、,
    is one where an article or a numbered heading follows at once; in Markdown, any heading is.
    """
    line = lines[index]
    if line.text[0] == "第":
        if index and lines[index - 1].text.endswith(_COLONS):
            return None
        return heading(index, line)
    if sections:
        return None
    if title := unnumbered(line):
        return Head(index, "章", "", title)
    if line.depth:
        return section_heading(index, line)
    below = index + 1
    if below in marked or (below < len(lines) and heading(below, lines[below])):
        return section_heading(index, line) or lost_heading(index, lines)
    return None


def _with_title_below(head: Head, lines: list[Line], marked: dict[int, Mark], stop: int) -> Head:
    """A heading whose title goes on, or first stands, on the next line (第六章 / 法律责任)."""
    below = head.at + 1
    if below >= stop or below in marked or lines[below].depth:
        return head
    text = lines[below].text
    if is_sentence(text) or len(text) > 30 or heading(below, lines[below]) or list_label(text):
        return head
    if head.title and not breaks_off(head.title, text):
        return head
    return head._replace(title=squeezed(head.title + text), at=below)


def _plainly_captioned(lines: list[Line], marks: list[Mark]) -> bool:
    """Whether most articles bear a caption without brackets on the line of their label."""
    last = len(lines)
    plain = sum(
        bool(m.rest)
        and len(m.rest) <= _LONGEST_PLAIN_CAPTION
        and not _FLAT & set(m.rest)
        and m.at + 1 < last
        and is_sentence(lines[m.at + 1].text)
        for m in marks
    )
    return len(marks) >= 3 and plain > 0.8 * len(marks)


def _unit(mark: Mark, own: list[str], *, sections: bool, captioned: bool) -> Article:
    caption, rest = None, mark.rest
    if rest[-1:] in ORNAMENTS:
        rest = without_marks(rest)
    match = _CAPTION.fullmatch(rest) if rest[:1] in _BRACKETS else None
    if match and not sections and not _NO_CAPTION.fullmatch(match[1]) and (match[2] or own):
        caption, rest = match[1].strip(), match[2]
    elif (captioned and own and not _FLAT & set(rest)) or (
        sections and rest and own and not is_sentence(rest)
    ):
        caption, rest = rest, ""
    text = "\n".join([rest, *own] if rest else own)
    return Article(mark.number, mark.label, text, caption or None)


def _outline(heads: list[tuple[Head, int]], numbers: list[Number]) -> tuple[Heading, ...]:
    """The headings with the first and last number of the units under each."""
    top = min((_RANKS[h.level] for h, _ in heads if h.label), default=_RANKS["章"])
    ranks = [_RANKS[h.level] if h.label or h.level == "节" else top for h, _ in heads]
    levels = {rank: level for level, rank in _RANKS.items()}
    outline = []
    for place, (head, first) in enumerate(heads):
        closers = (h for h, r in enumerate(ranks) if h > place and r <= ranks[place])
        closer = next(closers, None)
        under = numbers[first : heads[closer][1] if closer else len(numbers)]
        ends = (under[0], under[-1]) if under else (None, None)
        outline.append(Heading(levels[ranks[place]], head.label, head.title, *ends))
    return tuple(outline)
