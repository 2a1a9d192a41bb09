"""``lawdiff backup``."""

from __future__ import annotations

from pathlib import Path

import click

from lawdiff.cli.console import FILE, Console, counted, json_option, progress
from lawdiff.payloads.reports import DonePayload


@click.command("backup")
@click.argument("file", type=FILE)
@json_option
@click.pass_obj
def command(console: Console, file: Path, as_json: bool) -> int:  # noqa: FBT001
    """Put everything into the new FILE, of one moment, while the service runs.

    FILE holds all regulations with all versions, sources that wait for a decision, tokens, users
    and the audit log. Exit code 1 where a regulation could not be read: it is named, the others
    are in the file.
    """
    with progress("Backing up") as show:
        count, problems = console.services.backup.write(file, show)
    console.services.audit.note(console.actor, "backup", file.name)
    payload = DonePayload.of("backup", count, problems)
    return console.done(payload, f"{file} holds {counted(count, 'regulation')}.", as_json=as_json)
