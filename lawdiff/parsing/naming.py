"""Which of the titles before a text is the text's own."""

from __future__ import annotations

from lawdiff.parsing.contents import contents_in, opens_contents
from lawdiff.parsing.covers import named_in
from lawdiff.parsing.furniture import is_navigation
from lawdiff.parsing.labels import heading, is_sentence, unnumbered
from lawdiff.parsing.lines import Line, Lines
from lawdiff.parsing.notes import front_matter_end, is_note
from lawdiff.parsing.titles import (
    Title,
    is_decree,
    is_vague,
    same_title,
    starts_afresh,
    tidy,
    titles_in,
)


def choose_title(lines: Lines, start: int, stop: int) -> Title | None:
    """The title of the document whose first unit stands at ``stop``.

    Of several, the one that the cover quotes (现将《…》印发), else the one that stands right above
    the text, else the last that is no decree and begins as titles do; where no line reads like a
    title, the first heading.
    """
    if start >= stop:
        return None
    first = lines[start]
    if first.depth == 1 and (end := front_matter_end(lines, start, stop)):
        below = next((i for i in range(start, end) if not lines.depth(i)), end)
        parts = lines.texts[start:below]
        return tidy(start, below - 1, " ".join(parts))
    listed = contents_in(lines, start, stop)
    titles = [t for t in titles_in(lines, start, stop) if t.first not in listed]
    if first.depth == 1 and _is_plain(first) and (not titles or titles[0].first > start):
        titles.insert(0, tidy(start, start, first.text))
    if not titles:
        return _first_heading(lines, start, stop)
    quoted = {name for text in lines.texts[start:stop] for name in named_in(text)}
    named = [t for t in titles if any(same_title(t.text, name) for name in quoted)]
    if named:
        return named[-1]
    fit = [t for t in titles if not is_decree(t.text)] or titles
    if not is_vague(fit[-1].text) and _adjoins(lines, fit[-1].last + 1, stop):
        return fit[-1]
    clear = [t for t in fit if not is_vague(t.text)] or fit
    return ([t for t in clear if starts_afresh(t.text)] or clear)[-1]


def _adjoins(lines: Lines, index: int, stop: int) -> bool:
    """Whether a note, contents or headings, or the text itself, follow at once."""
    if index >= stop:
        return True
    line = lines[index]
    return bool(
        is_note(lines, index, stop)
        or heading(index, line)
        or unnumbered(line)
        or opens_contents(line.text)
    )


def _first_heading(lines: Lines, start: int, stop: int) -> Title | None:
    headings = (i for i in range(start, stop) if lines.depth(i) and _is_plain(lines[i]))
    index = next(headings, None)
    return None if index is None else tidy(index, index, lines.texts[index])


def _is_plain(line: Line) -> bool:
    return not (
        is_sentence(line.text)
        or heading(0, line)
        or unnumbered(line)
        or opens_contents(line.text)
        or is_navigation(line.text)
    )
