"""The table of elements: who, must or may, how much, by when, to sort and filter."""

from __future__ import annotations

from collections.abc import Sequence

from lawdiff.exporting.editions import Edition
from lawdiff.exporting.jurisdictions.editions import Address, footer, nowhere, subtitle
from lawdiff.exporting.words import Words
from lawdiff.model import (
    ELEMENT_KINDS,
    Column,
    ElementKind,
    ElementRow,
    Elements,
    Group,
    Table,
    TableCell,
    TableRow,
)

_WIDTHS: dict[ElementKind, int] = {"authority": 14, "fine": 14, "licence": 12}
_WIDTH = 9


def element_table(
    elements: Elements,
    editions: Sequence[Edition],
    words: Words,
    address: Address = nowhere,
) -> Table:
    """A row an article, in the order of the topics; every fact leads to its article."""
    return Table(
        name=words.elements_name,
        title=words.elements,
        subtitle=subtitle(editions, words),
        columns=(
            Column(words.number, 4, "words"),
            Column(words.subject, 10),
            Column(words.regulation, 12),
            Column(words.article, 6, "words"),
            *(Column(words.element_kinds[k], _WIDTHS.get(k, _WIDTH)) for k in ELEMENT_KINDS),
            Column(words.lowest_fine, 6, "words"),
            Column(words.highest_fine, 6, "words"),
        ),
        groups=(
            Group(tuple(_row(row, elements, editions, words, address) for row in elements.rows)),
        ),
        footer=footer(editions, words),
    )


def _row(
    row: ElementRow,
    elements: Elements,
    editions: Sequence[Edition],
    words: Words,
    address: Address,
) -> TableRow:
    link = address(elements.items[row.item], row.path)
    printed = (words.semicolon.join(fact.text for fact in row.of(k)) for k in ELEMENT_KINDS)
    return (
        TableCell.of_number(row.row + 1),
        TableCell.of(row.subject),
        TableCell.of(editions[row.item].document.title),
        TableCell.of(row.label, link=link),
        *(TableCell.of(text, link=link if text else None) for text in printed),
        TableCell.of_number(row.lowest_fine),
        TableCell.of_number(row.highest_fine),
    )
