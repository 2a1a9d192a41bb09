"""Where one document of a source ends and the next begins."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from lawdiff.folding import fold_words
from lawdiff.model import UnitKind
from lawdiff.parsing.chains import Run, runs_of
from lawdiff.parsing.contents import contents_in
from lawdiff.parsing.labels import Mark, article_marks, is_sentence, section_marks
from lawdiff.parsing.lines import Lines
from lawdiff.parsing.naming import choose_title
from lawdiff.parsing.notes import is_note
from lawdiff.parsing.tail import is_annex_heading
from lawdiff.parsing.titles import Title, is_decree, is_issuer, starts_afresh, titles_in


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


def segments_of(lines: Lines) -> list[Segment]:
    """The documents of a source, in order; together they hold every line."""
    runs = runs_of(article_marks(lines), lines)
    if not runs or _are_named_only(lines, runs):
        return _sectioned(lines, 0, len(lines))
    if titled := _titled_after(lines, runs):
        return titled
    found: list[Segment] = []
    start, marks, after, annexed = 0, list(runs[0]), runs[0][-1].at + 1, False
    for run in runs[1:]:
        annex = _annex(lines, after, run[0].at)
        stop = _next_document(lines, after, run[0].at, after if annexed else annex, sure=False)
        annexed = annexed or annex is not None
        if stop is not None:
            found += _leading(lines, start, marks, stop)
            start, marks, annexed = stop, list(run), False
        elif not annexed:
            marks += run
        after = run[-1].at + 1
    annex = after if annexed else _annex(lines, after, len(lines))
    stop = _next_document(lines, after, len(lines), annex, sure=True)
    found += _leading(lines, start, marks, len(lines) if stop is None else stop)
    return found if stop is None else [*found, *_sectioned(lines, stop, len(lines))]


def _are_named_only(lines: Lines, runs: list[Run]) -> bool:
    """Whether the articles are those that the sections of a decision name: none is the first."""
    if any(run[0].number.parts == (1,) for run in runs):
        return False
    return len(_chain(section_marks(lines, 0, runs[0][0].at))) > 1


def _leading(lines: Lines, start: int, run: Run, stop: int) -> list[Segment]:
    """The document of a run of articles, after the decision that may stand before it."""
    first = run[0].at
    before = _chain(section_marks(lines, start, first))
    if len(before) > 1:
        titles = titles_in(lines, before[1].at, first)
        if titles:
            article = Segment(titles[-1].first, stop, titles[-1], run, "article")
            return [*_sectioned(lines, start, article.start), article]
    return [Segment(start, stop, choose_title(lines, start, first), run, "article")]


def _annex(lines: Lines, start: int, stop: int) -> int | None:
    return next((i for i in range(start, stop) if is_annex_heading(lines.texts[i])), None)


def _next_document(
    lines: Lines, start: int, stop: int, annex: int | None, *, sure: bool
) -> int | None:
    """The index at which the next document begins, between the last label of one and ``stop``.

    None where no title stands there: the numbering just begins again. ``sure``: since no article
    follows, only a title that is printed twice, or with a body or a note below it, is one. From the
    first ``annex`` on, where annexes have titles and notes of their own, it must be printed twice.
    """
    titles = titles_in(lines, start, stop)
    counts = Counter(fold_words(t.text) for t in titles)
    for title in titles:
        twice = counts[fold_words(title.text)] > 1 and starts_afresh(title.text)
        annexed = annex is not None and title.first >= annex
        if twice or (not annexed and (not sure or _leads(lines, title, stop, counts))):
            return _back_to_decree(lines, title.first, start)
    return None


def _leads(lines: Lines, title: Title, stop: int, counts: Counter[str]) -> bool:
    """Whether a title is surely that of a text rather than a line of the text before."""
    below = title.last + 1
    if below >= stop or not starts_afresh(title.text):
        return False
    return counts[fold_words(title.text)] > 1 or any(
        is_issuer(lines.texts[i]) or is_note(lines, i, stop)
        for i in range(below, min(below + 3, stop))
    )


def _back_to_decree(lines: Lines, index: int, start: int) -> int:
    """The first of the lines right above a title that belong to its cover."""
    while index - 1 > start and is_decree(lines.texts[index - 1]):
        index -= 1
    return index


def _titled_after(lines: Lines, runs: list[Run]) -> list[Segment]:
    """The documents of a source that prints each title below its text, if it is one."""
    first = runs[0][0].at
    if any(not is_sentence(x) for x in lines.texts[:first] if not _is_head(x)):
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


def _is_head(text: str) -> bool:
    return text[0] == "第" or len(text) < 8


def _sectioned(lines: Lines, start: int, stop: int) -> list[Segment]:
    """The documents without articles between two lines: each is filed by its sections."""
    titles = [t for t in titles_in(lines, start, stop) if starts_afresh(t.text)]
    counts = Counter(fold_words(t.text) for t in titles)
    bounds, spoken = [start], start
    for title in titles:
        said = any(map(is_sentence, lines.texts[spoken : title.first]))
        if said and _leads(lines, title, stop, counts):
            bounds.append(_back_to_decree(lines, title.first, start))
            spoken = title.last + 1
    return [_section_document(lines, a, b) for a, b in pairwise([*bounds, stop])]


def _section_document(lines: Lines, start: int, stop: int) -> Segment:
    listed = contents_in(lines, start, stop)
    marks = _chain(section_marks(lines, listed.stop, stop))
    if not marks:
        marks = _chain(section_marks(lines, start, listed.start))
    body = marks[0].at if marks else _first_sentence(lines, start, stop)
    return Segment(start, stop, choose_title(lines, start, body), marks, "section")


def _first_sentence(lines: Lines, start: int, stop: int) -> int:
    return next((i for i in range(start, stop) if is_sentence(lines.texts[i])), stop)


def _chain(marks: list[Mark]) -> list[Mark]:
    """The sections that run on from the first; what begins again at one stands inside another."""
    chosen: list[Mark] = []
    for mark in marks:
        due = chosen[-1].number.parts[0] + 1 if chosen else 1
        if mark.number.parts[0] == due:
            chosen.append(mark)
    return chosen
