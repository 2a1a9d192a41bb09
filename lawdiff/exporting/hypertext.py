"""Tables as one web page that needs no other file and prints as it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from lawdiff.exporting.looks import Look, printable
from lawdiff.exporting.marks import MarkStyle
from lawdiff.model import Column, Mark, Run, Table, TableCell, TableRow

_STYLE = Path(__file__).with_suffix(".css")
_TAGS: Mapping[Mark, str] = {"added": "ins", "removed": "del", "strong": "b", "shared": "i"}


def draw(tables: Sequence[Table], look: Look) -> bytes:
    """The tables one below the other."""
    return "\n".join(_Page(look).lines(tables)).encode()


class _Page:
    """A page in one look."""

    def __init__(self, look: Look) -> None:
        self._words = look.words
        self._marks = look.marks

    def lines(self, tables: Sequence[Table]) -> Iterator[str]:
        """The lines of the page."""
        language = "zh-Hans" if self._words.code == "zh" else self._words.code
        yield f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{_text(tables[0].title)}</title>"
        yield f"<style>\n{_STYLE.read_text('utf-8')}{_rules(self._marks)}</style>\n</head>\n<body>"
        for table in tables:
            yield from self._table(table)
        yield "</body>\n</html>\n"

    def _table(self, table: Table) -> Iterator[str]:
        yield f"<h1>{_text(table.title)}</h1>"
        yield from (f'<p class="subtitle">{_text(line)}</p>' for line in table.subtitle)
        if table.legend:
            yield f'<p class="legend">{self._legend(table)}</p>'
        yield f'<table>\n<caption class="vh">{_text(table.title)}</caption>'
        yield f"<colgroup>{_widths(table.columns)}</colgroup>"
        heads = "".join(f'<th scope="col">{_text(c.title)}</th>' for c in table.columns)
        yield f"<thead><tr>{heads}</tr></thead>"
        for group in table.groups:
            yield "<tbody>"
            if group.heading:
                heading = "".join(map(self._run, group.heading))
                span = len(table.columns)
                yield f'<tr class="group"><th colspan="{span}" scope="rowgroup">{heading}</th></tr>'
            yield from (self._row(row, table.columns) for row in group.rows)
            yield "</tbody>"
        yield "</table>"
        yield from (f'<p class="note">{_text(line)}</p>' for line in table.notes)
        yield from (f'<p class="footer">{_text(line)}</p>' for line in table.footer)

    def _legend(self, table: Table) -> str:
        words = self._words
        said = [f"{self._run(sample)} {_text(meaning)}" for sample, meaning in table.legend]
        return _text(words.legend + words.colon) + _text(words.semicolon).join(said)

    def _row(self, row: TableRow, columns: Sequence[Column]) -> str:
        cells = zip(row, columns, strict=True)
        return f"<tr>{''.join(self._cell(cell, column) for cell, column in cells)}</tr>"

    def _cell(self, cell: TableCell, column: Column) -> str:
        paragraphs = ("".join(map(self._run, runs)) for runs in cell.paragraphs)
        drawn = "".join(f"<p>{_linked(inner, cell.link)}</p>" for inner in paragraphs if inner)
        return f'<td class="{column.holds}">{drawn}</td>'

    def _run(self, run: Run) -> str:
        tag = _TAGS.get(run.mark)
        if tag is None:
            return _text(run.text)
        said = {"added": self._words.added_tag, "removed": self._words.removed_tag}.get(run.mark)
        hidden = f'<span class="vh">{_text(said)}</span>' if said else ""
        return f"<{tag}>{hidden}{_text(run.text)}</{tag}>"


def _linked(inner: str, link: str | None) -> str:
    return f'<a href="{escape(link)}">{inner}</a>' if link else inner


def _widths(columns: Sequence[Column]) -> str:
    total = sum(column.width for column in columns)
    shares = (100 * column.width / total for column in columns)
    return "".join(f'<col style="width:{share:.1f}%">' for share in shares)


def _rules(marks: Mapping[Mark, MarkStyle]) -> str:
    """The style sheet of the marks."""
    return "".join(f"{tag} {{ {_rule(marks[mark])} }}\n" for mark, tag in _TAGS.items())


def _rule(style: MarkStyle) -> str:
    lines = ["underline"] if style.underline else []
    lines += ["line-through"] if style.strike else []
    rules = {
        "font-style": "normal",
        "font-weight": "bold" if style.bold else "inherit",
        "text-decoration": " ".join(lines) or "none",
        "text-decoration-style": "dotted" if style.underline == "dotted" else "solid",
        "color": f"#{style.colour}" if style.colour else "inherit",
        "background": f"#{style.shade}" if style.shade else "none",
        "print-color-adjust": "exact",
    }
    return " ".join(f"{name}: {value};" for name, value in rules.items())


def _text(text: str) -> str:
    return escape(printable(text))
