"""``lawdiff parents``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import click

from lawdiff.cli.console import DAY, Console, json_option
from lawdiff.model import AffectedArticle, Parent
from lawdiff.payloads.parents import ParentsPayload

_STATUS = {
    "unchanged": "unchanged since",
    "changed": "CHANGED since",
    "ended": "NO LONGER HOLDS",
    "earlier_not_held": "no text of it that is held is as early as this one",
    "undated": "this text has no date to compare with",
    "not_held": "not held",
    "ambiguous": "several regulations bear this title",
}


@click.command("parents")
@click.argument("ref")
@click.option("--as-of", type=DAY, help="REF as it was in force, and the laws as they stood.")
@json_option
@click.pass_obj
def command(console: Console, *, ref: str, as_of: dt.date | None, as_json: bool) -> None:
    """Show the laws that REF is made under, and what of them changed since."""
    texts = console.services.texts
    text = texts.as_of(ref, as_of) if as_of else texts.resolve(ref)
    found = console.services.jurisdictions.parents_of(text, as_of)
    payload = ParentsPayload.of(text.name, found, as_of)
    console.emit(payload, as_json=as_json, text=lambda: _lines(found))


def _lines(found: list[Parent]) -> Iterator[str]:
    if not found:
        yield "The text names no law as its basis."
    for parent in found:
        yield click.style(f"《{parent.law.title}》 {_STATUS[parent.status]}", bold=parent.flagged)
        if parent.then and parent.now and parent.then != parent.now:
            then, now = parent.then.label, parent.now.label
            yield f"  lawdiff diff {parent.regulation}@{then} {parent.regulation}@{now}"
        if parent.law.articles:
            yield "  cited: " + ", ".join(number.label for number in parent.law.articles)
        yield from map(_affected, parent.affected)


def _affected(article: AffectedArticle) -> str:
    old = article.old.label if article.old else ""
    became = "、".join(article.became) or (article.new.label if article.new else "")
    mark = "* " if article.cited else "  "
    return f"  {mark}{' → '.join(filter(None, (old, became)))} [{article.row_class}]"
