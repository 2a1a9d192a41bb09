"""``lawdiff compare``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from lawdiff.cli.console import DAY, Console, json_option
from lawdiff.cli.files import chosen, deliver, deliver_lines, language_option, output_option
from lawdiff.model import ELEMENT_KINDS, Cell, Comparison, ElementRow, Elements, TextName
from lawdiff.payloads.comparisons import ComparisonPayload
from lawdiff.payloads.elements import ElementsPayload
from lawdiff.services.exports import TABLE_FORMATS, elements_file, matrix_file
from lawdiff.services.jurisdictions import SideBySide

FORMATS = ("text", "json", *TABLE_FORMATS)
_SHOWN = 44  # characters of a text


@click.command("compare")
@click.argument("refs", nargs=-1, required=True)
@click.option("--baseline", metavar="REF", help="The text whose order the rows follow.")
@click.option("--as-of", type=DAY, help="Take every regulation as it was in force that day.")
@click.option("--elements", is_flag=True, help="Who, must or may, how much, by when, alone.")
@click.option("--format", "asked", type=click.Choice(FORMATS), help="text where none is named.")
@language_option
@output_option
@json_option
@click.pass_obj
def command(
    console: Console,
    *,
    refs: tuple[str, ...],
    baseline: str | None,
    as_of: dt.date | None,
    elements: bool,
    asked: str | None,
    language: str,
    output: Path | None,
    as_json: bool,
) -> None:
    """Put two to eight jurisdictions' regulations side by side, article beside article."""
    format_ = chosen(asked, output, FORMATS, as_json=as_json)
    found = console.services.jurisdictions.compare(refs, baseline, as_of)
    if format_ == "json":
        deliver_lines([_json(found, elements=elements)], output)
    elif format_ == "text":
        lines = _elements(found.elements) if elements else _lines(found.comparison)
        deliver_lines(lines, output)
    else:
        file = (elements_file if elements else matrix_file)(found, format_, language=language)
        deliver(file.data, format_, output)


def _json(found: SideBySide, *, elements: bool) -> str:
    if elements:
        return ElementsPayload.of(found.elements).as_json()
    return ComparisonPayload.of(found.comparison, found.as_of).as_json()


def _items(items: tuple[TextName, ...], baseline: int | None = None) -> Iterator[str]:
    for n, item in enumerate(items):
        mark = "*" if n == baseline else " "
        yield f"{mark}{n + 1} {item.title} {item.version or item.file or ''}"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield from _items(comparison.items, comparison.baseline)
    yield from (f"! {notice.message} [{notice.code}]" for notice in comparison.notices)
    topic = None
    for row in comparison.rows:
        if row.topic != topic:
            topic = row.topic
            yield from ("", click.style(topic or "—", bold=True))
        yield click.style(f" {row.subject}", underline=True)
        yield from (f"  {n}: {_cell(cell)}" for n, cell in enumerate(row.cells, 1))


def _cell(cell: Cell) -> str:
    if cell.side is None:
        return "—" + (f" (see {'、'.join(cell.further)})" if cell.further else "")
    text = cell.text.replace("\n", " ")
    return f"[{cell.state}] {cell.side.label} {text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}"


def _elements(elements: Elements) -> Iterator[str]:
    yield from _items(elements.items)
    last = None
    for row in elements.rows:
        if row.row != last:
            last = row.row
            yield click.style(row.subject, bold=True)
        yield f"  {row.item + 1}: {row.label} {_facts(row)}"


def _facts(row: ElementRow) -> str:
    printed = ((kind, "、".join(fact.text for fact in row.of(kind))) for kind in ELEMENT_KINDS)
    return "; ".join(f"{kind}: {text}" for kind, text in printed if text)
