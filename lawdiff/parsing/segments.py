"""Where one document of a source ends and the next begins."""

from __future__ import annotations

from typing import NamedTuple

from lawdiff.model import UnitKind
from lawdiff.parsing.chains import Run, runs_of
from lawdiff.parsing.contents import contents_in
from lawdiff.parsing.labels import Mark, article_marks, is_sentence, section_marks
from lawdiff.parsing.lines import Line
from lawdiff.parsing.naming import choose_title
from lawdiff.parsing.notes import is_note
from lawdiff.parsing.tail import is_annex_heading
from lawdiff.parsing.titles import Title, is_decree, is_issuer, same_title, starts_afresh, titles_in


class Segment(NamedTuple):
    """The lines ``start`` to ``stop`` of one document, its title and the labels of its units.

    The title of a newspaper's text may stand after it: then ``title`` lies behind the last mark.
    """

    start: int
    stop: int
    title: Title | None
    marks: list[Mark]
    unit: UnitKind

    @property
    def titled_after(self) -> bool:
        """Whether the title stands after the text."""
        return bool(self.title and self.marks and self.title.first > self.marks[-1].at)


def segments_of(lines: list[Line]) -> list[Segment]:
    """The documents of a source, in order; together they hold every line."""
    runs = [run for run in runs_of(article_marks(lines), lines) if run]
    if not runs:
        return _sectioned(lines, 0, len(lines))
    if titled := _titled_after(lines, runs):
        return titled
    found: list[Segment] = []
    start = 0
    for place, run in enumerate(runs):
        following = runs[place + 1][0].at if place + 1 < len(runs) else len(lines)
        stop = _next_document(lines, run[-1].at + 1, following, last=place + 1 == len(runs))
        if stop is None:
            runs[place + 1] = run + runs[place + 1]
            continue
        found += _leading(lines, start, run, stop)
        start = stop
    if start < len(lines):
        found += _sectioned(lines, start, len(lines))
    return found


def _leading(lines: list[Line], start: int, run: Run, stop: int) -> list[Segment]:
    """The document of a run of articles, after the decision that may stand before it."""
    first = run[0].at
    before = _chain(section_marks(lines, start, first))
    if len(before) > 1:
        titles = titles_in(lines, before[1].at, first)
        if titles:
            article = Segment(titles[-1].first, stop, titles[-1], run, "article")
            return [*_sectioned(lines, start, article.start), article]
    return [Segment(start, stop, choose_title(lines, start, first), run, "article")]


def _next_document(lines: list[Line], start: int, stop: int, *, last: bool) -> int | None:
    """The index at which the next document begins, between the last label of one and ``stop``.

    None where the numbering begins again without a title in between, or in an annex.
    """
    titles = titles_in(lines, start, stop)
    annexed = next((i for i in range(start, stop) if is_annex_heading(lines[i].text)), stop)
    titles = [t for t in titles if t.first < annexed and _leads(lines, t, stop, titles, last=last)]
    if titles:
        return _back_to_decree(lines, titles[0].first, start)
    return stop if last else None


def _leads(lines: list[Line], title: Title, stop: int, titles: list[Title], *, last: bool) -> bool:
    """Whether a title between two texts is that of the second rather than a line of the first."""
    if not last:
        return True
    if title.last + 1 >= stop or not starts_afresh(title.text):
        return False
    repeated = any(t is not title and same_title(t.text, title.text) for t in titles)
    below = lines[title.last + 1 : title.last + 4]
    return repeated or any(
        is_issuer(x.text) or is_note(lines, title.last + 1 + i, stop) for i, x in enumerate(below)
    )


def _back_to_decree(lines: list[Line], index: int, start: int) -> int:
    """The first of the lines right above a title that belong to its cover."""
    while index - 1 > start and is_decree(lines[index - 1].text):
        index -= 1
    return index


def _titled_after(lines: list[Line], runs: list[Run]) -> list[Segment]:
    """The documents of a source that prints each title below its text, if it is one."""
    first = runs[0][0].at
    if any(not is_sentence(x.text) for x in lines[:first] if not _is_head(x)):
        return []
    found = []
    start = 0
    for place, run in enumerate(runs):
        after = run[-1].at + 1
        following = runs[place + 1][0].at if place + 1 < len(runs) else len(lines)
        titles = titles_in(lines, after, following)
        if not titles:
            return []
        stop = titles[0].last + 1
        while stop < following and is_note(lines, stop, following):
            stop += 1
        if place + 1 == len(runs):
            stop = len(lines)
        found.append(Segment(start, stop, titles[0], run, "article"))
        start = stop
    return found


def _is_head(line: Line) -> bool:
    return line.text[0] == "第" or len(line.text) < 8


def _sectioned(lines: list[Line], start: int, stop: int) -> list[Segment]:
    """The documents without articles between two lines: each is filed by its sections."""
    titles = [t for t in titles_in(lines, start, stop) if starts_afresh(t.text)]
    bounds = [start]
    for title in titles:
        if any(is_sentence(x.text) for x in lines[bounds[-1] : title.first]) and _leads(
            lines, title, stop, titles, last=True
        ):
            bounds.append(_back_to_decree(lines, title.first, start))
    found = []
    for first, end in zip(bounds, [*bounds[1:], stop], strict=True):
        listed = contents_in(lines, first, end)
        marks = _chain(section_marks(lines, listed.stop, end))
        if not marks:
            marks = _chain(section_marks(lines, first, listed.start))
        body = marks[0].at if marks else _first_sentence(lines, first, end)
        found.append(
            Segment(first, end, choose_title(lines, first, max(body, first + 1)), marks, "section")
        )
    return found


def _first_sentence(lines: list[Line], start: int, stop: int) -> int:
    return next((i for i in range(start, stop) if is_sentence(lines[i].text)), stop)


def _chain(marks: list[Mark]) -> list[Mark]:
    """The sections that run on from the first; what begins again at one stands inside another."""
    chosen: list[Mark] = []
    for mark in marks:
        due = chosen[-1].number.parts[0] + 1 if chosen else 1
        if mark.number.parts[0] == due:
            chosen.append(mark)
    return chosen
