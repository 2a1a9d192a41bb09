"""What changed, as JSON."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response

from lawdiff.payloads.changes import ChangesPayload, SincePayload
from web.answers import answer_now
from web.bodies import SinceBody
from web.context import services
from web.queries import ChangesQuery

api = APIBlueprint("api_changes", __name__, tag="Changes")


@api.get("/changes")
@api.input(ChangesQuery, location="query")
@api.output(ChangesPayload)
def changes(query_data: ChangesQuery) -> Response:
    """What was adopted, came into force, ended or was imported, the latest day first.

    `undated` counts the versions that cannot be listed because the day asked for is not known.
    """
    wanted = query_data.filter
    page = services().changes.changes(wanted, cursor=query_data.cursor, limit=query_data.limit)
    payload = ChangesPayload.of(
        wanted,
        page.changes,
        total=page.total,
        undated=page.undated,
        cursor=page.cursor,
        today=services().today(),
    )
    return answer_now(payload)


@api.post("/changes/since")
@api.input(SinceBody, location="json")
@api.output(SincePayload)
def since(json_data: SinceBody) -> Response:
    """What became of the versions that somebody relies on, in the order given.

    `reliance` is `current` while the version is the newest and has not ended.
    """
    found = services().changes.since(json_data.versions)
    return answer_now(SincePayload.of(found, services().today()))
