"""The list of regulations, and the versions of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, request
from flask_babel import lazy_gettext
from markupsafe import Markup

from lawdiff.model import RowClass, VersionEntry
from web import addresses
from web.context import services
from web.drawing.timeline import Band, Point, timeline
from web.languages import gettext
from web.names import Standing, standing, version_name
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
    return versions_page(addresses.regulation_id(jurisdiction, slug))


def versions_page(id_: str, missed: dt.date | None = None) -> Response:
    """All versions; ``missed`` is the day for which a text was asked that none of them holds on."""
    regulation, held = services().browsing.regulation(id_)
    today = services().today()

    def values() -> dict[str, Any]:
        return {
            "regulation": regulation,
            "missed": missed,
            "steps": _shown(held, today),
            "timeline": _timeline(held, today),
            "twin": f"/api/v1/regulations/{id_}/versions",
        }

    response = page_of(lambda: ("versions.html", values()), regulation, *held, today)
    if missed and response.status_code == HTTPStatus.OK:
        response.status_code = HTTPStatus.NOT_FOUND
    return response


@dataclass(frozen=True, slots=True)
class _Shown:
    """One version with the one before it, its standing, and how many articles of each class."""

    entry: VersionEntry
    before: VersionEntry | None
    standing: Standing
    tally: Mapping[RowClass, int]


def _shown(held: Sequence[VersionEntry], today: dt.date) -> list[_Shown]:
    """Every version, the newest first."""
    tallies = services().versions.tallies(held)
    pairs = [(None, held[0]), *pairwise(held)]
    return [
        _Shown(new, old, standing(new, today), tallies.get(new.label, {}))
        for old, new in reversed(pairs)
    ]


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
    bands = [
        Band(entry.holds_from, entry.holds_until, standing(entry, today))
        for entry in held
        if entry.holds_from is not None
    ]
    return timeline(points, today, gettext("today"), bands)


def _next(cursor: str | None) -> str | None:
    if cursor is None:
        return None
    return f"{request.path}?{urlencode(request.args.to_dict() | {'cursor': cursor})}"
