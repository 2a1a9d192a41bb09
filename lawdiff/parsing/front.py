"""What stands before the first unit of a document: cover, title, 题注, contents, preamble."""

from __future__ import annotations

from dataclasses import dataclass, field

from lawdiff.folding import fold_words
from lawdiff.model import Discarded
from lawdiff.parsing.covers import fields_in, is_cover_sentence, is_field, puts_in_force
from lawdiff.parsing.dates import is_date
from lawdiff.parsing.furniture import is_furniture, is_navigation
from lawdiff.parsing.lines import FRONT_MATTER_END, Line, Lines
from lawdiff.parsing.notes import front_matter_end, note_end
from lawdiff.parsing.numbers import is_number
from lawdiff.parsing.titles import LINES, Title, is_decree, is_issuer


@dataclass(slots=True)
class Front:
    """The parts before the first unit, as lists of printed lines."""

    title: Title | None
    note: list[str] = field(default_factory=list)
    preamble: list[str] = field(default_factory=list)
    cover: list[str] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)

    def drop(self, reason: str, texts: list[str]) -> None:
        """Leave lines out of the document, saying why."""
        for text in texts:
            self.discarded.append(Discarded(reason, text))
            if text[0] == "|":
                self.cover += fields_in(text)
            elif reason in ("cover", "navigation"):
                self.cover.append(text)

    def add(self, other: Front) -> None:
        """Add what stands around a title that is printed below its text."""
        self.title = other.title
        self.note += other.note
        self.preamble += other.preamble
        self.cover += other.cover
        self.discarded += other.discarded


def read_front(lines: Lines, start: int, stop: int, title: Title | None, contents: range) -> Front:
    """Place every line between ``start`` and the first unit or heading of the body at ``stop``.

    ``contents`` are the lines of the table of contents, which end before ``stop``.
    """
    front = Front(title)
    first, after = (title.first, title.last + 1) if title else (start, start)
    for text in lines.texts[start:first]:
        front.drop("navigation" if is_navigation(text) else "cover", [text])
    if title and title.split:
        front.note.append(title.split)
    if end := front_matter_end(lines, after, stop):
        front.note += lines.texts[after:end]
        after = end + 1
    _place(front, lines, after, max(after, contents.start))
    front.drop("contents", lines.texts[max(after, contents.start) : contents.stop])
    _place(front, lines, max(after, contents.stop), stop)
    return front


def _place(front: Front, lines: Lines, start: int, stop: int) -> None:
    """Place the lines between title and text, contents aside."""
    covered = _cover_end(lines, start, stop)
    title = fold_words(front.title.text) if front.title else ""
    index = start
    while index < stop:
        end = note_end(lines, index, stop)
        if end > index:
            front.note += lines.texts[index:end]
        elif (end := _repetition_end(lines, index, stop, title)) > index:
            front.drop("title", lines.texts[index:end])
        else:
            end = index + 1
            _place_line(front, lines[index], covered=index < covered)
        index = end


def _repetition_end(lines: Lines, index: int, stop: int, title: str) -> int:
    """Where the title ends that is printed again at ``index``; ``index`` itself where none is."""
    printed = ""
    for end in range(index, min(index + LINES, stop)):
        printed += fold_words(lines.texts[end])
        if not printed or not title.startswith(printed):
            return index
        if printed == title:
            return end + 1
    return index


def _place_line(front: Front, line: Line, *, covered: bool) -> None:
    text = line.text
    if text == FRONT_MATTER_END:
        return
    if is_navigation(text):
        front.drop("navigation", [text])
    elif is_furniture(text):
        front.drop("furniture", [text])
    elif (
        covered
        or line.quoted
        or is_number(text)
        or is_issuer(text)
        or is_date(text)
        or is_decree(text)
        or is_field(text)
        or puts_in_force(text, front.title)
    ):
        front.drop("cover", [text])
    else:
        front.preamble.append(text)


def _cover_end(lines: Lines, start: int, stop: int) -> int:
    """Where the decree or notice between title and text ends: after the date that signs it."""
    signed = [i for i in range(start, stop) if is_date(lines.texts[i])]
    if not signed:
        return start
    before = lines.texts[start : signed[-1]]
    covers = any(is_decree(x) or is_number(x) or is_cover_sentence(x) for x in before)
    return signed[-1] + 1 if covers else start
