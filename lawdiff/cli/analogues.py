"""``lawdiff analogues``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from lawdiff.cli.console import DAY, Console, json_option, progress
from lawdiff.cli.files import chosen, deliver, deliver_lines, language_option, output_option
from lawdiff.errors import UsageError
from lawdiff.model import Analogue
from lawdiff.payloads.analogues import AllAnaloguesPayload, AnaloguesPayload
from lawdiff.services.exports import TABLE_FORMATS, analogues_file
from lawdiff.services.texts import Text, name_of

FORMATS = ("text", "json", *TABLE_FORMATS)
_REASONS = {"same_title": "same title", "like_title": "like title", "content": "content"}


@click.command("analogues")
@click.argument("ref", required=False)
@click.option("-k", "--limit", type=click.IntRange(1, 50), default=10, help="The most to name.")
@click.option("--as-of", type=DAY, help="Take every regulation as it was in force that day.")
@click.option("--all", "whole", is_flag=True, help="Of every regulation that is held.")
@click.option("--format", "asked", type=click.Choice(FORMATS), help="text where none is named.")
@language_option
@output_option
@json_option
@click.pass_obj
def command(
    console: Console,
    *,
    ref: str | None,
    limit: int,
    as_of: dt.date | None,
    whole: bool,
    asked: str | None,
    language: str,
    output: Path | None,
    as_json: bool,
) -> None:
    """Find what other jurisdictions have on the subject of REF."""
    format_ = chosen(asked, output, FORMATS, as_json=as_json)
    if whole == (ref is not None) or (whole and (as_of or format_ not in {"text", "json"})):
        raise UsageError(
            "wrong_usage",
            "Name one text, or ask for --all as of today, as text or JSON.",
            remedy="lawdiff analogues REF, or lawdiff analogues --all",
        )
    if whole:
        _all(console, limit, format_, output)
    elif ref is not None:
        texts = console.services.texts
        text = texts.as_of(ref, as_of) if as_of else texts.resolve(ref)
        found = console.services.jurisdictions.analogues_of(text, limit, as_of)
        if format_ == "json":
            deliver_lines([AnaloguesPayload.of(text.name, found, as_of).as_json()], output)
        elif format_ == "text":
            deliver_lines(_lines(text, found), output)
        else:
            file = analogues_file(text, found, format_, language=language)
            deliver(file.data, format_, output)


def _all(console: Console, limit: int, format_: str, output: Path | None) -> None:
    with progress("Comparing") as show:
        every = list(console.services.jurisdictions.all_analogues(limit, show))
    if format_ == "json":
        parts = [AnaloguesPayload.of(name_of(one.version), one.analogues) for one in every]
        deliver_lines([AllAnaloguesPayload(regulations=parts).as_json()], output)
        return
    lines = (
        line
        for one in every
        for line in (click.style(one.version.regulation, bold=True), *_named(one.analogues))
    )
    deliver_lines(lines, output)


def _lines(text: Text, found: Iterable[Analogue]) -> Iterator[str]:
    version = f" {text.entry.regulation}@{text.entry.label}" if text.entry else ""
    yield click.style(text.name.title, bold=True) + version
    yield from list(_named(found)) or ["  no other jurisdiction has a regulation on this subject"]


def _named(found: Iterable[Analogue]) -> Iterator[str]:
    for one in found:
        version = one.version
        held = "" if one.standing == "in_force" else f" [{one.standing}]"
        why = f"{_REASONS[one.reason]}; title {one.title:.2f}, content {one.content:.2f}"
        reference = f"{version.regulation}@{version.label}"
        yield f"  {one.score:.2f} {reference} {version.title}{held} ({why})"
