"""``lawdiff audit``."""

from __future__ import annotations

import datetime as dt

import click

from lawdiff.cli.console import DAY, Console, json_option
from lawdiff.model import AuditEntry
from lawdiff.payloads.desk import AuditPayload


@click.command("audit")
@click.argument("subject", required=False)
@click.option("--since", type=DAY, help="Only what was done since that day.")
@click.option("--limit", type=click.IntRange(1, 1000), default=100, show_default=True)
@json_option
@click.pass_obj
def command(
    console: Console,
    subject: str | None,
    since: dt.date | None,
    limit: int,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Show who did what, the latest first; SUBJECT is how an id, a label or a name begins."""
    begin = dt.datetime.combine(since, dt.time(), dt.UTC) if since else None
    entries = console.services.audit.entries(since=begin, subject=subject, limit=limit)
    console.emit(AuditPayload.of(entries), as_json=as_json, text=lambda: map(_line, entries))


def _line(entry: AuditEntry) -> str:
    source = f"  {entry.source_sha256[:12]}" if entry.source_sha256 else ""
    return f"{entry.at:%Y-%m-%d %H:%M:%S}  {entry.actor}  {entry.action}  {entry.subject}{source}"
