"""Tables as a Word document to print: A4, a head on every page, the legend above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from lawdiff.exporting.looks import Look
from lawdiff.exporting.word.documents import Page, new_document, saved
from lawdiff.exporting.word.elements import Element, field, paragraph, run, w
from lawdiff.exporting.word.styles import MARKS, TABLE_STYLES
from lawdiff.model import Column, Group, Run, Table, TableCell, TableRow

_WIDE = 45  # hanzi a line that do not fit a page held upright
_SHORT = 200  # characters of a cell that are never parted by the end of a page
_STYLES = {
    "law": ("TableText", "TableMore"),
    "remarks": ("TableRemark", "TableRemark"),
    "words": ("TableWords", "TableWords"),
}
_HEAD_SHADE, _GROUP_SHADE = "D9D9D9", "F2F2F2"


def draw(tables: Sequence[Table], look: Look, opening: Sequence[str] = ()) -> bytes:
    """The tables one below the other, in a document named after the first.

    ``opening`` is a text above them: a title, and a paragraph a line.
    """
    first = tables[0]
    wide = any(sum(c.width for c in table.columns) > _WIDE for table in tables)
    page = Page(landscape=wide, top=18, bottom=25, left=18, right=18)
    footer = [[run(line)] for line in first.footer]
    document = new_document(
        first.title, page, TABLE_STYLES, look.marks, footer=[*footer, _page_number(look)]
    )
    body = chain(_opening(opening), _Drawing(document, page, look).body(tables))
    return saved(document, body)


def _opening(lines: Sequence[str]) -> Iterator[Element]:
    for place, line in enumerate(lines):
        yield paragraph("Text" if place else "Title", [run(line)])


def _page_number(look: Look) -> list[Element]:
    before, _, rest = look.words.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return [run(before), field("PAGE"), run(between), field("NUMPAGES"), run(after)]


class _Drawing:
    """Draws tables into one document."""

    def __init__(self, document: WordDocument, page: Page, look: Look) -> None:
        self._document = document
        self._page = page
        self._look = look

    def body(self, tables: Sequence[Table]) -> Iterator[Element]:
        """Title, subtitle, legend, the table and its notes, for each table."""
        for table in tables:
            yield paragraph("Title", [run(table.title)])
            for line in table.subtitle:
                yield paragraph("Subtitle", [run(line)])
            yield paragraph("Legend", self._legend(table))
            yield self._table(table)
            for line in table.notes:
                yield paragraph("TableNote", [run(line)])
            yield paragraph("TableNote")

    def _legend(self, table: Table) -> Iterator[Element]:
        words = self._look.words
        if table.legend:
            yield run(words.legend + words.colon)
        for place, (sample, meaning) in enumerate(table.legend):
            yield run(words.semicolon if place else "")
            yield _run(sample)
            yield run(f" {meaning}")

    def _table(self, table: Table) -> Element:
        widths = self._widths(table.columns)
        properties = w(
            "tblPr",
            w("tblW", w=sum(widths), type="dxa"),
            w("jc", val="center"),
            borders(),
            w("tblLayout", type="fixed"),
            w("tblCellMar", w("left", w=85, type="dxa"), w("right", w=85, type="dxa")),
            w("tblCaption", val=table.title),
        )
        grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
        return w("tbl", properties, grid, _head(table, widths), *self._groups(table, widths))

    def _widths(self, columns: Sequence[Column]) -> list[int]:
        """The widths of the columns in twips; together, the width of the page."""
        total = sum(column.width for column in columns)
        ends = accumulate((column.width for column in columns), initial=0)
        places = [self._page.width * end // total for end in ends]
        return [right - left for left, right in pairwise(places)]

    def _groups(self, table: Table, widths: Sequence[int]) -> Iterator[Element]:
        for group in table.groups:
            if group.heading:
                yield _heading(group, widths)
            yield from (self._row(row, table.columns, widths) for row in group.rows)

    def _row(self, row: TableRow, columns: Sequence[Column], widths: Sequence[int]) -> Element:
        cells = zip(row, columns, widths, strict=True)
        drawn = (self._cell(cell, column, width) for cell, column, width in cells)
        short = all(len(cell.text) < _SHORT for cell in row)
        return w("tr", *([w("trPr", w("cantSplit"))] if short else []), *drawn)

    def _cell(self, cell: TableCell, column: Column, width: int) -> Element:
        first, more = _STYLES[column.holds]
        paragraphs = [
            paragraph(more if place else first, self._linked(cell, runs))
            for place, runs in enumerate(cell.paragraphs)
        ]
        return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *paragraphs)

    def _linked(self, cell: TableCell, runs: Sequence[Run]) -> list[Element]:
        drawn = [_run(run) for run in runs]
        if not (cell.link and cell.link.startswith("http") and drawn):
            return drawn
        key = self._document.part.relate_to(
            cell.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link = w("hyperlink", *drawn)
        link.set(qn("r:id"), key)
        return [link]


def _run(words: Run) -> Element:
    return run(words.text, MARKS.get(words.mark, ""))


def _head(table: Table, widths: Sequence[int]) -> Element:
    cells = (
        _shaded(width, _HEAD_SHADE, paragraph("TableHead", [run(column.title)]))
        for column, width in zip(table.columns, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _heading(group: Group, widths: Sequence[int]) -> Element:
    content = paragraph("TableGroup", map(_run, group.heading))
    cell = _shaded(sum(widths), _GROUP_SHADE, content, span=len(widths))
    return w("tr", w("trPr", w("cantSplit")), cell)


def _shaded(width: int, fill: str, content: Element, span: int = 1) -> Element:
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(w("gridSpan", val=span))
    properties.append(w("shd", val="clear", color="auto", fill=fill))
    properties.append(w("vAlign", val="center"))
    return w("tc", properties, content)


def borders() -> Element:
    """Thin lines around every cell."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return w("tblBorders", *(w(s, val="single", sz=4, space=0, color="000000") for s in sides))
