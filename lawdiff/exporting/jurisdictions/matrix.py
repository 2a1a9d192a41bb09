"""The topic matrix: a row a topic, a column a text; and how much the texts have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lawdiff.exporting.editions import Edition
from lawdiff.exporting.jurisdictions.editions import Address, footer, nowhere, subtitle
from lawdiff.exporting.words import Words
from lawdiff.model import Cell, Column, Comparison, Group, Run, Span, Table, TableCell, TopicRow


def matrix_table(
    comparison: Comparison,
    editions: Sequence[Edition],
    words: Words,
    address: Address = nowhere,
) -> Table:
    """Every topic with what each text has on it, in the order of the baseline."""
    return Table(
        name=words.matrix_name,
        title=words.matrix,
        subtitle=subtitle(editions, words),
        columns=(
            Column(words.number, 4, "words"),
            Column(words.subject, 7),
            *(Column(edition.document.title, 18, "law") for edition in editions),
            Column(words.difference, 4, "words"),
        ),
        groups=tuple(_groups(comparison, words, address)),
        legend=(
            (Run(words.sample, "added"), words.other_words),
            (Run(words.sample, "shared"), words.shared_words),
        ),
        notes=tuple(notice.message for notice in comparison.notices),
        footer=footer(editions, words),
    )


def likeness_table(
    matrix: Sequence[Sequence[float]], editions: Sequence[Edition], words: Words
) -> Table:
    """How much each text has in common with each other one, from 0 to 1."""
    titles = [edition.document.title for edition in editions]
    rows = [
        (TableCell.of(title), *(TableCell.of_number(round(score, 3)) for score in scores))
        for title, scores in zip(titles, matrix, strict=True)
    ]
    return Table(
        name=words.likeness_name,
        title=words.likeness,
        subtitle=subtitle(editions, words),
        columns=(Column("", 16), *(Column(title, 10, "words") for title in titles)),
        groups=(Group(tuple(rows)),),
        footer=footer(editions, words),
    )


def _groups(comparison: Comparison, words: Words, address: Address) -> Iterator[Group]:
    numbered = enumerate(comparison.rows, 1)
    for topic, rows in groupby(numbered, key=lambda entry: entry[1].topic):
        drawn = tuple(_row(comparison, *entry, words, address) for entry in rows)
        yield Group(drawn, (Run(topic, "strong"),) if topic else ())


def _row(
    comparison: Comparison, ordinal: int, row: TopicRow, words: Words, address: Address
) -> tuple[TableCell, ...]:
    cells = (
        TableCell(tuple(_cell(cell, words)), address(item, cell.side.path) if cell.side else None)
        for item, cell in zip(comparison.items, row.cells, strict=True)
    )
    return (
        TableCell.of_number(ordinal),
        TableCell.of(row.subject),
        *cells,
        TableCell.of_number(round(row.difference, 2)),
    )


def _cell(cell: Cell, words: Words) -> Iterator[Run]:
    """Label and state of an article on the first line, then its text as it is printed."""
    state = words.brackets.format(text=words.states[cell.state])
    if cell.side is None:
        yield Run(words.absent)
    else:
        yield Run(cell.side.label, "strong")
        yield Run("\n" if cell.state == "baseline" else f"{state}\n")
        yield from _text(cell)
    if cell.further:
        yield Run("\n" + words.further.format(labels=words.comma.join(cell.further)))


def _text(cell: Cell) -> Iterator[Run]:
    """The text of a cell: what is its own marked in a redline, else what it shares."""
    if cell.ops is not None:
        for sign, text in cell.ops:
            if sign != "-":
                yield Run(text, "added" if sign == "+" else "plain")
    else:
        yield from _shared(cell.text, cell.shared)


def _shared(text: str, spans: Sequence[Span]) -> Iterator[Run]:
    done = 0
    for start, end in spans:
        if done < start:
            yield Run(text[done:start])
        yield Run(text[start:end], "shared")
        done = end
    if done < len(text):
        yield Run(text[done:])
