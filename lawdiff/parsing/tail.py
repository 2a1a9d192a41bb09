"""What follows the last unit of a document: annexes, closing words, signature, page furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lawdiff.model import Annex, Discarded
from lawdiff.parsing.dates import dates_in, is_date
from lawdiff.parsing.furniture import is_furniture, is_navigation
from lawdiff.parsing.labels import Mark, is_sentence
from lawdiff.parsing.lines import Line
from lawdiff.parsing.titles import is_issuer

_ANNEX = re.compile(
    r"附\s*[件表录图]\s*[0-9０-９一二三四五六七八九十]{0,3}\s*(?:[：:．.、\s（(].*|$)|附\s*[：:].*|附$|附注.*"
)
_BARE = re.compile(r"附\s*[件表录图]?\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[：:]?")
_NOTES = re.compile(
    r"(?:备\s*)?注(?:释)?\s*[0-9０-９一二三四五六七八九十]{0,2}\s*[：:].*|[①1１]\s*[.．、]?\s*本.{2,12}(?:是指|所称).*"
)
_IN_FORCE = re.compile(r"施行|实施|生效|废止|执行|试行|失效")
_CLOSING = re.compile(
    r"(?:本(?:决定|修正案|通告|公告|规定|办法|决议|通知|意见|解释|批复).{0,30}(?:施行|实施|生效|执行)|此外，|《.{2,60}》(?:根据|依照)本|特此|此复)"
)
_ADDRESS = re.compile(
    r"[^。]{0,30}(?:各位(?:代表|委员|同志|领导)|同志们|代表们|委员们)[^。]{0,20}[：:！!]"
)

_SHORT = 40


@dataclass(slots=True)
class Tail:
    """The parts after the last unit."""

    annexes: list[Annex] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)


def is_annex_heading(text: str) -> bool:
    """Whether the line is the heading of an annex."""
    return bool(_ANNEX.fullmatch(text))


def tail_start(lines: list[Line], mark: Mark, stop: int, *, sections: bool) -> int:
    """The index of the first line after the last unit's own text."""
    ended = bool(_IN_FORCE.search(mark.rest))
    for index in range(mark.at + 1, stop):
        line = lines[index]
        text = line.text
        if _ANNEX.fullmatch(text) or is_furniture(text) or is_navigation(text):
            return index
        if is_date(text):
            return _signed_from(lines, index, mark.at + 1)
        if sections:
            if _CLOSING.match(text) or _ADDRESS.fullmatch(text):
                return index
            continue
        if ended and (text[0] == "|" or _NOTES.match(text) or line.depth):
            return index
        if ended and not is_sentence(text) and len(text) <= _SHORT and text[0] not in "“（(":
            return index
        ended = ended or bool(_IN_FORCE.search(text))
    return stop


def closing_start(lines: list[Line], start: int, stop: int) -> int:
    """As `tail_start`, of a text without units: after its last sentence, or at its first annex."""
    sentences = [i for i in range(start, stop) if is_sentence(lines[i].text)]
    if not sentences:
        return stop
    for index in range(sentences[0] + 1, stop):
        if _ANNEX.fullmatch(lines[index].text):
            return index
    return sentences[-1] + 1


def _signed_from(lines: list[Line], date: int, first: int) -> int:
    """Where the signature above a date begins: the short lines that are no sentences."""
    start = date
    while start > first and date - start < 4:
        text = lines[start - 1].text
        if is_sentence(text) or len(text) > _SHORT or text[0] in "|（(":
            break
        start -= 1
    return start


def read_tail(lines: list[Line], start: int, stop: int) -> Tail:
    """Place every line after the last unit."""
    tail = Tail()
    opened: list[str] | None = None
    titles: list[str] = []
    bodies: list[list[str]] = []
    index = start
    while index < stop:
        text = lines[index].text
        signed = _signature_end(lines, index, stop) if opened is None else index
        if signed > index:
            tail.signature += [x.text for x in lines[index:signed]]
            tail.discarded += [Discarded("signature", x.text) for x in lines[index:signed]]
            index = signed
            continue
        if is_navigation(text) or (is_furniture(text) and (opened is None or index == stop - 1)):
            reason = "navigation" if is_navigation(text) else "furniture"
            tail.discarded.append(Discarded(reason, text))
        elif _ANNEX.fullmatch(text) or opened is None:
            opened = []
            bodies.append(opened)
            titles.append("")
            if _ANNEX.fullmatch(text) or not (is_sentence(text) or text[0] == "|"):
                titles[-1] = text
                if _BARE.fullmatch(text) and _titles_below(lines, index + 1, stop):
                    index += 1
                    titles[-1] += " " + lines[index].text
            else:
                opened.append(text)
        else:
            opened.append(text)
        index += 1
    tail.annexes = [Annex(t, "\n".join(b)) for t, b in zip(titles, bodies, strict=True)]
    return tail


def _titles_below(lines: list[Line], index: int, stop: int) -> bool:
    if index >= stop:
        return False
    text = lines[index].text
    return (
        len(text) <= 60 and not is_sentence(text) and text[0] != "|" and not _ANNEX.fullmatch(text)
    )


def _signature_end(lines: list[Line], index: int, stop: int) -> int:
    """Where a signature that begins at ``index`` ends: names of bodies or persons, then a date."""
    end = index
    while end < min(stop, index + 5):
        text = lines[end].text
        if is_date(text):
            return end + 1
        if is_sentence(text) or len(text) > _SHORT or _ANNEX.fullmatch(text) or text[0] == "|":
            return index
        dated = next(dates_in(text), None)
        if dated and dated.end == len(text) and is_issuer(text[: dated.start].strip()):
            return end + 1
        end += 1
    return index
