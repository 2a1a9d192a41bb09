"""``lawdiff timeline``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import click

from lawdiff.cli.console import Console, json_option
from lawdiff.model import RowClass
from lawdiff.model.record import check_regulation_id
from lawdiff.payloads.timelines import TimelinePayload
from lawdiff.services.timelines import Timeline


@click.command("timeline")
@click.argument("id_", metavar="ID")
@json_option
@click.pass_obj
def command(console: Console, id_: str, as_json: bool) -> None:  # noqa: FBT001
    """Show the versions of the regulation ID, what each changed, and which are missing.

    Missing are texts that the 题注 of some version states and that are not held.
    """
    today = console.services.today()
    timeline = console.services.versions.timeline(check_regulation_id(id_))
    payload = TimelinePayload.of(
        ((step.version, step.tally, step.act) for step in timeline.steps),
        ((link.event, link.version, link.missing) for link in timeline.chain),
        today,
    )
    console.emit(payload, as_json=as_json, text=lambda: _lines(timeline, today))


def _lines(timeline: Timeline, today: dt.date) -> Iterator[str]:
    for step in timeline.steps:
        act = f"  {step.act.act}" if step.act and step.act.act else ""
        standing = step.version.standing_on(today).replace("_", " ")
        yield f"{step.version.label}  [{standing}]  {tally_line(step.tally)}{act}".rstrip()
    for event in timeline.missing:
        what = event.act or event.text or event.action
        yield click.style(f"! {event.date} {what}: the text is not held", bold=True)


def tally_line(tally: Mapping[RowClass, int]) -> str:
    """How many articles of each class a version brought; the unchanged ones are left out."""
    changed = {name: count for name, count in tally.items() if count and name != "unchanged"}
    if not changed:
        return "no article changed" if tally else "first text held"
    return ", ".join(f"{count} {name.replace('_', ' and ')}" for name, count in changed.items())
