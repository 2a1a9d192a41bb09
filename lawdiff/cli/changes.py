"""``lawdiff changes``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import get_args

import click

from lawdiff.cli.console import DAY, Console, counted, json_option
from lawdiff.cli.timeline import tally_line
from lawdiff.model import Basis, Change, ChangeFilter, Filter
from lawdiff.model.record import check_regulation_id
from lawdiff.payloads.changes import ChangesPayload
from lawdiff.services.browsing import MAX_LIMIT
from lawdiff.services.changes import ChangePage


@click.command("changes")
@click.option("--since", type=DAY, help="Only what happened on this day or later.")
@click.option("--until", type=DAY, help="Only what happened on this day or before.")
@click.option(
    "--basis",
    type=click.Choice(get_args(Basis)),
    default="adopted",
    show_default=True,
    help="By which day.",
)
@click.option("--jurisdiction", metavar="ID", help="Only this jurisdiction's.")
@click.option("--regulation", metavar="ID", help="Only this regulation's.")
@click.option("--kind", help="Only this kind: 法律, 地方性法规, …")
@click.option("--query", default="", help="Only versions with an article that holds these words.")
@click.option("--limit", type=click.IntRange(1, MAX_LIMIT), default=50, help="Show so many.")
@click.option("--cursor", help="Go on where the page before ended.")
@json_option
@click.pass_obj
def command(
    console: Console,
    *,
    since: dt.date | None,
    until: dt.date | None,
    basis: Basis,
    jurisdiction: str | None,
    regulation: str | None,
    kind: str | None,
    query: str,
    limit: int,
    cursor: str | None,
    as_json: bool,
) -> None:
    """Tell what was adopted, came into force, ended or was imported, the latest first."""
    wanted = ChangeFilter(
        basis=basis,
        since=since,
        until=until,
        regulation=check_regulation_id(regulation) if regulation else None,
        wanted=Filter(jurisdiction=jurisdiction, regulation_kind=kind),
        words=tuple(query.split()),
    )
    page = console.services.changes.changes(wanted, cursor=cursor, limit=limit)
    today = console.services.today()
    payload = ChangesPayload.of(
        wanted,
        page.changes,
        total=page.total,
        undated=page.undated,
        cursor=page.cursor,
        today=today,
    )
    console.emit(payload, as_json=as_json, text=lambda: _lines(page, today))


def _lines(page: ChangePage, today: dt.date) -> Iterator[str]:
    yield from (_line(change, today) for change in page.changes)
    yield f"{len(page.changes)} of {counted(page.total, 'change')}"
    if page.undated:
        yield f"! {counted(page.undated, 'version')} cannot be listed: the day is not known"
    if page.cursor:
        yield f"more: --cursor '{page.cursor}'"


def _line(change: Change, today: dt.date) -> str:
    version = change.version
    future = " (not yet in force)" if version.standing_on(today) == "future" else ""
    what = f"{change.day}  {change.event.replace('_', ' ')}{future}"
    name = f"{version.regulation}@{version.label}  {version.title}"
    by = f"  by {change.by[0]}@{change.by[1]} {change.by[2]}".rstrip() if change.by else ""
    tally = f"  {tally_line(change.tally)}" if change.tally else ""
    return f"{what}  {name}{by}{tally}"
