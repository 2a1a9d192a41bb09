"""``lawdiff align``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import click

from lawdiff.cli.console import Console, json_option
from lawdiff.errors import UsageError
from lawdiff.model import Place, Settled
from lawdiff.model.record import check_regulation_id
from lawdiff.payloads.lineages import AlignmentsPayload, ArticleLinkPart, CorrectionPart, PlacePart
from lawdiff.services.alignments import Alignments


@click.command("align")
@click.argument("id_", metavar="ID")
@click.argument("link", nargs=-1, metavar="[FROM:NO TO:NO same|split|merge|apart|none]")
@json_option
@click.pass_obj
def command(console: Console, id_: str, link: tuple[str, ...], as_json: bool) -> None:  # noqa: FBT001
    """Settle how an article of one version goes on in a later one.

    FROM:NO and TO:NO are a version's label and an article's number: 2018-08-31:12-1. `apart` says
    that they do not belong together, `none` leaves it to the program again. With ID alone: what is
    settled, and the doubtful links nobody settled yet.
    """
    regulation, aligning = check_regulation_id(id_), console.services.aligning
    if link:
        old, new, state = _link(link)
        found = aligning.settle(regulation, old, new, state, actor=console.actor)
    else:
        found = aligning.alignments(regulation)
    payload = AlignmentsPayload.of(regulation, found.settled, found.doubtful)
    console.emit(payload, as_json=as_json, text=lambda: _lines(payload, found))


def _link(link: tuple[str, ...]) -> tuple[Place, Place, Settled]:
    states = {state: state for state in get_args(Settled)}
    if len(link) != 3 or link[2] not in states:
        raise UsageError(
            "wrong_usage",
            "A link is two places and how they belong together.",
            remedy="lawdiff align ID FROM:NO TO:NO same|split|merge|apart|none",
        )
    return _place(link[0]), _place(link[1]), states[link[2]]


def _place(text: str) -> Place:
    place = Place.of_address(text)
    if place is None:
        raise UsageError(
            "bad_place",
            "{text!r} is no article of a version.",
            remedy="Write LABEL:NUMBER, as in 2018-08-31:12-1.",
            text=text[:60],
        )
    return place


def _lines(payload: AlignmentsPayload, found: Alignments) -> Iterator[str]:
    for settled in payload.settled:
        yield f"{settled.verdict}  {_ends(settled)}"
    for doubtful in payload.doubtful:
        score = f"{doubtful.link_kind}, {doubtful.score:.2f}"
        yield click.style(f"?  {_ends(doubtful)}  ({score})", fg="yellow")
    yield f"{len(found.settled)} settled, {len(found.doubtful)} doubtful"


def _ends(link: CorrectionPart | ArticleLinkPart) -> str:
    return f"{_address(link.old)} → {_address(link.new)}"


def _address(place: PlacePart) -> str:
    return f"{place.version}:{'-'.join(map(str, place.number))}"
