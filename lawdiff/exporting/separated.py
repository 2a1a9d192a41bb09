"""Tables as comma-separated values that spreadsheets open without harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from lawdiff.exporting.flat import flat
from lawdiff.exporting.looks import Look, printable
from lawdiff.model import Table, TableCell

_FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What makes a spreadsheet take a cell for a formula, the wide forms included."""


def draw(tables: Sequence[Table], look: Look) -> bytes:
    """Each table as a head and its rows, a blank line between two; UTF-8 with a byte order mark.

    A cell that would be taken for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    for place, table in enumerate(tables):
        columns, rows = flat(table, look.words)
        if place:
            writer.writerow(())
        writer.writerow([column.title for column in columns])
        writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: TableCell) -> str:
    """The text of a cell, no formula whatever it begins with."""
    text = printable(cell.text)
    return f"'{text}" if cell.value is None and text.startswith(_FORMULA) else text
