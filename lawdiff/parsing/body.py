"""The body of a document: articles or sections with their captions, and the outline over them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from lawdiff.model import Article, Heading
from lawdiff.parsing.furniture import ORNAMENTS, without_marks
from lawdiff.parsing.labels import Mark, is_sentence
from lawdiff.parsing.lines import Line, Lines
from lawdiff.parsing.outline import heads_in, outline_of, parted

_CAPTION = re.compile(r"[（(【\[]\s*([^（）()【】\[\]。；;：:]{1,40})\s*[）)】\]]\s*(.*)")
_NO_CAPTION = re.compile(
    r"已?(?:删去|删除|废止|略|保留|失效|空缺?)|此条.*|[一二三四五六七八九十百]+|\d+|.*\d{4}\s*年.*"
)
_BRACKETS = frozenset("（(【[")
_FLAT = frozenset("，。；：、,;:")

_LONGEST_PLAIN_CAPTION = 20
_SAMPLE = 12


@dataclass(slots=True)
class Body:
    """The units in the order of the text and the headings over them.

    ``prelude`` is what stands under a heading before the first unit (序言); ``stray`` are the lines
    between a heading and its first article, which belong to neither; ``repeated`` those of headings
    that only say again under which one the text goes on.
    """

    articles: list[Article] = field(default_factory=list)
    outline: tuple[Heading, ...] = ()
    prelude: list[str] = field(default_factory=list)
    stray: list[Line] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)


def body_start(lines: Lines, start: int, marks: list[Mark], *, sections: bool) -> int:
    """The index of the first heading over the first unit, or of that unit itself."""
    first = marks[0].at
    heads = heads_in(lines, start, first, (first,), sections=sections)
    return heads[0].at if heads else first


def read_body(lines: Lines, start: int, stop: int, marks: list[Mark], *, sections: bool) -> Body:
    """The units whose labels are ``marks``, with everything between ``start`` and ``stop``."""
    body = Body()
    marked = {m.at for m in marks}
    heads = heads_in(lines, start, stop, marked, sections=sections)
    captioned = not sections and _plainly_captioned(lines, marks)
    begins = sorted([*marked, *(head.at for head in heads)])
    end = dict(pairwise([*begins, stop]))
    texts = lines.texts
    body.articles = [
        _unit(mark, texts[mark.at + 1 : end[mark.at]], sections=sections, captioned=captioned)
        for mark in marks
    ]
    body.prelude = texts[start : begins[0]]
    for head in heads:
        if head.at < marks[0].at:
            body.prelude += texts[head.last + 1 : end[head.at]]
        else:
            body.stray += [lines[i] for i in range(head.last + 1, end[head.at])]
    heads, again = parted(heads)
    body.repeated = [x for head in again for x in lines.texts[head.at : head.last + 1]]
    body.outline = outline_of(heads, [m.at for m in marks], [m.number for m in marks])
    return body


def _plainly_captioned(lines: Lines, marks: list[Mark]) -> bool:
    """Whether most articles bear a caption without brackets on the line of their label."""
    last, sample = len(lines), marks[:_SAMPLE]
    plain = sum(
        bool(m.rest)
        and len(m.rest) <= _LONGEST_PLAIN_CAPTION
        and not _FLAT & set(m.rest)
        and m.at + 1 < last
        and is_sentence(lines.texts[m.at + 1])
        for m in sample
    )
    return len(sample) >= 3 and plain > 0.8 * len(sample)


def _unit(mark: Mark, own: list[str], *, sections: bool, captioned: bool) -> Article:
    caption, rest = None, mark.rest
    match = _CAPTION.fullmatch(rest) if rest[:1] in _BRACKETS else None
    if match and not sections and not _NO_CAPTION.fullmatch(match[1]) and (match[2] or own):
        caption, rest = match[1].strip(), match[2]
    elif (captioned and own and not _FLAT & set(rest)) or (
        sections and rest and own and not is_sentence(rest)
    ):
        caption, rest = rest, ""
    text = "\n".join([rest, *own] if rest else own)
    if text[-1:] in ORNAMENTS:
        text = without_marks(text)
    return Article(mark.number, mark.label, text, caption or None)
