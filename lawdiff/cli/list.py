"""``lawdiff list``."""

from __future__ import annotations

import click

from lawdiff.cli.console import Console, json_option, progress
from lawdiff.model import Filter
from lawdiff.payloads.lists import RegulationsPayload
from lawdiff.services.browsing import MAX_LIMIT


@click.command("list")
@click.option("--jurisdiction", metavar="ID", help="Only this jurisdiction's.")
@click.option("--kind", help="Only this kind: 法律, 地方性法规, …")
@click.option("--title", help="Only titles that hold these characters.")
@json_option
@click.pass_obj
def command(
    console: Console,
    *,
    jurisdiction: str | None,
    kind: str | None,
    title: str | None,
    as_json: bool,
) -> None:
    """List all regulations held: id, versions, the one in force, title."""
    wanted = Filter(jurisdiction=jurisdiction, regulation_kind=kind, title=title)
    browsing = console.services.browsing
    page = browsing.regulations(wanted, limit=MAX_LIMIT)
    rows = list(page.regulations)
    with progress("Listing") as show:
        while page.cursor is not None:
            page = browsing.regulations(wanted, cursor=page.cursor, limit=MAX_LIMIT)
            rows += page.regulations
            show(len(rows), page.total)
    payload = RegulationsPayload.of(rows, page.total, None)
    console.emit(
        payload,
        as_json=as_json,
        text=lambda: (
            f"{r.id}  {r.versions}  {r.in_force or 'not in force'}  {r.title}"
            for r in payload.regulations
        ),
    )
