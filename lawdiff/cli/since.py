"""``lawdiff since``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import click

from lawdiff.cli.console import Console, json_option
from lawdiff.model import ReliedOn
from lawdiff.payloads.changes import SincePayload


@click.command("since")
@click.argument("list_", metavar="LIST", type=click.File(encoding="utf-8"))
@json_option
@click.pass_obj
def command(console: Console, list_: IO[str], *, as_json: bool) -> None:
    """Tell what became of the versions that LIST names since they were the newest.

    LIST is a file, or - for what is piped in: one version a line, ID@LABEL.
    """
    found = console.services.changes.since(list_.read().split())
    payload = SincePayload.of(found, console.services.today())
    console.emit(payload, as_json=as_json, text=lambda: _lines(found, payload))


def _lines(found: list[ReliedOn], payload: SincePayload) -> Iterator[str]:
    for one in found:
        yield f"{one.reliance.replace('_', ' '):10}  {one.given}"
        for change in one.newer:
            yield f"            {change.event} {change.day or '?'}  @{change.version.label}"
    yield f"{payload.changed} of {payload.total} are not current"
