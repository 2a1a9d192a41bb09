"""The list of regulations, and the versions of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import urlencode

from flask import Blueprint, Response, request
from flask_babel import lazy_gettext
from markupsafe import Markup

from lawdiff.model import VersionEntry
from web import addresses
from web.context import services
from web.drawing.timeline import Point, timeline
from web.languages import gettext
from web.names import standing, version_name
from web.pages.answers import asked, page, page_of
from web.pages.choices import choices
from web.queries import RegulationsQuery

pages = Blueprint("regulations", __name__)

NAVIGATION = (("regulations.listed", lazy_gettext("Regulations")),)


@pages.get("/regulations")
def listed() -> Response:
    """One page of regulations, narrowed by jurisdiction, kind and title."""
    query, browsing = asked(RegulationsQuery), services().browsing
    found = browsing.regulations(
        query.filter, as_of=query.as_of, cursor=query.cursor, limit=query.limit
    )
    return page(
        "regulations.html",
        query=query,
        found=found,
        next=_next(found.cursor),
        **choices(),
        twin=f"/api/v1/regulations?{request.query_string.decode()}",
    )


@pages.get("/r/<jurisdiction>/<slug>/versions")
def versions(jurisdiction: str, slug: str) -> Response:
    """All versions of a regulation on a line of time and as a list, with what leads to each."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    regulation, held = services().browsing.regulation(id_)
    today = services().today()
    return page_of(
        lambda: (
            "versions.html",
            {
                "regulation": regulation,
                "steps": _steps(held, today),
                "timeline": _timeline(held, today),
                "twin": f"/api/v1/regulations/{id_}/versions",
            },
        ),
        regulation, *held, today,
    )  # fmt: skip


def _steps(
    held: Sequence[VersionEntry], today: dt.date
) -> list[tuple[VersionEntry, VersionEntry | None, str]]:
    """Every version, the newest first, with the one before it and its standing."""
    pairs = [(None, held[0]), *pairwise(held)]
    return [(new, old, standing(new, today)) for old, new in reversed(pairs)]


def _timeline(held: Sequence[VersionEntry], today: dt.date) -> Markup:
    points = [
        Point(
            day=entry.date,
            label=version_name(entry.label),
            href=addresses.to_version(entry.regulation, entry.label),
            kind=standing(entry, today),
        )
        for entry in held
        if entry.date is not None
    ]
    return timeline(points, today, gettext("today"))


def _next(cursor: str | None) -> str | None:
    if cursor is None:
        return None
    return f"{request.path}?{urlencode(request.args.to_dict() | {'cursor': cursor})}"
