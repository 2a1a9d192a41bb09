"""A regulation as a Word document in the look of the official database, with tracked changes too.

The changes are Word's own: whoever accepts them all has the new text exactly, whoever rejects them
all has the old.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby

from lawdiff.exporting.editions import Compared, Edition
from lawdiff.exporting.looks import Look
from lawdiff.exporting.texts.lines import Edit, Line
from lawdiff.exporting.texts.merging import lines_of, merged
from lawdiff.exporting.word.documents import Page, new_document, saved
from lawdiff.exporting.word.elements import Element, field, paragraph, run, w
from lawdiff.exporting.word.styles import MARKS, REGULATION_STYLES
from lawdiff.exporting.word.tables import borders
from lawdiff.model.difference import Sign
from lawdiff.pipes import cells_of, is_rule

_STYLES = {
    "title": "Title",
    "note": "Note",
    "preamble": "Text",
    "article": "Text",
    "annex_title": "AnnexTitle",
    "annex": "Text",
}
_SECTION = 3  # the depth of a 节


def draw(edition: Edition, look: Look) -> bytes:
    """One regulation."""
    source = look.words.one_source.format(reference=edition.reference)
    return _drawn(edition, look, lines_of(edition.document), [source])


def draw_tracked(compared: Compared, look: Look) -> bytes:
    """The new text with all that changed in it as tracked changes.

    They bear the day of the new text, not the hour of the export.
    """
    words = look.words
    source = words.source.format(old=compared.old.reference, new=compared.new.reference)
    return _drawn(compared.new, look, merged(compared), [source, words.computed])


def _drawn(edition: Edition, look: Look, lines: Iterable[Line], footer: Iterable[str]) -> bytes:
    document = new_document(
        edition.document.title,
        Page(),
        REGULATION_STYLES,
        look.marks,
        header=[[run(line)] for line in edition.warnings(look.words)],
        footer=[*([run(line)] for line in footer), [run("— "), field("PAGE"), run(" —")]],
    )
    day = edition.date
    return saved(document, _Drawing(f"{day.isoformat()}T00:00:00Z" if day else None).body(lines))


class _Drawing:
    """Draws lines; the number and the day of the next tracked change are its state."""

    def __init__(self, day: str | None) -> None:
        self._ids = count(1)
        self._day = {"date": day} if day else {}

    def body(self, lines: Iterable[Line]) -> Iterator[Element]:
        """All paragraphs and tables."""
        last: Line | None = None
        for is_row, group in groupby(lines, key=lambda line: line.is_row):
            own = list(group)
            yield from self._table(own) if is_row else map(self._paragraph, own)
            last = own[-1]
        if last and (last.is_row or last.end != "="):
            yield paragraph("Text")  # a table, or a line end that may go, needs one below it

    def _paragraph(self, line: Line) -> Element:
        style = _STYLES.get(line.kind) or ("Heading2" if line.depth == _SECTION else "Heading1")
        return paragraph(style, self._runs(line.edits), *self._mark(line.end))

    def _table(self, lines: Sequence[Line]) -> Iterator[Element]:
        rows = [(line, cells_of(line.text)) for line in lines if not is_rule(line.text)]
        if not rows:
            return
        width = max(len(cells) for _, cells in rows)
        properties = w("tblPr", w("tblW", w=5000, type="pct"), w("jc", val="center"), borders())
        grid = w("tblGrid", *(w("gridCol", w=Page().width // width) for _ in range(width)))
        drawn = (self._row(line.end, cells, width) for line, cells in rows)
        yield w("tbl", properties, grid, *drawn)

    def _row(self, sign: Sign, cells: Sequence[str], width: int) -> Element:
        drawn = []
        for place, text in enumerate(cells, 1):
            properties = w("tcPr", w("tcW", w=5000 // width, type="pct"))
            if place == len(cells) < width:
                properties.append(w("gridSpan", val=width - place + 1))
            edits = [Edit(sign, text)] if text else []
            content = paragraph("TableText", self._runs(edits), *self._mark(sign))
            drawn.append(w("tc", properties, content))
        tracked = [] if sign == "=" else [w("trPr", self._change(sign))]
        return w("tr", *tracked, *drawn)

    def _runs(self, edits: Iterable[Edit]) -> Iterator[Element]:
        for edit in edits:
            style = MARKS["strong"] if edit.strong else ""
            if edit.sign == "=":
                yield run(edit.text, style)
            else:
                tag = "delText" if edit.sign == "-" else "t"
                yield self._change(edit.sign, run(edit.text, style, tag=tag))

    def _mark(self, sign: Sign) -> list[Element]:
        """The property of a paragraph whose own line end is removed or added."""
        return [] if sign == "=" else [w("rPr", self._change(sign))]

    def _change(self, sign: Sign, *content: Element) -> Element:
        tag = "del" if sign == "-" else "ins"
        return w(tag, *content, id=next(self._ids), author="lawdiff", **self._day)
