"""``lawdiff repair``."""

from __future__ import annotations

import click

from lawdiff.cli.console import Console, json_option, progress
from lawdiff.payloads.reports import DonePayload


@click.command("repair")
@json_option
@click.pass_obj
def command(console: Console, as_json: bool) -> None:  # noqa: FBT001
    """Finish or undo every write that was cut short. Every start does so too."""
    with progress("Repairing") as show:
        mended = console.services.upkeep.repair(show)
    payload = DonePayload(done="repair", regulations=len(mended))
    console.emit(
        payload,
        as_json=as_json,
        text=lambda: iter([*mended, f"{len(mended)} regulations mended."]),
    )
