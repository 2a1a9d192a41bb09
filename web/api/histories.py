"""Articles and regulations through time as JSON."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response

from lawdiff.payloads.histories import BlamePayload, HistoryPayload
from lawdiff.payloads.timelines import TimelinePayload
from web import addresses
from web.answers import answer_now
from web.context import services
from web.queries import HistoryQuery, Nothing

api = APIBlueprint("api_histories", __name__, tag="Histories")


_ONE = "/regulations/<jurisdiction>/<slug>"


@api.get(f"{_ONE}/articles/<number>/history")
@api.input(HistoryQuery, location="query")
@api.output(HistoryPayload)
def history(jurisdiction: str, slug: str, number: str, query_data: HistoryQuery) -> Response:
    """An article followed through all versions, whatever its number; oldest first."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    value = addresses.number(number)
    label = addresses.label(query_data.version) if query_data.version is not None else None
    steps = services().versions.history(id_, value, label)
    return answer_now(HistoryPayload.of(id_, value, steps))


@api.get(f"{_ONE}/articles/<number>/blame")
@api.input(HistoryQuery, location="query")
@api.output(BlamePayload)
def blame(jurisdiction: str, slug: str, number: str, query_data: HistoryQuery) -> Response:
    """For every 款, 项 and 目 of an article, the versions that put its words there.

    Words that moved, were renumbered, split off or merged in keep their origin.
    """
    id_ = addresses.regulation_id(jurisdiction, slug)
    label = addresses.label(query_data.version) if query_data.version is not None else None
    found = services().versions.blame(id_, addresses.number(number), label)
    return answer_now(BlamePayload.of(found.version, found.article, found.lines))


@api.get(f"{_ONE}/timeline")
@api.input(Nothing, location="query")
@api.output(TimelinePayload)
def timeline(jurisdiction: str, slug: str, query_data: Nothing) -> Response:  # noqa: ARG001
    """All versions with what each changed, against those that the texts state; missing ones named.

    `chain` is what the 题注 of all versions together state.
    """
    found = services().versions.timeline(addresses.regulation_id(jurisdiction, slug))
    payload = TimelinePayload.of(
        ((step.version, step.tally, step.act) for step in found.steps),
        ((link.event, link.version, link.missing) for link in found.chain),
        services().today(),
    )
    return answer_now(payload)
