"""``lawdiff reindex``."""

from __future__ import annotations

import click

from lawdiff.cli.console import Console, counted, json_option, progress
from lawdiff.payloads.reports import DonePayload


@click.command("reindex")
@json_option
@click.pass_obj
def command(console: Console, as_json: bool) -> int:  # noqa: FBT001
    """Build the catalogue anew from the record alone; exit code 1 where a part cannot be read."""
    with progress("Reindexing") as show:
        count, problems = console.services.upkeep.reindex(show)
    console.services.audit.note(console.actor, "reindex", "catalogue")
    payload = DonePayload.of("reindex", count, problems)
    return console.done(payload, f"{counted(count, 'regulation')} catalogued.", as_json=as_json)
