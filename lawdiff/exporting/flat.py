"""Tables for machines: one head, then rows and nothing else."""

from __future__ import annotations

from lawdiff.exporting.words import Words
from lawdiff.model import Column, Table, TableCell, TableRow


def flat(table: Table, words: Words) -> tuple[tuple[Column, ...], list[TableRow]]:
    """Columns and rows, with the headings between rows, if there are any, in a first column."""
    if not any(group.heading for group in table.groups):
        return table.columns, list(table.rows)
    empty = (TableCell(),) * len(table.columns)
    rows = [
        (TableCell(group.heading), *row)
        for group in table.groups
        for row in group.rows or ((empty,) if group.heading else ())
    ]
    return (Column(words.group, 8), *table.columns), rows
