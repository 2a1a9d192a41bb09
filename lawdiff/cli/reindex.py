"""``lawdiff reindex``."""

from __future__ import annotations

import click

from lawdiff.cli.console import Console, json_option, progress
from lawdiff.payloads.reports import DonePayload


@click.command("reindex")
@json_option
@click.pass_obj
def command(console: Console, as_json: bool) -> None:  # noqa: FBT001
    """Build the catalogue anew from the record alone."""
    with progress("Reindexing") as show:
        count = console.services.upkeep.reindex(show)
    payload = DonePayload(done="reindex", regulations=count)
    console.emit(payload, as_json=as_json, text=lambda: iter([f"{count} regulations catalogued."]))
