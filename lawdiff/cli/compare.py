"""``lawdiff compare``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from lawdiff.cli.console import Console, json_option
from lawdiff.model import Cell, Comparison
from lawdiff.payloads.comparisons import ComparisonPayload

_SHOWN = 44  # characters of a text


@click.command("compare")
@click.argument("refs", nargs=-1, required=True)
@click.option("--baseline", metavar="REF", help="The text whose order the rows follow.")
@json_option
@click.pass_obj
def command(
    console: Console, *, refs: tuple[str, ...], baseline: str | None, as_json: bool
) -> None:
    """Put two to eight jurisdictions' regulations side by side, article beside article."""
    comparison = console.services.jurisdictions.compare(refs, baseline).comparison
    payload = ComparisonPayload.of(comparison)
    console.emit(payload, as_json=as_json, text=lambda: _lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    for n, item in enumerate(comparison.items):
        mark = "*" if n == comparison.baseline else " "
        yield f"{mark}{n + 1} {item.title} {item.version or item.file or ''}"
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
