"""A regulation to read: its text in force, as of a day, or one version of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response

from lawdiff.model import VersionEntry
from lawdiff.services.held import version_in
from web import addresses
from web.context import context, services
from web.drawing.reading import Reading
from web.names import Standing, standing
from web.pages.answers import asked, page_of
from web.pages.queries import ReaderQuery
from web.pages.regulations import versions_page
from web.shelf import Settled

pages = Blueprint("reader", __name__)


@pages.get("/r/<jurisdiction>/<slug>")
def current(jurisdiction: str, slug: str) -> Response:
    """The text in force today, or on the day asked for.

    Where none is held, all versions are shown, and never the nearest text in its stead.
    """
    id_ = addresses.regulation_id(jurisdiction, slug)
    query = asked(ReaderQuery)
    day = query.on or services().today()
    with services().browsing.snapshot():
        held = services().texts.versions(id_)
        holding = [entry for entry in held if entry.holds_on(day)]
        if not holding:
            return versions_page(id_, query.on)
        return _read(holding[-1], held, query.on)


@pages.get("/r/<jurisdiction>/<slug>/<label>")
def version(jurisdiction: str, slug: str, label: str) -> Response:
    """One version."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    with services().browsing.snapshot():
        held = services().texts.versions(id_)
        return _read(version_in(held, addresses.label(label)), held)


def _read(entry: VersionEntry, held: Sequence[VersionEntry], on: dt.date | None = None) -> Response:
    today, settled = services().today(), services().versions.settled(entry.regulation)
    return page_of(
        lambda: ("reader.html", _values(entry, held, today, on, settled)), on, today, settled, *held
    )


def _values(
    entry: VersionEntry,
    held: Sequence[VersionEntry],
    today: dt.date,
    on: dt.date | None,
    settled: Settled,
) -> dict[str, Any]:
    place = [v.label for v in held].index(entry.label)
    before = held[place - 1] if place else None
    text = context().shelf.text(entry)
    changes = context().shelf.changes(before, entry, settled) if before else None
    references = services().references.stated(text)
    warnings = services().browsing.warnings(entry)
    return {
        "entry": entry,
        "before": before,
        "document": text.document,
        "held": held[::-1],
        "on": on,
        "standing": standing(entry, today),
        "coming": [v for v in held if standing(v, today) == Standing.FUTURE and v != entry],
        "now": next((v for v in held if v.holds_on(today) and v != entry), None),
        "changes": changes,
        "warnings": warnings,
        "reading": Reading(entry, text.document, changes, before, references),
        "twin": f"/api/v1/regulations/{entry.regulation}/versions/{entry.label}",
    }
