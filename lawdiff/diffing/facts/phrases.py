"""Phrases that name a state body, with all their modifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from lawdiff.diffing.facts import bodies, lexicon
from lawdiff.diffing.facts.clauses import STOPS

_REACH = 160  # how long a name may be
_UNKNOWN = 12  # how many of its characters may stand in no list
_CHAIN = 6  # how many heads may follow one another in it
_MODIFIER = 36  # 对本行政区域内安全生产工作负有监督管理职责的部门

_NUMBERED = r"[（(](?:[一二三四五六七八九十]+|\d+)[）)]"
_BREAK = re.compile(rf"[{STOPS}“”‘’\"]|{_NUMBERED}|[（(]以下[^（）()]*[）)]?")
_ASIDE = re.compile(rf"(?!{_NUMBERED})[（(][^（）()，。；]{{1,14}}[）)]\Z")
_OPEN = re.compile(r"[（(](?=[^）)]*\Z)")
_QUOTED = re.compile(r"[（(]\s{0,2}以下[统简合]称[^（）()]{0,60}[）)]|《[^《》]{0,60}》")
_COMPARED = re.compile(r"与[^，。；：]{1,16}(?:同级|相应|对应|相当)\Z")
_JOINTS = re.compile("以及|或者|、|和|或|及")
_TOP = re.compile("人民政府|政府|国务院|人民法院|法院|人民检察院|检察院|人民代表大会|人大|常")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The name of a state body at ``[start:end]`` of the text."""

    start: int
    end: int


class _Part(Enum):
    """A part of a name; what was read last decides what may stand before it."""

    SECTOR = 0
    PLACE = 1
    LEVEL = 2
    COURT = 3
    WHOLE = 4  # nothing stands before it
    UNKNOWN = 5


_Step = tuple[int, _Part]  # where a part of a name begins, and what it is


def phrases(text: str) -> list[Phrase]:
    """The names of state bodies in ``text``, in order, none inside another."""
    heads = _heads(text)
    reader = _Reader(text, {end: start for start, end in heads})
    found: list[Phrase] = []
    cover = len(text)
    for start, end in reversed(heads):
        if end <= cover:
            begin = reader.begin(start)
            if bodies.is_of_state(text[begin:end]):
                found.append(Phrase(begin, end))
                cover = begin
    return found[::-1]


def _heads(text: str) -> list[tuple[int, int]]:
    quoted = {i for m in _QUOTED.finditer(text) for i in range(*m.span())}
    return [m.span() for m in bodies.HEAD.finditer(text) if m.start() not in quoted]


class _Reader:
    """Reads names backwards from their heads."""

    def __init__(self, text: str, heads: dict[int, int]) -> None:
        self._text = text
        self._heads = heads  # end -> start

    def begin(self, head: int) -> int:
        """Where the name begins whose head stands at ``head``."""
        low = max(0, head - _REACH)
        floor = max((m.end() for m in _BREAK.finditer(self._text, low, head)), default=low)
        at = known = head
        kind = last = _kind_of_head(self._text, head)
        chain = 0
        while at > floor and chain < _CHAIN:
            chain += at in self._heads
            begin, part = self._part_before(at, floor, last, kind)
            if begin == at:
                return at
            at, last = begin, part
            if part is not _Part.UNKNOWN:
                known = at
            elif known - at > _UNKNOWN:
                return known
            if part is _Part.WHOLE:
                return at
        return at

    def _part_before(self, at: int, floor: int, last: _Part, kind: _Part) -> _Step:
        """The part of the name that ends at ``at``; an empty one where the name begins there."""
        text = self._text
        aside = _ASIDE.search(text, max(floor, at - 16), at)
        if aside:
            return aside.start(), last
        if at in self._heads:
            begin = self._heads[at]
            return begin, _kind_of_head(text, begin)
        word = bodies.word_before(text, at)
        if word:
            return _read(word, at, last)
        joint = bodies.JOINING.search(text, floor, at)
        if joint:
            shared = self._shares_head(joint.start(), floor, kind)
            return (joint.start(), _Part.SECTOR) if shared else (at, last)
        if text[at - 1] == "的":
            return self._modifier(at - 1, floor) or (at, last)
        if last in {_Part.LEVEL, _Part.COURT} or bodies.is_bound(text, at):
            return at, last
        return at - 1, _Part.UNKNOWN

    def _shares_head(self, end: int, floor: int, kind: _Part) -> bool:
        """Whether the list member that ends at ``end`` shares the head, which is of ``kind``."""
        text = self._text
        aside = _ASIDE.search(text, max(floor, end - 16), end)
        end = aside.start() if aside else end
        if end in self._heads or bodies.OTHER_HEADS.search(text, max(floor, end - 10), end):
            return False
        word = bodies.word_before(text, end)
        return bool(word) and not _excluded(word, _part(word), kind)

    def _modifier(self, de: int, floor: int) -> _Step | None:
        """The modifier that closes with 的 at ``de``: another name, or a clause."""
        text = self._text
        compared = _COMPARED.search(text, floor, de)
        if compared:
            return compared.start(), _Part.WHOLE
        if de in self._heads or bodies.word_before(text, de) in lexicon.LEVELS:
            return de, _Part.SECTOR
        bounds = (m.end() for m in bodies.CLAUSE_BOUND.finditer(text, floor, de))
        begin = max(bounds, default=floor)
        begin = max((m.end() for m in _OPEN.finditer(text, begin, de)), default=begin)
        for joint in _JOINTS.finditer(text, begin, de):
            if joint.start() in self._heads:
                begin = joint.end()
                break
        return (begin, _Part.WHOLE) if 0 < de - begin <= _MODIFIER else None


def _kind_of_head(text: str, head: int) -> _Part:
    top = _TOP.match(text, head)
    if top is None:
        return _Part.SECTOR
    return _Part.COURT if top[0].endswith(("法院", "检察院")) else _Part.LEVEL


def _part(word: str) -> _Part:
    if word in lexicon.LEVELS:
        return _Part.LEVEL
    return _Part.PLACE if word in lexicon.PLACES else _Part.SECTOR


def _read(word: str, at: int, last: _Part) -> _Step:
    part = _part(word)
    if _excluded(word, part, last):
        return at, last
    level_of_court = last is _Part.COURT and part is _Part.LEVEL
    return at - len(word), _Part.COURT if level_of_court else part


def _excluded(word: str, part: _Part, last: _Part) -> bool:
    """Whether ``word`` cannot stand before what was read last."""
    if last is _Part.PLACE:
        return word in lexicon.ACTIONS
    if part is not _Part.SECTOR or word in lexicon.ADDRESSES:
        return False
    return last is _Part.LEVEL or (last is _Part.COURT and word not in lexicon.COURTS)
