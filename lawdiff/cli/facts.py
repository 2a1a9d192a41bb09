"""``lawdiff facts``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from lawdiff.cli.console import Console, json_option
from lawdiff.payloads.facts import FactsPayload


@click.command("facts")
@click.argument("ref")
@json_option
@click.pass_obj
def command(console: Console, ref: str, as_json: bool) -> None:  # noqa: FBT001
    """Show what REF prints: amounts, fines, deadlines, percentages, modals, authorities."""
    payload = FactsPayload.of(console.services.versions.facts(ref))
    console.emit(payload, as_json=as_json, text=lambda: _lines(payload))


def _lines(payload: FactsPayload) -> Iterator[str]:
    for article in payload.articles:
        if article.facts:
            yield click.style(article.label, bold=True)
            yield from (f"  {fact.kind}: {fact.text}" for fact in article.facts)
