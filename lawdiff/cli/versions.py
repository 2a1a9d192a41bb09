"""``lawdiff versions``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from lawdiff.cli.console import Console, counted, json_option
from lawdiff.model.record import check_regulation_id
from lawdiff.payloads.lists import VersionsPayload


@click.command("versions")
@click.argument("id_", metavar="ID")
@json_option
@click.pass_obj
def command(console: Console, id_: str, as_json: bool) -> None:  # noqa: FBT001
    """List all versions of the regulation ID, oldest first."""
    regulation, versions = console.services.browsing.regulation(check_regulation_id(id_))
    payload = VersionsPayload.of(regulation, versions)
    console.emit(payload, as_json=as_json, text=lambda: _lines(payload))


def _lines(payload: VersionsPayload) -> Iterator[str]:
    yield click.style(payload.regulation.title, bold=True)
    for version in payload.versions:
        mark = "*" if version.version == payload.regulation.in_force else " "
        computed = " (COMPUTED, NOT OFFICIAL)" if version.text_state == "consolidated" else ""
        unsure = " (date of effect unknown)" if version.holds_basis == "version_date" else ""
        holds = f"{version.holds_from or '?'} to {version.holds_until or '…'}"
        size = counted(version.articles, "article")
        yield f"{mark} {version.version}  {size}  holds {holds}{unsure}{computed}"
