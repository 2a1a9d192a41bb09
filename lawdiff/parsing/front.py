"""What stands before the first unit of a document: cover, title, 题注, contents, preamble."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lawdiff.model import Discarded
from lawdiff.parsing.contents import contents_in
from lawdiff.parsing.dates import dates_in, is_date
from lawdiff.parsing.furniture import is_furniture, is_navigation
from lawdiff.parsing.history import events_in
from lawdiff.parsing.labels import heading, is_sentence, unnumbered
from lawdiff.parsing.lines import FRONT_MATTER_END, Line
from lawdiff.parsing.numbers import is_number
from lawdiff.parsing.titles import (
    Title,
    is_decree,
    is_issuer,
    same_title,
    starts_afresh,
    tidy,
    title_at,
    titles_in,
)

_OPENS = frozenset("（([【〔")
_CLOSES = {"（": "）", "(": ")", "[": "]", "【": "】", "〔": "〕"}
_COVERS = re.compile(
    r"(?:现予|现将|现|予以|特此|兹)(?:公布|发布|印发|公告|通知|颁布|转发)|现将.{2,120}(?:印发|公布|发布|转发)|请.{0,24}(?:执行|贯彻|落实|照办|办理)"
    r"|已(?:经|于|由).{4,120}(?:通过|批准|同意)"
)
_NAMED = re.compile(r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》")
_FIELD = re.compile(
    r"[【\[]?(?:发布|颁布|制定|公布|施行|实施|生效|失效|废止|批准|通过|成文|印发)?\s*(?:日期|时间|单位|部门|机关|字号|文号|文种|时效性|时效|效力级别|效力|类别|法规类别|法规分类号|发文字号|标题|题注|章名|正文|内容分类|主题分类|有效性)[】\]]?\s*[:：】].*"
    r"|【[^】]{2,8}】.*"
)

_LONGEST_NOTE = 60


@dataclass(slots=True)
class Front:
    """The parts before the first unit, as lists of printed lines."""

    title: Title | None
    note: list[str] = field(default_factory=list)
    preamble: list[str] = field(default_factory=list)
    cover: list[str] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)

    def drop(self, reason: str, lines: list[Line]) -> None:
        """Leave lines out of the document, saying why."""
        for line in lines:
            self.discarded.append(Discarded(reason, line.text))
            if reason in ("cover", "navigation"):
                self.cover.append(line.text)

    def add(self, other: Front) -> None:
        """Add what stands around a title that is printed below its text."""
        self.title = other.title
        self.note += other.note
        self.preamble += other.preamble
        self.cover += other.cover
        self.discarded += other.discarded


def choose_title(lines: list[Line], start: int, stop: int) -> Title | None:
    """The title of the document whose first unit stands at ``stop``.

    Of several, the one that the cover quotes (现将《…》印发), else the last that is no mere notice
    or decree; where no line reads like a title, the first heading.
    """
    if lines[start].depth == 1 and any(x.text == FRONT_MATTER_END for x in lines[start:stop]):
        return tidy(start, start, lines[start].text)
    listed = contents_in(lines, start, stop)
    titles = [t for t in titles_in(lines, start, stop) if t.first not in listed]
    if lines[start].depth == 1 and (not titles or titles[0].first > start):
        titles.insert(0, Title(start, start, lines[start].text)) if _is_plain(
            lines[start]
        ) else None
    if not titles:
        return _any_heading(lines, start, stop)
    quoted = {
        name
        for line in lines[start:stop]
        if _COVERS.search(line.text)
        for name in _NAMED.findall(line.text)
    }
    named = [t for t in titles if any(same_title(t.text, name) for name in quoted)]
    if named:
        return named[-1]
    fit = [t for t in titles if not is_decree(t.text)] or titles
    if _adjoins(lines, fit[-1].last + 1, stop):
        return fit[-1]
    afresh = [t for t in fit if starts_afresh(t.text)] or fit
    return afresh[-1]


def _adjoins(lines: list[Line], index: int, stop: int) -> bool:
    """Whether nothing but a note or headings may stand between a title that ends and the text."""
    if index >= stop:
        return True
    line = lines[index]
    return bool(
        is_note(lines, index, stop)
        or heading(index, line)
        or unnumbered(line)
        or contents_in(lines, index, index + 1)
    )


def _is_plain(line: Line) -> bool:
    return not (
        is_sentence(line.text)
        or heading(0, line)
        or unnumbered(line)
        or contents_in([line], 0, 1)
        or is_navigation(line.text)
    )


def _any_heading(lines: list[Line], start: int, stop: int) -> Title | None:
    for index in range(start, stop):
        line = lines[index]
        if line.depth and _is_plain(line):
            return Title(index, index, line.text)
    return None


def read_front(
    lines: list[Line], start: int, stop: int, title: Title | None, contents: range
) -> Front:
    """Place every line between ``start`` and the first unit or heading of the body at ``stop``.

    ``contents`` are the lines of the table of contents, which end before ``stop``.
    """
    front = Front(title)
    first, after = (title.first, title.last + 1) if title else (start, start)
    for line in lines[start:first]:
        front.drop("navigation" if is_navigation(line.text) else "cover", [line])
    if title and title.split:
        front.note.append(title.split)
    for index in range(after, stop):
        if lines[index].text == FRONT_MATTER_END:
            front.note += [line.text for line in lines[after:index]]
            after = index + 1
            break
    _place(front, lines, after, max(after, contents.start))
    front.drop("contents", lines[max(after, contents.start) : contents.stop])
    _place(front, lines, max(after, contents.stop), stop)
    return front


def _place(front: Front, lines: list[Line], start: int, stop: int) -> None:
    """Place the lines between title and text, contents aside."""
    covered = _cover_end(lines, start, stop)
    index = start
    while index < stop:
        line = lines[index]
        end = _note_end(lines, index, stop)
        repeated = title_at(lines, index, stop) if front.title else None
        if end > index:
            front.note += [x.text for x in lines[index:end]]
        elif repeated and front.title and same_title(repeated.text, front.title.text):
            end = repeated.last + 1
            front.drop("title", lines[index:end])
        else:
            end = index + 1
            _place_line(front, line, covered=index < covered)
        index = end


def _place_line(front: Front, line: Line, *, covered: bool) -> None:
    text = line.text
    if text == FRONT_MATTER_END:
        return
    if is_navigation(text):
        front.drop("navigation", [line])
    elif is_furniture(text):
        front.drop("furniture", [line])
    elif (
        covered
        or is_number(text)
        or is_issuer(text)
        or is_date(text)
        or is_decree(text)
        or _FIELD.fullmatch(text)
        or (_COVERS.search(text) and _NAMED.search(text))
    ):
        front.drop("cover", [line])
    else:
        front.preamble.append(text)


def _cover_end(lines: list[Line], start: int, stop: int) -> int:
    """Where the decree or notice between title and text ends: after the date that signs it."""
    signed = [i for i in range(start, stop) if is_date(lines[i].text)]
    if not signed:
        return start
    before = lines[start : signed[-1]]
    covers = any(is_decree(x.text) or is_number(x.text) or _COVERS.search(x.text) for x in before)
    return signed[-1] + 1 if covers else start


def is_note(lines: list[Line], index: int, stop: int) -> bool:
    """Whether a 题注 begins on the line at ``index``."""
    return _note_end(lines, index, stop) > index


def _note_end(lines: list[Line], index: int, stop: int) -> int:
    """Where the 题注 that begins at ``index`` ends; ``index`` itself where none does."""
    text = lines[index].text
    if text[0] in _OPENS:
        opened, closing = text[0], _CLOSES[text[0]]
        depth = 0
        for end in range(index, min(stop, index + _LONGEST_NOTE)):
            depth += lines[end].text.count(opened) - lines[end].text.count(closing)
            if depth <= 0:
                whole = "".join(x.text for x in lines[index : end + 1])
                return end + 1 if events_in(whole) else index
        return index
    dated = next(dates_in(text[:24]), None)
    if dated and dated.start == 0 and not is_sentence(text) and events_in(text):
        return index + 1
    return index
