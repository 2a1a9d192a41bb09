"""``lawdiff repair``."""

from __future__ import annotations

import click

from lawdiff.cli.console import Console, counted, json_option, progress
from lawdiff.model.record import check_regulation_id
from lawdiff.payloads.reports import DonePayload


@click.command("repair")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@json_option
@click.pass_obj
def command(console: Console, ids: tuple[str, ...], as_json: bool) -> int:  # noqa: FBT001
    """Finish or undo every write that was cut short, as every start does; and mend IDs."""
    wanted = list(map(check_regulation_id, ids))
    with progress("Repairing") as show:
        mended, problems = console.services.upkeep.repair(show, ids=wanted)
    payload = DonePayload.of("repair", mended, problems)
    return console.done(payload, f"{counted(mended, 'regulation')} mended.", as_json=as_json)
