"""What follows the last unit of a document: annexes, closing words, signature, page furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lawdiff.model import Annex, Discarded
from lawdiff.paragraphs import quotation_depths
from lawdiff.parsing.dates import dates_in, is_date
from lawdiff.parsing.furniture import is_furniture, is_navigation
from lawdiff.parsing.labels import Mark, is_sentence
from lawdiff.parsing.lines import Lines
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
_LONGEST_TITLE = 60


@dataclass(slots=True)
class Tail:
    """The parts after the last unit.

    An annex without title holds closing words of the text itself.
    """

    signature: list[str] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)
    _parts: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def annexes(self) -> tuple[Annex, ...]:
        """The annexes in the order of the text."""
        return tuple(Annex(title, "\n".join(lines)) for title, lines in self._parts)

    @property
    def opened(self) -> bool:
        """Whether an annex or closing words have begun: what follows belongs to them."""
        return bool(self._parts)

    @property
    def in_annex(self) -> bool:
        """Whether an annex with a title has begun."""
        return bool(self._parts and self._parts[-1][0])

    @property
    def has_table(self) -> bool:
        """Whether the annex that is open holds a table."""
        return bool(self._parts and any(line[0] == "|" for line in self._parts[-1][1]))

    def drop(self, reason: str, texts: list[str]) -> None:
        """Leave lines out of the document, saying why."""
        self.discarded += [Discarded(reason, text) for text in texts]

    def open(self, title: str, *lines: str) -> None:
        """Begin an annex."""
        self._parts.append((title, list(lines)))

    def append(self, text: str) -> None:
        """Add a line to the annex that is open."""
        self._parts[-1][1].append(text)


def is_annex_heading(text: str) -> bool:
    """Whether the line is the heading of an annex."""
    return bool(_ANNEX.fullmatch(text))


def tail_start(lines: Lines, mark: Mark, stop: int, *, sections: bool) -> int:
    """The index of the first line after the last unit's own text."""
    ended = bool(_IN_FORCE.search(mark.rest))
    quoted = list(quotation_depths(lines.texts[mark.at : stop])) if sections else []
    for index in range(mark.at + 1, stop):
        text = lines.texts[index]
        if sections and quoted[index - mark.at - 1] and quoted[-1] == 0:
            continue
        if _ANNEX.fullmatch(text) or is_furniture(text) or is_navigation(text):
            return index
        if is_date(text):
            return _signed_from(lines, index, mark.at + 1)
        if sections:
            if _CLOSING.match(text) or _ADDRESS.fullmatch(text):
                return index
            continue
        if ended and (text[0] == "|" or _NOTES.match(text) or lines.depth(index)):
            return index
        if ended and not is_sentence(text) and len(text) <= _SHORT and text[0] not in "“（(":
            return index
        ended = ended or bool(_IN_FORCE.search(text))
    return stop


def closing_start(lines: Lines, start: int, stop: int) -> int:
    """As `tail_start`, of a text without units: after its last sentence, or at its first annex."""
    sentences = [i for i in range(start, stop) if is_sentence(lines.texts[i])]
    if not sentences:
        return stop
    for index in range(sentences[0] + 1, stop):
        if _ANNEX.fullmatch(lines.texts[index]):
            return index
    return sentences[-1] + 1


def _signed_from(lines: Lines, date: int, first: int) -> int:
    """Where the signature above a date begins: the short lines that are no sentences."""
    start = date
    while start > first and date - start < 4:
        text = lines.texts[start - 1]
        if is_sentence(text) or len(text) > _SHORT or text[0] in "|（(":
            break
        start -= 1
    return start


def read_tail(lines: Lines, start: int, stop: int) -> Tail:
    """Place every line after the last unit."""
    tail = Tail()
    index = start
    while index < stop:
        text = lines.texts[index]
        end = index if tail.in_annex else _signature_end(lines, index, stop)
        if end > index:
            tail.signature += lines.texts[index:end]
            tail.drop("signature", lines.texts[index:end])
        elif is_navigation(text):
            tail.drop("navigation", [text])
        elif is_furniture(text) and (not tail.in_annex or index == stop - 1):
            tail.drop("furniture", [text])
        elif _ANNEX.fullmatch(text):
            end = index + 1 + _titled_below(lines, index, stop)
            tail.open(" ".join(lines.texts[index:end]))
        elif tail.opened and not (_heads_table(lines, index, stop) and tail.has_table):
            tail.append(text)
        elif is_sentence(text) or text[0] == "|":
            tail.open("", text)
        else:
            tail.open(text)
        index = max(end, index + 1)
    return tail


def _heads_table(lines: Lines, index: int, stop: int) -> bool:
    """Whether the line is the title of a table that follows at once."""
    text = lines.texts[index]
    return (
        index + 1 < stop
        and lines.texts[index + 1][0] == "|"
        and text[0] != "|"
        and len(text) <= _LONGEST_TITLE
        and not is_sentence(text)
    )


def _titled_below(lines: Lines, index: int, stop: int) -> bool:
    """Whether the title of an annex stands below a bare 附件."""
    if not _BARE.fullmatch(lines.texts[index]) or index + 1 >= stop:
        return False
    text = lines.texts[index + 1]
    return not (
        len(text) > _LONGEST_TITLE or is_sentence(text) or text[0] == "|" or _ANNEX.fullmatch(text)
    )


def _signature_end(lines: Lines, index: int, stop: int) -> int:
    """Where a signature that begins at ``index`` ends: names of bodies or persons, then a date."""
    end = index
    while end < min(stop, index + 5):
        text = lines.texts[end]
        if is_date(text):
            return end + 1
        if is_sentence(text) or len(text) > _SHORT or _ANNEX.fullmatch(text) or text[0] == "|":
            return index
        dated = next(dates_in(text), None)
        if dated and dated.end == len(text) and is_issuer(text[: dated.start].strip()):
            return end + 1
        end += 1
    return index
