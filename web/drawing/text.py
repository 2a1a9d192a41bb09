"""The text of an article as HTML: a paragraph a line, items indented, tables as tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

from lawdiff.paragraphs import LABEL, LABEL_FIRSTS, list_label
from lawdiff.pipes import cells_of, is_rule
from web.drawing.escaping import escape

_FIRST_RANK_OF_SUBITEMS = 2
_BREAKS = frozenset("\n|")
_END = "\0"  # of a text, where many are drawn together
_LABEL = re.compile(LABEL)
_LISTED = re.compile(f"<p>(?=[{''.join(LABEL_FIRSTS)}])({LABEL})")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place in a text, from ``start`` to ``end`` (in code points), that leads elsewhere."""

    start: int
    end: int
    href: str
    dangling: bool = False


def body(text: str, spans: Iterable[tuple[int, int]] = ()) -> Markup:
    """``text`` as HTML; the ``spans`` (in code points) are marked."""
    marked = [(start, end, "<mark>", "</mark>") for start, end in spans]
    return Markup(_drawn(text, _wrapped(text, marked)))


def bodies(
    texts: Sequence[str], pointers: Mapping[int, Sequence[Pointer]], nowhere: str
) -> list[str]:
    """Many texts as HTML, in a few steps for all: a law has hundreds.

    Each is drawn as `linked` draws it; ``pointers`` are those of each text that has any, by its
    place.
    """
    whole = _END.join(texts)
    escaped = escape(whole).split(_END)
    if "|" in whole or len(escaped) != len(texts):
        return [linked(text, pointers.get(n, ()), nowhere) for n, text in enumerate(texts)]
    for place, its in pointers.items():
        escaped[place] = _pointed(texts[place], its, nowhere)
    html = _END.join(escaped).replace("\n", "</p><p>").replace(_END, f"</p>{_END}<p>")
    drawn = _LISTED.sub(_with_level, f"<p>{html}</p>").replace("<p></p>", "")
    return drawn.split(_END)


def linked(text: str, pointers: Iterable[Pointer], nowhere: str) -> Markup:
    """``text`` as HTML with its ``pointers`` as links; ``nowhere`` is said of those that dangle.

    A pointer that runs over a line or a cell of a table stays plain text.
    """
    return Markup(_drawn(text, _pointed(text, pointers, nowhere)))


def _pointed(text: str, pointers: Iterable[Pointer], nowhere: str) -> str:
    links = [
        (pointer.start, pointer.end, _opening(pointer, nowhere), "</a>")
        for pointer in pointers
        if _BREAKS.isdisjoint(text[pointer.start : pointer.end])
    ]
    return _wrapped(text, links)


def _opening(pointer: Pointer, nowhere: str) -> str:
    dangling = f' dangling" title="{escape(nowhere)}' if pointer.dangling else ""
    return f'<a class="pointer{dangling}" href="{escape(pointer.href)}">'


def _drawn(text: str, html: str) -> str:
    lines = html.split("\n")
    return "".join(_paragraphs(lines) if "|" not in text else _blocks(lines))


def level(line: str) -> str:
    """The class attribute of a line: of an item, a subitem, or none."""
    if line[:1] not in LABEL_FIRSTS:  # as most are
        return ""
    label = _LABEL.match(line)
    return _level_of(label[0]) if label else ""


@lru_cache(maxsize=1024)
def _level_of(printed: str) -> str:
    label = list_label(printed)
    if label is None:
        return ""
    return ' class="subitem"' if label.rank >= _FIRST_RANK_OF_SUBITEMS else ' class="item"'


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_table:
            yield _table(group)
        else:
            yield from _paragraphs(group)


def _with_level(match: re.Match[str]) -> str:
    return f"<p{_level_of(match[1])}>{match[1]}"


def _paragraphs(lines: Iterable[str]) -> list[str]:
    return [f"<p{level(line)}>{line}</p>" for line in lines if line]


def _table(lines: Iterable[str]) -> str:
    """A Markdown table; the line of dashes under its head is left out."""
    rows = [cells_of(line) for n, line in enumerate(lines) if n != 1 or not is_rule(line)]
    drawn = "".join(
        "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>"
        for tag, row in zip(["th", *["td"] * len(rows)], rows, strict=False)
    )
    return f'<div class="scroll"><table class="matter">{drawn}</table></div>'


def _wrapped(text: str, pieces: Sequence[tuple[int, int, str, str]]) -> str:
    """``text`` escaped, with each piece between the two tags that it brings."""
    if not pieces:
        return escape(text)
    out, done = [], 0
    for start, end, before, after in pieces:
        if start >= done:
            out += [escape(text[done:start]), before, escape(text[start:end]), after]
            done = end
    return "".join([*out, escape(text[done:])])
