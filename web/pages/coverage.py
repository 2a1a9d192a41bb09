"""What is held, and what about it is in doubt."""

from __future__ import annotations

from flask import Blueprint, Response, request

from web.context import services
from web.languages import said
from web.pages.answers import asked, page
from web.queries import CoverageQuery

pages = Blueprint("coverage", __name__)


@pages.get("/coverage")
def coverage() -> Response:
    """Counts by jurisdiction and kind, versions with warnings, files that wait for a decision."""
    query, browsing = asked(CoverageQuery), services().browsing
    doubted = browsing.doubted(cursor=query.cursor, limit=query.limit)
    return page(
        "coverage.html",
        holdings=browsing.holdings(),
        jurisdictions=browsing.jurisdictions(),
        kinds=browsing.kinds(),
        doubted=[(entry, dict.fromkeys(map(said, notices))) for entry, notices in doubted.versions],
        next=f"{request.path}?cursor={doubted.cursor}" if doubted.cursor else None,
        quarantined=[(f, dict.fromkeys(map(said, f.reasons))) for f in browsing.quarantined()],
        twin="/api/v1/coverage",
    )
