"""Lines → documents: front, body and tail put together with the facts they state."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawdiff.model import Discarded, Document, Notice, Parsed
from lawdiff.parsing import notices
from lawdiff.parsing.body import Body, body_start, read_body
from lawdiff.parsing.chains import faults
from lawdiff.parsing.contents import contents_in, stacked_headings
from lawdiff.parsing.facts import Evidence, facts_in
from lawdiff.parsing.front import Front, read_front
from lawdiff.parsing.furniture import resumed, turned
from lawdiff.parsing.history import events_in
from lawdiff.parsing.labels import is_sentence
from lawdiff.parsing.lines import Lines, lines_of
from lawdiff.parsing.notes import front_matter_end
from lawdiff.parsing.segments import Segment, segments_of
from lawdiff.parsing.tail import Tail, closing_start, read_tail, tail_start

_CLAUSE = re.compile("[，。；,;]")
_FINAL_WORDS = ("施行", "实施", "执行", "生效", "废止", "解释")
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
_PROSE = 8
_SUSPICIOUS = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")


@dataclass(slots=True)
class _Parts:
    """One document taken apart."""

    segment: Segment
    front: Front
    body: Body
    tail: Tail

    @property
    def preamble(self) -> list[str]:
        """What stands before the first unit."""
        return [*self.front.preamble, *self.body.prelude]

    @property
    def closing(self) -> list[str]:
        """The closing words of the text itself."""
        return [annex.text for annex in self.tail.annexes if not annex.title]


def parse(text: str, *, name: str | None = None) -> Parsed:
    """The regulations in ``text`` (a paragraph a line), in its order.

    ``name`` is the file's name. It states no fact about the text: warnings use it, nothing else.
    """
    lines = lines_of(text)
    if not lines:
        return Parsed((), (), (notices.no_units(),))
    parts = [_take_apart(lines, segment) for segment in segments_of(lines)]
    _share_notes([p.front for p in parts])
    documents = tuple(_document(lines, p, name) for p in parts)
    discarded = [d for p in parts for d in (*p.front.discarded, *_stray(p), *p.tail.discarded)]
    return Parsed(documents, tuple(discarded))


def _take_apart(lines: Lines, segment: Segment) -> _Parts:
    start, stop, title, marks, unit = segment
    if not marks:
        end = closing_start(lines, title.last + 1 if title else start, stop)
        front = read_front(lines, start, end, title, contents_in(lines, start, end))
        return _Parts(segment, front, Body(), read_tail(lines, end, stop))
    sections = unit == "section"
    above = None if segment.titled_after else title
    text_stop = title.first if title and segment.titled_after else stop
    opening = above.last + 1 if above else start
    opening = (front_matter_end(lines, opening, marks[0].at) or opening - 1) + 1
    contents = contents_in(lines, opening, marks[0].at)
    if not contents and not sections:
        contents = stacked_headings(lines, opening, marks[0].at)
    first = body_start(lines, max(opening, contents.stop), marks, sections=sections)
    front = read_front(lines, start, first, above, contents)
    end = tail_start(lines, marks[-1], text_stop, sections=sections)
    body = read_body(lines, first, end, marks, sections=sections)
    tail = read_tail(lines, end, text_stop)
    if title and segment.titled_after:
        front.add(read_front(lines, title.first, stop, title, range(stop, stop)))
    return _Parts(segment, front, body, tail)


def _share_notes(fronts: list[Front]) -> None:
    """Give each document its own note where the first one bears those of all, stacked.

    A collection of regulations in one file may print the notes of all of them above the first;
    each begins with an adoption, and there are as many as there are documents.
    """
    first, *others = fronts
    if not others or any(front.note for front in others):
        return
    groups: list[list[str]] = []
    for line in first.note:
        deeds = [event.deed for event in events_in(line)]
        if not groups or deeds[:1] == ["adopted"]:
            groups.append([])
        groups[-1].append(line)
    if len(groups) == len(fronts):
        for front, group in zip(fronts, groups, strict=True):
            front.note = group


def _document(lines: Lines, parts: _Parts, name: str | None) -> Document:
    front, body, tail = parts.front, parts.body, parts.tail
    title = front.title.text if front.title else ""
    facts = facts_in(_evidence(parts, title))
    whole, said = _wholeness(lines, parts)
    said += [] if title else [notices.no_title(name or "the text")]
    said += [*_numbering(lines, parts), *_placing(parts), *_suspicious(lines, parts.segment)]
    return Document(
        title=title,
        jurisdiction=facts.jurisdiction,
        jurisdiction_id=facts.jurisdiction_id,
        regulation_kind=facts.regulation_kind,
        dates=facts.dates,
        document_number=facts.document_number,
        note="\n".join(front.note) or None,
        amendments=facts.amendments,
        complete=whole,
        unit=parts.segment.unit,
        outline=body.outline,
        preamble="\n".join(parts.preamble) or None,
        articles=tuple(body.articles),
        annexes=tail.annexes,
        notices=(*facts.notices, *said),
    )


def _evidence(parts: _Parts, title: str) -> Evidence:
    front = parts.front
    return Evidence(
        title=title,
        split=front.title.split if front.title else "",
        note="\n".join(front.note),
        cover=front.cover,
        preamble=parts.preamble,
        articles=parts.body.articles,
        closing=parts.closing,
        signature=parts.tail.signature,
    )


def _wholeness(lines: Lines, parts: _Parts) -> tuple[bool, list[Notice]]:
    """Whether the source holds the whole text, with the notices that say why not."""
    said = []
    start, stop = parts.segment.start, parts.segment.stop
    closed = [i for i, text in enumerate(lines.texts[start:stop], start) if text[-1] in "）)】"]
    for index in closed:
        if turned(lines.texts[index]):
            said.append(notices.truncated(lines.numbers[index]))
        elif resumed(lines.texts[index]):
            said.append(notices.misses_beginning(lines.numbers[index]))
    marks = parts.segment.marks
    if marks and not said and _stops_short(parts.body.articles[-1].text):
        said.append(notices.truncated(lines.numbers[marks[-1].at]))
    return not said, said


def _stops_short(text: str) -> bool:
    """Whether the last unit stops in the middle of a sentence."""
    last = _REMARK.sub("", text.rpartition("\n")[2])
    return (
        len(last) >= _PROSE
        and _CLAUSE.search(last) is not None
        and not is_sentence(last)
        and last[0] != "|"
        and not last.endswith((*_FINAL_WORDS, "-->"))
    )


def _numbering(lines: Lines, parts: _Parts) -> list[Notice]:
    marks = parts.segment.marks
    if not marks:
        return [notices.no_units()]
    said = [notices.by_section(len(marks))] if parts.segment.unit == "section" else []
    first = marks[0]
    if first.number.parts != (1,) and "修正案" not in "".join(
        parts.front.title.text if parts.front.title else ""
    ):
        said.append(notices.starts_late(first.label, lines.numbers[first.at]))
    for before, mark in faults(marks):
        line = lines.numbers[mark.at]
        if mark.number > before.number:
            said.append(notices.gap(before.label, mark.label, line))
        elif mark.number == before.number:
            said.append(notices.repeated(mark.label, line))
        else:
            said.append(notices.restarts(mark.label, before.label, line))
    return said


def _placing(parts: _Parts) -> list[Notice]:
    """What is said of text that stands in no unit."""
    stray = parts.body.stray
    said = [notices.unplaced(len(stray), stray[0].number)] if stray else []
    outside = sum(map(len, (*parts.preamble, *parts.closing, *(x.text for x in stray))))
    inside = sum([len(a.text) for a in parts.body.articles]) if outside else 0
    if outside > inside > 0 and parts.segment.unit == "article":
        said.append(notices.outside_units(100 * outside // (inside + outside)))
    return said


def _stray(parts: _Parts) -> list[Discarded]:
    repeated = [Discarded("heading", text) for text in parts.body.repeated]
    return [*repeated, *(Discarded("unplaced", line.text) for line in parts.body.stray)]


def _suspicious(lines: Lines, segment: Segment) -> list[Notice]:
    own = lines.texts[segment.start : segment.stop]
    whole = "".join(own)
    if "\ufffd" not in whole and whole.replace("\u3000", "").isprintable():
        return []
    for number, text in zip(lines.numbers[segment.start :], own, strict=False):
        if found := _SUSPICIOUS.findall(text):
            shown = " ".join(f"U+{ord(c):04X}" for c in sorted(set(found)))
            return [notices.suspicious(shown, number)]
    return []
