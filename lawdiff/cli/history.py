"""``lawdiff history``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from lawdiff.cli.console import Console, json_option
from lawdiff.cli.diff import marked
from lawdiff.errors import UsageError
from lawdiff.model import Step
from lawdiff.model.record import check_label, check_regulation_id
from lawdiff.numbering import Number
from lawdiff.payloads.histories import HistoryPayload


@click.command("history")
@click.argument("id_", metavar="ID[@LABEL]")
@click.argument("article")
@json_option
@click.pass_obj
def command(console: Console, id_: str, article: str, as_json: bool) -> None:  # noqa: FBT001
    """Follow ARTICLE (12, 12-1 or 第十二条之一) of the regulation ID through all versions.

    ARTICLE is its number in the version LABEL, without one in the latest that has it.
    """
    regulation, _, label = id_.partition("@")
    number = number_of(article)
    steps = console.services.versions.history(
        check_regulation_id(regulation), number, check_label(label) if label else None
    )
    payload = HistoryPayload.of(regulation, number, steps)
    console.emit(payload, as_json=as_json, text=lambda: _lines(steps))


def number_of(text: str) -> Number:
    """The number of an article as people write it.

    Raises:
        UsageError: ``bad_number``.
    """
    number = Number.of_address(text) or Number.of_label(text)
    if number is None:
        raise UsageError(
            "bad_number",
            "{text!r} is no article number.",
            remedy="Write 12, 12-1 or 第十二条之一.",
            text=text[:40],
        )
    return number


def _lines(steps: list[Step]) -> Iterator[str]:
    for step in steps:
        labels = "、".join(a.label for a in step.articles) or "—"
        what = step.change or "first text held"
        act = f"  {step.act.act}" if step.act and step.act.act else ""
        yield click.style(f"{step.version.label}  {labels}  [{what}]", bold=True) + act
        for link in step.doubtful:
            ends = f"{link.source.address} → {link.target.address}"
            yield f"? {ends} ({link.kind}, {link.score:.2f}): in doubt, not followed"
        if step.ops is not None and step.ops.changed:
            yield marked(step.ops)
        elif step.change in {None, "added"}:
            yield from (a.text for a in step.articles)
