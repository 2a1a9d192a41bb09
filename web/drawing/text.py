"""The text of an article as HTML: a paragraph a line, items indented, tables as tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from lawdiff.paragraphs import LABEL_FIRSTS, list_label
from web.drawing.escaping import escape

_FIRST_RANK_OF_SUBITEMS = 2
_BREAKS = frozenset("\n|")
_END = "\0"  # of a text, where many are drawn together
_LISTED = re.compile(f"<p>([{''.join(LABEL_FIRSTS)}][^<]*)")


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


def bodies(texts: Sequence[str]) -> list[str]:
    """Many texts, each as `body` draws it, in a few steps for all: a law has hundreds."""
    whole = _END.join(texts)
    if "|" in whole or whole.count(_END) >= len(texts):
        return [_drawn(text, escape(text)) for text in texts]
    html = escape(whole).replace("\n", "</p><p>").replace(_END, f"</p>{_END}<p>")
    drawn = _LISTED.sub(_with_level, f"<p>{html}</p>").replace("<p></p>", "")
    return drawn.split(_END) if texts else []


def linked(text: str, pointers: Iterable[Pointer], nowhere: str) -> Markup:
    """``text`` as HTML with its ``pointers`` as links; ``nowhere`` is said of those that dangle.

    A pointer that runs over a line or a cell of a table stays plain text.
    """
    return Markup(pointed(text, pointers, nowhere))


def pointed(text: str, pointers: Iterable[Pointer], nowhere: str) -> str:
    """The same as a plain string, for who puts many together."""
    links = [
        (pointer.start, pointer.end, _opening(pointer, nowhere), "</a>")
        for pointer in pointers
        if _BREAKS.isdisjoint(text[pointer.start : pointer.end])
    ]
    return _drawn(text, _wrapped(text, links))


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
    label = list_label(line)
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
    return f"<p{level(match[1])}>{match[1]}"


def _paragraphs(lines: Iterable[str]) -> list[str]:
    return [f"<p{level(line)}>{line}</p>" for line in lines if line]


def _table(lines: Iterable[str]) -> str:
    """A Markdown table; the line of dashes under its head is left out."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    rows = [row for row in rows if not all(set(cell) <= set("-: ") and cell for cell in row)]
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
