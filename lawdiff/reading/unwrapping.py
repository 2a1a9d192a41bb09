"""Lines as set → a paragraph a line: words joined that a column, a page or a crawler broke.

A text is hard-wrapped where most lines that end no sentence reach the same width. Its paragraphs
are told by what is left of the setting: an indented first line, a blank line, a last line that is
not full, or, where the indent is lost too, a first line that is two characters short. In any other
text, only a long line that stops in the middle of a sentence is joined to the next.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from lawdiff.numbering import ARTICLE_LABEL, OUTLINE_LABEL
from lawdiff.paragraphs import list_label

_STOPS = frozenset("。；：！？!?;:…")
_CLOSERS = "”’」』》）)】]"
_CLAUSE = re.compile("[，。；,;]")
_ARTICLE = re.compile(rf"{ARTICLE_LABEL}(?P<rest>.?)")
_OUTLINE = re.compile(rf"{OUTLINE_LABEL}(?![的、，。；和及至])")
_REFERS = frozenset("的、，。；规所和或及与至到等以之中第》）)")
_OPENS = re.compile(
    r"[#|•▪◦‣]|<!--|附\s*[件表录图：:]|[（(]\s*(?:[12]\d{3}\s*年|[一二]\s*[九〇○])|[—-]{1,2}\s*[12]\d{3}|目\s*[录次]\s*$|【"
)
_ALONE = re.compile(r"#|\||<!--|【|.*\t|[-=*_]{3,}$")
_FEWEST = 5
_SHARE = 0.15
_NEAR = 0.85
_NARROWEST = 24
_WIDEST = 160
_LONG = 30
_SHORTER = 18


class _Line(NamedTuple):
    """One line that is not blank: its text, its indent and width in cells (a hanzi takes two)."""

    text: str
    indent: int
    width: int
    after_blank: bool

    @property
    def ends(self) -> bool:
        """Whether it ends a sentence, an item or a lead."""
        return ends_sentence(self.text)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a hard-wrapped text is set: its full width, and which marks of a paragraph are left."""

    width: int
    indents: bool
    blanks: bool
    short_firsts: bool

    def full(self, line: _Line, *, first: bool) -> bool:
        """Whether the line reaches the end of its column, give or take a mark that hangs over."""
        slack = 9 if first and not self.indents else 5
        return line.indent + line.width >= self.width - slack


def unwrap(text: str) -> str:
    """``text`` with a paragraph a line."""
    raw = text.split("\n")
    solid, broken = _broken(raw)
    width = _full_width(broken, solid)
    if width is None or _is_exceeded(width, raw, solid):
        return _mended(text, raw, broken)
    lines = _measured(raw)
    setting = _Setting(width, *_marks_left(lines, width), _short_firsts(lines, width))
    return "\n".join(_reflowed(lines, setting))


