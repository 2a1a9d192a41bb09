"""Tables as an Excel workbook, a sheet a table: marks inside cells, head frozen, filters on."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from lawdiff.errors import Unavailable
from lawdiff.exporting.flat import flat
from lawdiff.exporting.looks import Look, printable
from lawdiff.exporting.marks import MarkStyle
from lawdiff.exporting.packages import settled
from lawdiff.model import Column, Mark, Run, Table, TableCell, TableRow

try:
    import xlsxwriter
except ImportError:  # the extra is not installed
    xlsxwriter = None

_LONGEST = 16_000  # characters a cell; Excel holds 32,767 UTF-16 units, rare hanzi take two
_LINE = 15.0  # points
_HIGHEST = 409.0  # points, the most that Excel shows of a row
_CREATED = dt.datetime(1980, 1, 1)  # noqa: DTZ001  # a day without an hour has no zone
_FONT = {"font_name": "宋体", "font_size": 11}
_TITLE = {"font_name": "宋体", "font_size": 16, "bold": True}
_HEAD = {**_FONT, "bold": True, "bg_color": "#D9D9D9", "border": 1, "valign": "vcenter"}
_CELL = {**_FONT, "border": 1, "valign": "top", "text_wrap": True}
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


def draw(tables: Sequence[Table], look: Look) -> bytes:
    """A workbook of the tables.

    Every text is written as text: nothing in it becomes a formula. What is too long for a cell
    goes on in the row below.

    Raises:
        Unavailable: ``no_xlsx_writer``.
    """
    if xlsxwriter is None:
        raise Unavailable(
            "no_xlsx_writer",
            "The writer of Excel files is not installed.",
            remedy="Install lawdiff[xlsx].",
        )
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": tables[0].title, "author": "lawdiff", "created": _CREATED})
        for table in tables:
            _Sheet(book, look, table.name or table.title).draw(table)
    return settled(out.getvalue())


class _Sheet:
    """One sheet; the row to be written next is its state."""

    def __init__(self, book: Any, look: Look, name: str) -> None:
        self._sheet = book.add_worksheet(_NOT_IN_NAMES.sub(" ", name)[:31])
        self._words = look.words
        self._at = 0
        self._fonts = {mark: book.add_format(_font(style)) for mark, style in look.marks.items()}
        self._looks: dict[tuple[Mark, bool], Any] = {
            (mark, centred): book.add_format(_CELL | _font(style) | _aligned(centred))
            for mark, style in look.marks.items()
            for centred in (False, True)
        }
        self._title, self._head = book.add_format(_TITLE), book.add_format(_HEAD)

    def draw(self, table: Table) -> None:
        """Title, subtitle, legend, the table, notes and footer."""
        columns, rows = flat(table, self._words)
        self._line([Run(table.title)], self._title)
        for line in table.subtitle:
            self._line([Run(line)])
        if table.legend:
            self._line(self._legend(table))
        head = self._at
        self._write_head(columns)
        for row in rows:
            self._row(row, columns)
        self._sheet.autofilter(head, 0, max(head, self._at - 1), len(columns) - 1)
        self._sheet.freeze_panes(head + 1, 0)
        for line in (*table.notes, *table.footer):
            self._line([Run(line)])
        self._set_print(head, table)

    def _legend(self, table: Table) -> list[Run]:
        words = self._words
        runs = [Run(words.legend + words.colon)]
        for place, (sample, meaning) in enumerate(table.legend):
            parted = words.semicolon if place and meaning else ""
            runs += [*([Run(parted)] if parted else ()), sample, Run(f" {meaning}")]
        return runs

    def _line(self, runs: Sequence[Run], look: Any = None) -> None:
        """Text beside the table, over the cells to its right."""
        self._write(0, runs, look or self._fonts["plain"])
        self._at += 1

    def _write_head(self, columns: Sequence[Column]) -> None:
        for place, column in enumerate(columns):
            self._sheet.set_column(place, place, _units(column))
            self._sheet.write_string(self._at, place, column.title, self._head)
        self._at += 1

    def _row(self, row: TableRow, columns: Sequence[Column]) -> None:
        """A row, and as many below it as its longest cell needs."""
        for pieces in zip_longest(*map(_pieces, row), fillvalue=TableCell()):
            cells = list(zip(pieces, columns, strict=True))
            for place, (cell, column) in enumerate(cells):
                self._cell(place, cell, centred=column.holds == "words")
            self._sheet.set_row(
                self._at, min(_HIGHEST, _LINE * max(_height(*pair) for pair in cells))
            )
            self._at += 1

    def _cell(self, place: int, cell: TableCell, *, centred: bool) -> None:
        plain = self._looks["plain", centred]
        if cell.value is not None:
            self._sheet.write_number(self._at, place, cell.value, plain)
        elif cell.link and cell.link.startswith("http") and cell.runs:
            self._sheet.write_url(self._at, place, cell.link, plain, printable(cell.text))
        elif len(cell.runs) == 1:
            self._write(place, cell.runs, self._looks[cell.runs[0].mark, centred])
        else:
            self._write(place, cell.runs, plain)

    def _write(self, place: int, runs: Sequence[Run], look: Any) -> None:
        """Runs into one cell: Excel wants rich text of two runs at least, none of them empty."""
        if len(runs) < 2:
            self._sheet.write_string(self._at, place, "".join(_texts(runs)), look)
            return
        parts = [x for run in runs for x in (self._fonts[run.mark], printable(run.text))]
        self._sheet.write_rich_string(self._at, place, *parts, look)

    def _set_print(self, head: int, table: Table) -> None:
        sheet = self._sheet
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.8)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head)
        page = self._words.page.format(page="&P", pages="&N")
        sheet.set_footer("&C&8" + "".join(f"{_plain(line)}\n" for line in table.footer[-1:]) + page)


def _units(column: Column) -> int:
    """The width of a column in the digits by which Excel measures; a hanzi takes two."""
    return 2 * column.width + 2


def _height(cell: TableCell, column: Column) -> int:
    """How many lines a cell takes."""
    lines = (sum(2 if char > "\u2e7f" else 1 for char in text) for text in cell.text.split("\n"))
    return sum(1 + int(line / (0.9 * _units(column))) for line in lines)


def _pieces(cell: TableCell) -> list[TableCell]:
    """The cell in pieces that Excel can hold."""
    if len(cell.text) <= _LONGEST:
        return [cell]
    pieces: list[list[Run]] = [[]]
    left = _LONGEST
    for run in cell.runs:
        text = run.text
        while text:
            pieces[-1].append(Run(text[:left], run.mark))
            text, left = text[left:], left - len(text[:left])
            if not left:
                pieces.append([])
                left = _LONGEST
    return [TableCell(tuple(piece)) for piece in pieces if piece]


def _texts(runs: Sequence[Run]) -> list[str]:
    return [printable(run.text) for run in runs]


def _font(style: MarkStyle) -> dict[str, Any]:
    """A mark as Excel can show it inside a cell.

    It has no shade there: what would be shaded is struck and grey. Nor a dotted line: italic.
    """
    grey = {"font_color": "#7F7F7F"} if style.shade else {}
    colour = {"font_color": f"#{style.colour}"} if style.colour else grey
    return {
        **_FONT,
        **colour,
        "bold": style.bold,
        "underline": int(style.underline == "single"),
        "italic": style.underline == "dotted",
        "font_strikeout": style.strike or bool(style.shade),
    }


def _aligned(centred: bool) -> dict[str, Any]:  # noqa: FBT001  # said by the name of the only user
    return {"align": "center"} if centred else {}


def _plain(text: str) -> str:
    """``text`` for a page footer, in which Excel takes ``&`` for a command."""
    return text.replace("&", "&&")
