"""``lawdiff verify``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from lawdiff.cli.console import Console, json_option, problem_line, progress
from lawdiff.payloads.reports import VerifiedPayload


@click.command("verify")
@json_option
@click.pass_obj
def command(console: Console, as_json: bool) -> int:  # noqa: FBT001
    """Check that git, catalogue and sources agree; exit code 1 where they do not."""
    with progress("Verifying") as show:
        payload = VerifiedPayload.of(console.services.upkeep.verify(show))
    console.emit(payload, as_json=as_json, text=lambda: _lines(payload))
    return 0 if payload.ok else 1


def _lines(payload: VerifiedPayload) -> Iterator[str]:
    yield from map(problem_line, payload.problems)
    if payload.ok:
        yield "Record and catalogue agree."
