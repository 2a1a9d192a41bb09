"""Which lines begin with the label of an article, a section, a 章 or an annex.

A label at the start of a line is a candidate only: what follows it on the line tells a label from
a reference that happens to stand there, and `lawdiff.parsing.chains` has the last word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from lawdiff.numbering import LARGEST, NUMERAL, SPACED_NUMERAL, Number, parse_numeral
from lawdiff.parsing.lines import Line, Lines

Level = Literal["编", "分编", "章", "节"]

LEVELS: dict[str, Level] = {"编": "编", "分编": "分编", "章": "章", "节": "节"}

_ARTICLE = re.compile(rf"([第笫][\s{NUMERAL[1:-2]}]+条(?:\s*之\s*{NUMERAL})*)(\s*)(.*)", re.DOTALL)
_REFERS = re.compile(
    r"[的，、,；;。》〉”’)）~～—–-]|规定|所[列称述指]|[和或及与至到等外内]|以[及外内]|之[外内]|中|第|修[改正订]|改为"
)
_ORDINALS = frozenset("第笫")  # the second is a glyph that recognition of print takes for it
_MAY_REFER = frozenset("~～—–-的，、,；;。》〉”’)）规所和或及与至到等外内以之中第修改")
_REFERS_SPACED = re.compile(rf"[的，、,；;。》〉”’)）]|规定的|第\s*{NUMERAL}\s*[款项]")
_HEADING = re.compile(rf"(第\s*{SPACED_NUMERAL}(分编|编|章|节)(?:之{NUMERAL})?)([\s:：]*)(.*)")
_NOT_TITLE = re.compile(r"(?:[的，、,；;。》”]|规定的|相应|改为|修改为).*|.*[。；;：:，,]")
_NOT_TITLE_AT_ONCE = re.compile(r"(?:[和或及与至到中]|规定|所[列称]|修改).*")
_UNNUMBERED = re.compile(r"(?:[总分附罚]\s*则|[序前引导绪]\s*言|序|结\s*束\s*语)")
_SECTION = re.compile(r"([一二三四五六七八九十百]+)\s*、\s*(.*)")
_PART = re.compile(rf"(第\s*{NUMERAL}\s*部\s*分)[\s:：、]*(.*)")
_BRACKETED = re.compile(r"([（(]\s*([一二三四五六七八九十百]+)\s*[)）])\s*(.*)")
_DECIMAL = re.compile(r"(([0-9０-９]{1,3})\s*(?:[.．](?![0-9０-９])|、))\s*(.*)")
_SECTION_FIRSTS = {
    _PART: frozenset("第"),
    _SECTION: frozenset("一二三四五六七八九十百"),
    _BRACKETED: frozenset("（("),
    _DECIMAL: frozenset("0123456789０１２３４５６７８９"),
}
_SPACE = re.compile(r"\s+")
_AFTER_STOP = re.compile(r"(?<=[、，；：]) ")
_STOPS = frozenset("。；：！？!?;:，,")
_CLOSERS = "”’」』》)）"

_NOT_LOST = re.compile(r"[。，；：！？,;:=＝×“”\"（(|0-9０-９]|^[-—\[【]")
_ENDED = re.compile(r"[。；][”’」』）)]?$")
_COMMON = frozenset(("一般规定", "其他规定", "基本规定"))

LONGEST_LOST = 30
"""The most characters of a heading without number that no Markdown mark shows."""

_HEADING_LENGTH = 60
_WRAPPED_HEADING = 10


class Mark(NamedTuple):
    """A candidate: the label of an article or a section at the start of the line at ``index``.

    ``rest`` is what follows it on that line. ``sure`` is False where that reads like the rest of a
    reference (第三十一条的决定).
    """

    at: int
    number: Number
    label: str
    rest: str
    sure: bool = True


class Head(NamedTuple):
    """A heading on the lines ``at`` to ``last``; without number (附则), its label is empty."""

    at: int
    last: int
    level: Level
    label: str
    title: str


def article_marks(lines: Lines) -> list[Mark]:
    """Every line that begins like an article."""
    marks = []
    for index, text in enumerate(lines.texts):
        if text[0] in _ORDINALS and (match := _ARTICLE.match(text)):
            printed, space, rest = match.groups()
            label, number = _numbered(printed)
            sure = rest[:1] not in _MAY_REFER or not (
                _REFERS_SPACED.match(rest) if space else _REFERS.match(rest)
            )
            if number is not None:
                marks.append(Mark(index, number, label, rest.lstrip("：:"), sure))
    return marks


@lru_cache(maxsize=4096)
def _numbered(printed: str) -> tuple[str, Number | None]:
    label = _SPACE.sub("", printed)
    return label, Number.of_label("第" + label[1:])


def section_marks(lines: Lines, start: int, stop: int) -> list[Mark]:
    """The candidates of the first style of numbered section found between two lines.

    第一部分 is preferred to 一、, and that to （一） and 1., of which the first in the text counts.
    A style counts where it begins with its first number and, 一、 aside, goes on to a second.
    """
    for patterns, least in (((_PART,), 2), ((_SECTION,), 1), ((_BRACKETED, _DECIMAL), 2)):
        found = [_style(lines, start, stop, pattern, least) for pattern in patterns]
        if any(found):
            return min(filter(None, found), key=lambda marks: marks[0].at)
    return []


def _style(lines: Lines, start: int, stop: int, pattern: re.Pattern[str], least: int) -> list[Mark]:
    firsts = _SECTION_FIRSTS[pattern]
    begun = [i for i in range(start, stop) if lines.texts[i][0] in firsts]
    matches = ((i, pattern.fullmatch(lines.texts[i])) for i in begun)
    marks = [m for i, match in matches if match and (m := _section(pattern, i, match))]
    numbers = [m.number.parts[0] for m in marks]
    return marks if numbers[:1] == [1] and len(set(numbers)) >= least else []


def _section(pattern: re.Pattern[str], index: int, match: re.Match[str]) -> Mark | None:
    *head, rest = match.groups()
    label = _SPACE.sub("", head[0])
    numeral = re.search(NUMERAL, head[-1])
    value = parse_numeral(numeral[0]) if numeral else None
    if not value or value > LARGEST:
        return None
    return Mark(index, Number(value), label + ("、" if pattern is _SECTION else ""), rest)


def heading(index: int, line: Line) -> Head | None:
    """The 编, 分编, 章 or 节 that the line is the heading of, if any."""
    text = line.text
    if text[0] != "第" or len(text) > _HEADING_LENGTH:
        return None
    match = _HEADING.fullmatch(text)
    if match is None:
        return None
    label, level, space, title = match.groups()
    if not line.depth and (
        _NOT_TITLE.fullmatch(title) or (not space and _NOT_TITLE_AT_ONCE.fullmatch(title))
    ):
        return None
    return Head(index, index, LEVELS[level], _SPACE.sub("", label), squeezed(title))


def unnumbered(line: Line) -> str | None:
    """The title of a heading without number (总则, 附　则, 序言), if the line is one."""
    return _SPACE.sub("", line.text) if is_unnumbered(line.text) else None


def is_unnumbered(text: str) -> bool:
    """Whether ``text`` is a heading without number and nothing else."""
    return len(text) <= 8 and _UNNUMBERED.fullmatch(text) is not None


def section_heading(index: int, line: Line) -> Head | None:
    """The heading 一、… or, in Markdown, one without a number; ranked by its depth."""
    if is_sentence(line.text) or len(line.text) > _HEADING_LENGTH or line.text[0] in "|“":
        return None
    level: Level = "节" if line.depth > 2 else "章"
    match = _SECTION.fullmatch(line.text)
    if match:
        return Head(index, index, level, f"{match[1]}、", squeezed(match[2]))
    return Head(index, index, level, "", squeezed(line.text)) if line.depth else None


def lost_heading(index: int, lines: Lines) -> Head | None:
    """The heading of a 章 whose number the transcription lost: a few words between two articles."""
    text = lines.texts[index]
    if len(text) > LONGEST_LOST or _NOT_LOST.search(text) or index == 0:
        return None
    before = lines[index - 1]
    under = heading(index - 1, before) or unnumbered(before)
    if not (under or _ENDED.search(before.text)):
        return None
    return Head(index, index, "节" if under else "章", "", squeezed(text))


def breaks_off(title: str, below: str) -> bool:
    """Whether a heading is so long, or so ends, that the line below it goes on with it."""
    return below not in _COMMON and (
        len(title) >= _WRAPPED_HEADING or title[-1] in "、，和与及的或"
    )


def is_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence, a list item or a lead does."""
    return text.rstrip(_CLOSERS)[-1:] in _STOPS


def squeezed(title: str) -> str:
    """``title`` without the white space that spreads short words (总　　则) over the line."""
    words = title.split()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return "".join(words)
    return _AFTER_STOP.sub("", " ".join(words))