def _broken(raw: list[str]) -> tuple[int, list[str]]:
    """How many lines are not blank, and those of them that end no sentence."""
    unended = [line.strip() for line in raw if line and line[-1] not in _STOPS]
    solid = len(raw) - raw.count("") - unended.count("")
    broken = [text for text in unended if text and not (ends_sentence(text) or _ALONE.match(text))]
    return solid, broken


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends a sentence, an item or a lead."""
    return text.rstrip(_CLOSERS)[-1:] in _STOPS


def _cells(text: str) -> int:
    return sum(2 if c > "\u2e7f" or c in "“”‘’…—·" else 1 for c in text)


def _full_width(broken: list[str], solid: int) -> int | None:
    """The width to which lines are wrapped; None where they are not."""
    if len(broken) < max(_FEWEST, _SHARE * solid):
        return None
    widths = [w for w in map(_cells, broken) if w >= _NARROWEST]
    if len(widths) < _FEWEST:
        return None
    counts = Counter(w // 2 * 2 for w in widths)
    width = max(counts, key=lambda w: (counts[w] + counts[w - 2] + counts[w + 2], w))
    near = sum(width - 10 <= w <= width + 6 for w in widths)
    return width if width <= _WIDEST and near >= _NEAR * len(widths) else None


def _is_exceeded(width: int, raw: list[str], solid: int) -> bool:
    """Whether more than a few lines are longer than that, so that nothing was wrapped to it."""
    longest = width + 10
    return sum(len(x) > longest or _cells(x.strip()) > longest for x in raw) > solid / 20


def _measured(raw: list[str]) -> list[_Line]:
    lines = []
    blank = False
    for line in raw:
        text = line.strip()
        if not text:
            blank = True
            continue
        indent = _cells(line[: len(line) - len(line.lstrip())].expandtabs(4))
        lines.append(_Line(text, indent, _cells(text), blank))
        blank = False
    return lines


def _marks_left(lines: list[_Line], width: int) -> tuple[bool, bool]:
    """Whether indents and blank lines tell paragraphs: they hardly ever stand inside a sentence."""
    inside = [b for a, b in pairwise(lines) if not a.ends and a.indent + a.width >= width - 5]
    after = [b for a, b in pairwise(lines) if a.ends]
    if not inside or not after:
        return False, False
    indents = _rare(sum(x.indent >= 2 for x in inside), len(inside)) and (
        sum(x.indent >= 2 for x in after) >= 0.3 * len(after)
    )
    blanks = _rare(sum(x.after_blank for x in inside), len(inside)) and (
        sum(x.after_blank for x in after) >= 0.3 * len(after)
    )
    return indents, blanks


def _short_firsts(lines: list[_Line], width: int) -> bool:
    """Whether the first line of a paragraph is shorter than the others, its indent being lost."""
    firsts = [
        b.indent + b.width
        for a, b in pairwise(lines)
        if a.ends and a.indent + a.width < width - 9 and not b.ends
    ]
    return bool(firsts) and median(firsts) <= width - 3


def _rare(count: int, total: int) -> bool:
    return count <= 0.2 * total


def _reflowed(lines: list[_Line], setting: _Setting) -> list[str]:
    paragraphs: list[list[str]] = []
    for place, line in enumerate(lines):
        first = not paragraphs or len(paragraphs[-1]) == 1
        if place and not _breaks(lines[place - 1], line, setting, first=first):
            paragraphs[-1].append(line.text)
        else:
            paragraphs.append([line.text])
    return [_joined(paragraph) for paragraph in paragraphs]


def _breaks(before: _Line, line: _Line, setting: _Setting, *, first: bool) -> bool:
    """Whether a paragraph ends between two lines; ``first``: the upper one opens its paragraph."""
    full = setting.full(before, first=first) and before.width <= setting.width + 10
    if _ALONE.match(before.text) or opens_paragraph(line.text, inside=full and not before.ends):
        return True
    if not before.ends:
        return not full or (setting.indents and line.indent >= 2 and before.text[-1] not in "，、")
    if setting.indents:
        return line.indent >= 2
    if not full or (setting.blanks and line.after_blank):
        return True
    if setting.blanks or before.text[-1] in "；;":
        return False
    inner = setting.short_firsts and setting.width - 1 <= line.width <= setting.width + 10
    return not inner


def opens_paragraph(text: str, *, inside: bool = False) -> bool:
    """Whether a line opens a paragraph whatever stands above it.

    ``inside``: the line above stops in the middle of a sentence, so that a label may be part of a
    reference in it.
    """
    text = text.lstrip("*_")
    if not text or _OPENS.match(text):
        return True
    if text[0] == "第":
        if match := _ARTICLE.match(text):
            rest = match["rest"]
            return not rest or rest in " \t\u3000（(【" or (not inside and rest not in _REFERS)
        return not inside and bool(_OUTLINE.match(text))
    return not inside and list_label(text) is not None


def _joined(pieces: list[str]) -> str:
    """The pieces of a paragraph as one line, with a blank between words of Latin letters."""
    out = pieces[:1]
    for above, below in pairwise(pieces):
        ends, begins = above[-1], below[0]
        wordy = ends.isascii() and begins.isascii() and ends.isalpha() and begins.isalpha()
        out.append(f" {below}" if wordy else below)
    return "".join(out)


def _mended(text: str, raw: list[str], broken: list[str]) -> str:
    """A text that is not wrapped, with sentences joined that a page broke."""
    if not any(len(s) >= _SHORTER and _is_prose(s) for s in broken):
        return text
    lengths = Counter(map(len, broken))
    solid = [(n, stripped) for n, line in enumerate(raw) if (stripped := line.strip())]
    going_on = {
        n
        for (_, above), (n, below) in pairwise(solid)
        if above[-1] not in _STOPS and _stops_short(above, below, lengths)
    }
    return _rejoined(raw, going_on) if going_on else text


def _rejoined(raw: list[str], going_on: set[int]) -> str:
    """The text with the lines at ``going_on`` joined to the last above them that is not blank."""
    out: list[list[str]] = []
    solid = -1
    for n, line in enumerate(raw):
        if n in going_on:
            out[solid] = [*out[solid][:-1], out[solid][-1].rstrip(), line.strip()]
            del out[solid + 1 :]
            continue
        out.append([line])
        if line.strip():
            solid = len(out) - 1
    return "\n".join(_joined(pieces) if pieces[0] else "" for pieces in out)


def _is_prose(text: str) -> bool:
    return _CLAUSE.search(text) is not None or list_label(text) is not None


def _stops_short(above: str, below: str, lengths: Counter[int]) -> bool:
    """Whether a line stops in the middle of a sentence that the next one goes on with."""
    size = len(above)
    if size < _SHORTER or ends_sentence(above) or _ALONE.match(above) or _ALONE.match(below):
        return False
    if size < _LONG and sum(lengths[size + d] for d in (-1, 0, 1)) < _FEWEST:
        return False
    if not _is_prose(above):
        return False
    whole = ends_sentence(below) or (len(below) >= _LONG and _CLAUSE.search(below) is not None)
    return whole and not opens_paragraph(below, inside=False)
