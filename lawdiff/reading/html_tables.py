"""HTML tables → rows of cells, each in its column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from lawdiff.numbering import ARTICLE_LABEL

_ARTICLE = re.compile(ARTICLE_LABEL)
_LONGEST_CELL = 400
_WIDEST = 64


def data_rows(table: etree._Element) -> list[list[str]]:
    """The cells of a table that holds data; empty where it only lays out the page.

    A cell that spans columns or rows stands in the first of them; the others are empty.
    """
    if table.find(".//table") is not None:
        return []
    rows = list(_rows(table))
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max(map(len, rows)) < 2 or any(len(c) > _LONGEST_CELL for c in cells):
        return []
    if any(len(_ARTICLE.findall(cell)) > 1 for cell in cells):
        return []
    return rows


def caption_of(table: etree._Element) -> list[str]:
    """The caption of a table as a line; none where it has no caption."""
    caption = table.find("caption")
    text = _text(caption) if caption is not None else ""
    return [text] if text else []


def _rows(table: etree._Element) -> Iterator[list[str]]:
    """The rows; the cells of one may stand in the table or its head without an element."""
    reaching: dict[int, int] = {}
    for element in table.iter("table", "thead", "tbody", "tfoot", "tr"):
        cells = [child for child in element if child.tag in ("td", "th")]
        if cells:
            yield _row(cells, reaching)


def _row(cells: list[etree._Element], reaching: dict[int, int]) -> list[str]:
    """One row; ``reaching`` says of each column into how many more rows a cell above reaches."""
    row: list[str] = []
    for cell in cells:
        _skip(row, reaching)
        across, down = _span(cell, "colspan"), _span(cell, "rowspan")
        reaching |= dict.fromkeys(range(len(row), len(row) + across), down - 1)
        row += [_text(cell), *[""] * (across - 1)]
    _skip(row, reaching)
    return row


def _skip(row: list[str], reaching: dict[int, int]) -> None:
    """Leave the columns empty into which a cell above reaches."""
    while reaching.get(len(row), 0) > 0:
        reaching[len(row)] -= 1
        row.append("")


def _span(cell: etree._Element, name: str) -> int:
    span = cell.get(name) or "1"
    return max(1, min(int(span), _WIDEST)) if span.isdecimal() else 1


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
