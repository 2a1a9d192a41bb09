"""``lawdiff refs``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from lawdiff.cli.console import Console, counted, json_option
from lawdiff.errors import UsageError
from lawdiff.payloads.references import (
    CitedByPayload,
    CitingPart,
    ReferencePart,
    ReferencesPayload,
    TargetPart,
)
from lawdiff.services.browsing import MAX_LIMIT
from lawdiff.services.texts import Text

_MARKS = {"linked": " ", "dangling": "!", "not_held": "?", "ambiguous": "?"}


@click.command("refs")
@click.argument("ref")
@click.option("--cited-by", is_flag=True, help="What refers to the regulation instead.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Skip so many citing places.")
@click.option("--limit", type=click.IntRange(1, MAX_LIMIT), default=50, help="Show so many.")
@json_option
@click.pass_obj
def command(
    console: Console, *, ref: str, cited_by: bool, offset: int, limit: int, as_json: bool
) -> None:
    """Show the references in the text REF, each with the version in force on the text's day.

    Dangling ones (the text has no such article) are marked with !, texts that are not held or
    not told apart by their title with ?.
    """
    text = console.services.texts.resolve(ref)
    if cited_by:
        _cited_by(console, text, offset, limit, as_json=as_json)
        return
    payload = ReferencesPayload.of(text.name, console.services.references.of(text))
    console.emit(payload, as_json=as_json, text=lambda: _lines(payload))


def _cited_by(console: Console, text: Text, offset: int, limit: int, *, as_json: bool) -> None:
    if text.entry is None:
        raise UsageError(
            "needs_regulation",
            "{file} is a file: only regulations of the record are known to be cited.",
            remedy="Name a regulation as `lawdiff list` prints it.",
            file=text.name.file or "",
        )
    found, total = console.services.references.cited_by(text.entry, offset=offset, limit=limit)
    payload = CitedByPayload.of(
        text.entry.regulation,
        [CitingPart.of(x.citing, x.status, x.target) for x in found],
        total=total,
        offset=offset,
    )
    console.emit(payload, as_json=as_json, text=lambda: _citing(payload))


def _lines(payload: ReferencesPayload) -> Iterator[str]:
    yield from map(_line, payload.references)
    yield f"{counted(payload.total, 'reference')}, {payload.dangling} dangling"


def _line(part: ReferencePart) -> str:
    return f"{_MARKS[part.status]} {part.label}  {part.text}  {_target(part.target, part.status)}"


def _citing(payload: CitedByPayload) -> Iterator[str]:
    for part in payload.citing:
        place = f"{part.regulation}@{part.version}  {part.title} {part.label}".rstrip()
        yield f"{_MARKS[part.status]} {place}  {_target(part.target, part.status)}"
    yield f"{len(payload.citing)} of {counted(payload.total, 'place')}" + (
        f"; more: --offset {payload.cursor}" if payload.cursor else ""
    )


def _target(target: TargetPart | None, status: str) -> str:
    said = {"linked": "", "dangling": " (no such article)"}.get(status, f" ({_words(status)})")
    if target is None:
        return f"→{said}"
    article = " " + "-".join(map(str, target.article)) if target.article else ""
    version = f"@{target.version}" if target.version else ""
    return f"→ {target.regulation or ''}{version}{article}{said}"


def _words(status: str) -> str:
    return status.replace("_", " ")
