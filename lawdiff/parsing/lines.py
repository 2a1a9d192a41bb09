"""Text → lines: layout and the marks of Markdown and HTML taken off, what they said kept beside.

Blank lines, rules and empty comments vanish; every other line of the source is exactly one `Line`,
save where several articles were run together on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from lawdiff.numbering import ARTICLE_LABEL, Number

FRONT_MATTER_END = "<!-- INFO END -->"
"""The comment with which collections of law in Markdown close title and 题注."""

_MARKED = frozenset("!#*-=_>+<|~\\•▪◦‣")
_HEADING = re.compile(r"(#{1,6})(?:\s+|(?=[^#\s]))(.*?)\s*#*")
_RULE = re.compile(r"[-=*_~\s]{3,}|#+")
_UNDERLINE = re.compile(r"=+|-{2,}")
_BULLET = re.compile(r"[-*+]\s+|[•▪◦‣]\s*")
_QUOTE = re.compile(r"(?:>\s*)+(?=\D|\d{4}\s*年|\d+[.．、]|$)")
_TARGET = r"(?:#|/|\.{1,2}/|https?:|mailto:)(?:[^\s()]|\([^\s()]*\))*"
_LINK = re.compile(rf"\[([^\[\]]+)\]\({_TARGET}\)")
_TRAIL = re.compile(r"\]\(\S*\).*[>»›]|[>»›].*\]\(")
_EMPHASIS = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__")
_PICTURE = re.compile(r"!\[[\x00-\x7f]*\]\([\x00-\x7f]*\)")
_TAG = re.compile(
    r"</?(?:b|i|u|p|em|br|hr|div|span|font|center|strong|sub|sup)\b[^<>]*>", re.IGNORECASE
)
_INLINE = re.compile(r"\*\*|<|\]\(")
_COMMENT = re.compile(r"<!--[\x00-\x7f]*-->")
_INSIDE = re.compile(rf"({ARTICLE_LABEL})[ \t\u3000（(]")
_BEFORE = frozenset("。；：！？”）.;")
_PIECES = re.compile(r"(?<=[。；：])[ \t\u3000]+")


class Line(NamedTuple):
    """One line that says something.

    ``number`` counts from 1 in the text as read; ``depth`` is that of its Markdown heading, 0 where
    it is none; ``quoted``: it stands in a block quotation of Markdown.
    """

    number: int
    text: str
    depth: int = 0
    quoted: bool = False


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that say something, in order."""
    lines: list[Line] = []
    add = lines.append
    inline = "**" in text or "</" in text or "<br" in text or "](" in text
    for number, raw in enumerate(text.split("\n"), 1):
        stripped = raw.strip()
        if not stripped:
            continue
        if stripped[0] in _MARKED or (inline and _INLINE.search(stripped)):
            marked = _unmarked(number, stripped, lines)
            if marked:
                add(marked)
        else:
            add(Line(number, stripped))
    if "。 第" in text or "。\u3000第" in text or "。第" in text:
        return _taken_apart(lines)
    return lines


def _unmarked(number: int, text: str, before: list[Line]) -> Line | None:
    """The line without Markdown and inline HTML; None where nothing but marks stood on it."""
    if text == FRONT_MATTER_END:
        return Line(number, text)
    if _UNDERLINE.fullmatch(text) and before and before[-1].number == number - 1:
        before[-1] = before[-1]._replace(depth=1 if text[0] == "=" else 2)
        return None
    if _RULE.fullmatch(text):
        return None
    if _PICTURE.fullmatch(text):
        return None
    if "<" in text:
        text = _TAG.sub("", _COMMENT.sub("", text)).strip()
    if text[:1] == "|":
        return Line(number, text)
    depth = 0
    if quote := _QUOTE.match(text):
        text = text[quote.end() :]
    if heading := _HEADING.fullmatch(text):
        depth, text = len(heading[1]), heading[2]
    elif bullet := _BULLET.match(text):
        text = text[bullet.end() :]
    text = _without_inline_marks(text)
    return Line(number, text, depth, quoted=quote is not None) if text else None


def _without_inline_marks(text: str) -> str:
    """The text without marks of emphasis, and of its links the words alone; a trail of links stays.

    What a trail of links says (首页 > 政策) is known by them to be no part of the text.
    """
    if "**" in text or "__" in text:
        text = _EMPHASIS.sub(lambda m: m[1] or m[2], text).strip()
    if "](" in text and not _TRAIL.search(text):
        text = _LINK.sub(r"\1", text)
    return text


def _taken_apart(lines: list[Line]) -> list[Line]:
    """The lines with articles that were run together each on lines of their own.

    A label inside a line counts as one only where its number follows that of the article before.
    A text in which that happened lost its line ends: white space after a sentence or a list item
    then stands for one.
    """
    last: Number | None = None
    cuts: list[list[int]] = []
    for line in lines:
        last = _leading(line.text) or last
        inside = []
        for match in _INSIDE.finditer(line.text, 1):
            if line.text[: match.start()].rstrip(" \t\u3000")[-1:] not in _BEFORE:
                continue
            number = Number.of_label(match[1])
            if number and last and follows(last, number):
                inside.append(match.start(1))
                last = number
        cuts.append(inside)
    return list(_pieces(lines, cuts)) if any(cuts) else lines


def _pieces(lines: list[Line], cuts: list[list[int]]) -> Iterator[Line]:
    for line, inside in zip(lines, cuts, strict=True):
        for start, stop in pairwise([0, *inside, len(line.text)]):
            for piece in _PIECES.split(line.text[start:stop].strip()):
                yield line._replace(text=piece)


def _leading(text: str) -> Number | None:
    """The number of the article whose label begins ``text``."""
    if text[0] != "第":
        return None
    match = _LEADING.match(text)
    return Number.of_label(match[0]) if match else None


_LEADING = re.compile(ARTICLE_LABEL)


def follows(last: Number, number: Number) -> bool:
    """Whether ``number`` comes right after ``last``: 第三条 or 第二条之二 after 第二条之一."""
    one, other = last.parts, number.parts
    if len(one) == len(other) == 1:
        return other[0] == one[0] + 1
    return other in ((one[0] + 1,), (*one[:-1], one[-1] + 1), (*one, 1))
