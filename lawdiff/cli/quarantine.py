"""``lawdiff quarantine``."""

from __future__ import annotations

import click

from lawdiff.cli.console import Console, json_option
from lawdiff.cli.importing import lines
from lawdiff.payloads.reports import ImportedPayload, QuarantinePayload


@click.group("quarantine")
def command() -> None:
    """Files that would harm the record: list them, accept or drop one."""


@command.command("list")
@json_option
@click.pass_obj
def list_(console: Console, as_json: bool) -> None:  # noqa: FBT001
    """List the files that were kept back, and why."""
    payload = QuarantinePayload.of(console.services.importing.quarantined())
    console.emit(
        payload,
        as_json=as_json,
        text=lambda: (
            f"{file.sha256[:12]}  {file.path}: {file.reasons[0].message}" for file in payload.files
        ),
    )


@command.command("accept")
@click.argument("sha256")
@json_option
@click.pass_obj
def accept(console: Console, sha256: str, as_json: bool) -> int:  # noqa: FBT001
    """Import the file SHA256 (its first digits will do) after all."""
    payload = ImportedPayload.of(console.services.importing.accept(sha256, console.actor))
    console.emit(payload, as_json=as_json, text=lambda: lines(payload))
    return 1 if payload.totals["refused"] else 0


@command.command("drop")
@click.argument("sha256")
@click.pass_obj
def drop(console: Console, sha256: str) -> None:
    """Forget the file SHA256."""
    console.services.importing.drop(sha256, console.actor)
    click.echo("Dropped.")
