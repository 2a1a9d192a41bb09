"""The text of an article as HTML: a paragraph a line, items indented, tables as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup, escape

from lawdiff.paragraphs import list_label

_FIRST_RANK_OF_SUBITEMS = 2


def body(text: str, spans: Iterable[tuple[int, int]] = ()) -> Markup:
    """``text`` as HTML; the ``spans`` (in code points) are marked."""
    return Markup("".join(_blocks(_marked(text, spans) if spans else escape(text), text)))


def level(line: str) -> str:
    """The class attribute of a line: of an item, a subitem, or none."""
    label = list_label(line)
    if label is None:
        return ""
    return ' class="subitem"' if label.rank >= _FIRST_RANK_OF_SUBITEMS else ' class="item"'


def _blocks(html: str, text: str) -> Iterator[str]:
    lines = zip(html.split("\n"), text.split("\n"), strict=True)
    for is_table, group in groupby(lines, key=lambda pair: pair[1].startswith("|")):
        if is_table:
            yield _table([markup for markup, _ in group])
        else:
            yield from (f"<p{level(line)}>{markup}</p>" for markup, line in group if line)


def _table(lines: list[str]) -> str:
    """A Markdown table; the line of dashes under its head is left out."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    rows = [row for row in rows if not all(set(cell) <= set("-: ") and cell for cell in row)]
    drawn = "".join(
        "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>"
        for tag, row in zip(["th", *["td"] * len(rows)], rows, strict=False)
    )
    return f'<div class="scroll"><table class="matter">{drawn}</table></div>'


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    out, done = [], 0
    for start, end in spans:
        if start >= done:
            out += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
            done = end
    return "".join([*out, escape(text[done:])])
