"""Text → lines: layout and the marks of Markdown and HTML taken off, what they said kept beside.

Blank lines, rules and empty comments vanish; every other line of the source is exactly one `Line`,
save where several articles were run together on one line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from lawdiff.numbering import ARTICLE_LABEL, Number

FRONT_MATTER_END = "<!-- INFO END -->"
"""The comment with which collections of law in Markdown close title and 题注."""

_MARKED = frozenset("!#*-=_>+<|~\\•▪◦‣")
_HEADING = re.compile(r"(#{1,6})(?:\s+|(?=[^#\s]))(.*?)\s*#*")
_RULE = re.compile(r"[-=*_~\s]{3,}|#+")
_RULED = frozenset("-=*_~#")
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
_INLINE_MARKS = ("**", "</", "<br", "](")
_INLINE = re.compile(r"\*\*|<|\]\(")
_COMMENT = re.compile(r"<!--[\x00-\x7f]*-->")
_INSIDE = re.compile(rf"({ARTICLE_LABEL})[ \t\u3000（(]")
_RUN_TOGETHER = re.compile("。[ \u3000]?第")
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


class Lines:
    """The lines of a source that say something, in order.

    ``texts`` are what they say and ``numbers`` where they stand, each counted as in `Line`: nearly
    all that is asked of most lines. Few are headings or quoted.
    """

    __slots__ = ("_depths", "_quoted", "numbers", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.numbers: list[int] = []
        self._depths: dict[int, int] = {}
        self._quoted: set[int] = set()

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, index: int) -> Line:
        return Line(
            self.numbers[index],
            self.texts[index],
            self._depths.get(index, 0),
            index in self._quoted,
        )

    def __iter__(self) -> Iterator[Line]:
        return map(self.__getitem__, range(len(self)))

    def add(self, line: Line) -> None:
        """Put a line at the end."""
        index = len(self.texts)
        if line.depth:
            self._depths[index] = line.depth
        if line.quoted:
            self._quoted.add(index)
        self.texts.append(line.text)
        self.numbers.append(line.number)

    def extend(self, texts: list[str], numbers: list[int]) -> None:
        """Put plain lines at the end."""
        self.texts += texts
        self.numbers += numbers

    def underline(self, depth: int) -> None:
        """Make the last line a heading."""
        self._depths[len(self.texts) - 1] = depth

    def depth(self, index: int) -> int:
        """How deep a heading of Markdown the line is, 0 where it is none."""
        return self._depths.get(index, 0)

    @property
    def headings(self) -> Collection[int]:
        """The indexes of the headings of Markdown."""
        return self._depths.keys()

    @property
    def quoted(self) -> Collection[int]:
        """The indexes of the lines in block quotations."""
        return self._quoted


def lines_of(text: str) -> Lines:
    """The lines of ``text`` that say something, in order."""
    rows = list(map(str.strip, text.split("\n")))
    texts = list(filter(None, rows))
    numbers = [number for number, row in enumerate(rows, 1) if row]
    marked = [index for index, row in enumerate(texts) if row[0] in _MARKED]
    if any(mark[-1] in text and mark in text for mark in _INLINE_MARKS):
        inside = (index for index, row in enumerate(texts) if _INLINE.search(row))
        marked = sorted({*marked, *inside})
    lines = Lines()
    done = 0
    for index in marked:
        lines.extend(texts[done:index], numbers[done:index])
        if bare := _unmarked(numbers[index], texts[index], lines):
            lines.add(bare)
        done = index + 1
    lines.extend(texts[done:], numbers[done:])
    if _RUN_TOGETHER.search(text):
        return _taken_apart(lines)
    return lines


def _unmarked(number: int, text: str, before: Lines) -> Line | None:
    """The line without Markdown and inline HTML; None where nothing but marks stood on it."""
    if text == FRONT_MATTER_END:
        return Line(number, text)
    if text[0] in "=-" and _UNDERLINE.fullmatch(text) and before.numbers[-1:] == [number - 1]:
        before.underline(1 if text[0] == "=" else 2)
        return None
    if (text[0] in _RULED and _RULE.fullmatch(text)) or (
        text[0] == "!" and _PICTURE.fullmatch(text)
    ):
        return None
    if "<" in text:
        text = _TAG.sub("", _COMMENT.sub("", text)).strip()
    if text[:1] == "|":
        return Line(number, text)
    depth = 0
    quote = _QUOTE.match(text) if text[:1] == ">" else None
    if quote:
        text = text[quote.end() :]
    if text[:1] == "#" and (heading := _HEADING.fullmatch(text)):
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


def _taken_apart(lines: Lines) -> Lines:
    """The lines with articles that were run together each on lines of their own.

    A label inside a line counts as one only where its number follows that of the article before.
    A text in which that happened lost its line ends: white space after a sentence or a list item
    then stands for one.
    """
    last: Number | None = None
    cuts: list[list[int]] = []
    for text in lines.texts:
        last = _leading(text) or last
        inside = []
        for match in _INSIDE.finditer(text, 1) if "第" in text[1:] else ():
            if text[: match.start()].rstrip(" \t\u3000")[-1:] not in _BEFORE:
                continue
            number = Number.of_label(match[1])
            if number and last and follows(last, number):
                inside.append(match.start(1))
                last = number
        cuts.append(inside)
    return _in_pieces(lines, cuts) if any(cuts) else lines


def _in_pieces(lines: Lines, cuts: list[list[int]]) -> Lines:
    pieces = Lines()
    for line, inside in zip(lines, cuts, strict=True):
        for start, stop in pairwise([0, *inside, len(line.text)]):
            for piece in _PIECES.split(line.text[start:stop].strip()):
                pieces.add(line._replace(text=piece))
    return pieces


def _leading(text: str) -> Number | None:
    """The number of the article whose label begins ``text``."""
    if text[0] != "第":
        return None
    match = _LEADING.match(text)
    return Number.of_label(match[0]) if match else None


_LEADING = re.compile(ARTICLE_LABEL)


def follows(last: Number, number: Number) -> bool:
    """Whether ``number`` comes right after ``last``: 第三条 or 第二条之二 after 第二条之一."""
    if number == (last[0] + 1,):
        return True
    if len(last) == len(number) == 1:
        return False
    return number in ((*last[:-1], last[-1] + 1), (*last, 1))
