"""``lawdiff show``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from lawdiff.cli.console import Console, json_option
from lawdiff.model import Document
from lawdiff.numbering import Number
from lawdiff.payloads.versions import VersionPayload
from lawdiff.services.texts import Text


@click.command("show")
@click.argument("ref")
@json_option
@click.pass_obj
def command(console: Console, ref: str, as_json: bool) -> None:  # noqa: FBT001
    """Print the text that REF names."""
    browsing = console.services.browsing
    text = browsing.text(ref)
    notices = browsing.warnings(text.entry) if text.entry else text.notices
    payload = VersionPayload.of(
        text.document,
        entry=text.entry,
        as_of=text.as_of,
        today=console.services.today(),
        notices=notices,
    )
    console.emit(payload, as_json=as_json, text=lambda: _lines(text, payload))


def _lines(text: Text, payload: VersionPayload) -> Iterator[str]:
    yield click.style(text.document.title, bold=True)
    if text.entry is not None:
        version = text.entry
        until = version.holds_until or "…"
        yield f"{version.regulation}@{version.label}, holds {version.holds_from or '?'} to {until}"
        if payload.in_force is False:
            yield click.style("NOT IN FORCE TODAY", bold=True)
        if version.text_state == "consolidated":
            yield click.style("COMPUTED TEXT, NOT OFFICIAL", bold=True)
    if text.document.note:
        yield text.document.note
    yield ""
    yield from body(text.document)


def body(document: Document) -> Iterator[str]:
    """A regulation as lines to read."""
    if document.preamble:
        yield from (document.preamble, "")
    headings: dict[Number, list[str]] = {h.first: [] for h in document.outline if h.first}
    for heading in document.outline:
        if heading.first:
            headings[heading.first].append(f"{heading.label} {heading.title}".strip())
    for article in document.articles:
        for line in headings.pop(article.number, []):
            yield from (click.style(line, bold=True), "")
        caption = f"（{article.caption}）" if article.caption else ""
        yield f"{click.style(article.label, bold=True)}{caption}　{article.text}"
    for annex in document.annexes:
        yield from ("", click.style(annex.title, bold=True), annex.text)
