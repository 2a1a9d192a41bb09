"""``lawdiff concordance``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from lawdiff.cli.console import Console, json_option
from lawdiff.cli.files import chosen, deliver, deliver_lines, language_option, output_option
from lawdiff.errors import UsageError
from lawdiff.payloads.concordances import ConcordancePayload
from lawdiff.services.exports import TABLE_FORMATS, concordance_file

FORMATS = ("text", "json", *TABLE_FORMATS)


@click.command("concordance")
@click.argument("texts", nargs=-1, metavar="ID FROM TO | A B")
@click.option("--format", "asked", type=click.Choice(FORMATS), help="text where none is named.")
@language_option
@output_option
@json_option
@click.pass_obj
def command(
    console: Console,
    *,
    texts: tuple[str, ...],
    asked: str | None,
    language: str,
    output: Path | None,
    as_json: bool,
) -> None:
    """Show which new number each old one became.

    Between the versions FROM and TO of the regulation ID, or between the texts A and B.
    """
    format_ = chosen(asked, output, FORMATS, as_json=as_json)
    diffed = console.services.versions.diff(*_ends(texts))
    if format_ in TABLE_FORMATS:
        file = concordance_file(diffed, format_, language=language)
        deliver(file.data, format_, output)
        return
    payload = ConcordancePayload.of(diffed.diff, diffed.concordance, diffed.dangling)
    deliver_lines([payload.as_json()] if format_ == "json" else _lines(payload), output)


def _ends(texts: tuple[str, ...]) -> tuple[str, str]:
    if not 2 <= len(texts) <= 3:
        raise UsageError(
            "wrong_usage",
            "A concordance takes a regulation and two of its versions, or two texts.",
            remedy="lawdiff concordance ID FROM TO | A B",
        )
    *id_, old, new = texts
    return (f"{id_[0]}@{old}", f"{id_[0]}@{new}") if id_ else (old, new)


def _lines(payload: ConcordancePayload) -> Iterator[str]:
    for old in payload.articles:
        became = "、".join(
            new.label if new.link_kind == "same" else f"{new.label} ({new.link_kind})"
            for new in old.became
        )
        yield f"{old.label} → {became or '—'}"
    yield from (f"— → {side.label}" for side in payload.added)
    for reference in payload.dangling:
        meant = f"{reference.meant} before" if reference.meant else "no article before"
        now = reference.now or "nothing"
        yield f"! {reference.label}: {reference.text} meant {meant}, now {now}"
