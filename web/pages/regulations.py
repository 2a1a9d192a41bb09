"""The list of regulations, and the versions of one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, request
from markupsafe import Markup

from lawdiff.model import VersionEntry
from lawdiff.services.timelines import Timeline, TimelineStep
from web import addresses
from web.context import services
from web.doors import may
from web.drawing.sizes import changed, size_bar
from web.drawing.timeline import Band, Point, timeline
from web.languages import gettext, lazy_gettext
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
    regulation, _ = services().browsing.regulation(id_)
    through = services().versions.timeline(id_)
    held = [step.version for step in through.steps]
    today = services().today()

    def values() -> dict[str, Any]:
        return {
            "regulation": regulation,
            "missed": missed,
            "steps": _shown(through, today),
            "chain": through.chain,
            "lacking": len(through.missing),
            "ends": [(v.label, version_name(v.label)) for v in reversed(held)],
            "timeline": _timeline(through, today),
            "twin": f"/api/v1/regulations/{id_}/timeline",
        }

    response = page_of(
        lambda: ("versions.html", values()), regulation, through, today, may("align")
    )
    if missed and response.status_code == HTTPStatus.OK:
        response.status_code = HTTPStatus.NOT_FOUND
    return response


@dataclass(frozen=True, slots=True)
class _Shown:
    """A step with the version before it, its standing, and how much it changed as a bar."""

    step: TimelineStep
    before: VersionEntry | None
    standing: Standing
    bar: Markup


def _shown(through: Timeline, today: dt.date) -> list[_Shown]:
    """Every version, the newest first."""
    steps = through.steps
    largest = max(changed(step.tally) for step in steps)
    before = [None, *(step.version for step in steps)]
    return [
        _Shown(step, old, standing(step.version, today), size_bar(step.tally, largest))
        for old, step in reversed(list(zip(before, steps, strict=False)))
    ]


def _timeline(through: Timeline, today: dt.date) -> Markup:
    """The versions held and, between them, the texts that are stated and not held."""
    held = [step.version for step in through.steps]
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
    points += [
        Point(event.date, gettext("not held"), "#chain", "missing", "缺")
        for event in through.missing
        if event.date is not None
    ]
    bands = [
        Band(entry.holds_from, entry.holds_until, standing(entry, today))
        for entry in held
        if entry.holds_from is not None
    ]
    points.sort(key=lambda point: point.day)
    return timeline(points, today, gettext("today"), bands)


def _next(cursor: str | None) -> str | None:
    if cursor is None:
        return None
    return f"{request.path}?{urlencode(request.args.to_dict() | {'cursor': cursor})}"
