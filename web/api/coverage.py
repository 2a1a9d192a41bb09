"""What is held as JSON."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response

from lawdiff.payloads.coverage import CoveragePayload
from web.answers import answer_now
from web.context import services
from web.queries import CoverageQuery

api = APIBlueprint("api_coverage", __name__, tag="Coverage")


@api.get("/coverage")
@api.input(CoverageQuery, location="query")
@api.output(CoveragePayload)
def coverage(query_data: CoverageQuery) -> Response:
    """How much is held, of whom and of what kind, and the versions with warnings."""
    browsing = services().browsing
    doubted = browsing.doubted(cursor=query_data.cursor, limit=query_data.limit)
    payload = CoveragePayload.of(
        browsing.holdings(),
        jurisdictions=browsing.jurisdictions(),
        kinds=browsing.kinds(),
        quarantined=len(browsing.quarantined()),
        doubted=doubted.versions,
        cursor=doubted.cursor,
    )
    return answer_now(payload)
