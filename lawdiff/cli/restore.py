"""``lawdiff restore``."""

from __future__ import annotations

from pathlib import Path

import click

from lawdiff.cli.console import FILE, Console, counted, json_option, progress
from lawdiff.payloads.reports import DonePayload


@click.command("restore")
@click.argument("file", type=FILE)
@json_option
@click.pass_obj
def command(console: Console, file: Path, as_json: bool) -> int:  # noqa: FBT001
    """Bring the backup FILE into an empty store: all of it, or nothing.

    Users and tokens come back too, so restore only what you trust as you trust an administrator.
    """
    with progress("Restoring") as show:
        count, problems = console.services.restoration.read(file, show)
    console.services.audit.note(console.actor, "restore", file.name)
    payload = DonePayload.of("restore", count, problems)
    return console.done(payload, f"{counted(count, 'regulation')} restored.", as_json=as_json)
