"""``lawdiff blame``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from lawdiff.cli.console import Console, json_option
from lawdiff.cli.history import number_of
from lawdiff.errors import UsageError
from lawdiff.payloads.histories import BlamePayload
from lawdiff.services.versions import Blame


@click.command("blame")
@click.argument("ref")
@click.argument("article")
@json_option
@click.pass_obj
def command(console: Console, ref: str, article: str, as_json: bool) -> None:  # noqa: FBT001
    """Show for every 款, 项 and 目 of ARTICLE which version put its words there.

    ARTICLE (12, 12-1 or 第十二条之一) is its number in the version that REF names.
    """
    entry = console.services.texts.resolve(ref).entry
    if entry is None:
        raise UsageError(
            "needs_version",
            "{ref} is a file: only a version of the record has a past.",
            remedy="Name a regulation as `lawdiff list` prints it.",
            ref=ref[:200],
        )
    found = console.services.versions.blame(entry.regulation, number_of(article), entry.label)
    payload = BlamePayload.of(found.version, found.article, found.lines)
    console.emit(payload, as_json=as_json, text=lambda: _lines(found))


def _lines(found: Blame) -> Iterator[str]:
    yield click.style(
        f"{found.version.title}  {found.version.label}  {found.article.label}", bold=True
    )
    for line in found.lines:
        first = "" if line.first.version == line.version else f" (first {line.first.address})"
        yield f"{click.style(line.version, fg='cyan')}{first}  {line.text}"
