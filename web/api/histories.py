"""Articles through time as JSON."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response

from lawdiff.payloads.histories import HistoryPayload
from web import addresses
from web.answers import answer_now
from web.context import services
from web.queries import HistoryQuery

api = APIBlueprint("api_histories", __name__, tag="Histories")


@api.get("/regulations/<jurisdiction>/<slug>/articles/<number>/history")
@api.input(HistoryQuery, location="query")
@api.output(HistoryPayload)
def history(jurisdiction: str, slug: str, number: str, query_data: HistoryQuery) -> Response:
    """An article followed through all versions, whatever its number; oldest first."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    value = addresses.number(number)
    label = addresses.label(query_data.version) if query_data.version is not None else None
    steps = services().versions.history(id_, value, label)
    return answer_now(HistoryPayload.of(id_, value, steps))
