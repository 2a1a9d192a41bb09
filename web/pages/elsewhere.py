"""A regulation among others: what other jurisdictions have on its subject, and the law above."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from flask import Blueprint, Response

from lawdiff.model import VersionEntry
from lawdiff.services.held import holding_in, version_in
from lawdiff.services.jurisdictions import MOST
from lawdiff.services.texts import Text
from web import addresses
from web.context import context, services
from web.drawing.heat import heat
from web.drawing.matrix import column_names
from web.names import standing
from web.pages.answers import asked, page
from web.pages.chosen import current, pinned
from web.pages.queries import ElsewhereQuery, LikenessQuery

pages = Blueprint("elsewhere", __name__)

NAMED = 20
"""How many analogues are named."""

_LIKENED = 12


@pages.get("/r/<jurisdiction>/<slug>/elsewhere")
def elsewhere(jurisdiction: str, slug: str) -> Response:
    """The analogues of a regulation with the reason for each, and how its parent laws stand."""
    query = asked(ElsewhereQuery)
    entry, day = entry_of(addresses.regulation_id(jurisdiction, slug), query), query.as_of
    text = context().shelf.text(entry)
    told = services().jurisdictions
    analogues = told.analogues_of(text, NAMED, day)
    chosen = [entry.regulation, *(a.version.regulation for a in analogues[: MOST - 1])]
    of = f"as_of={day.isoformat()}" if day else f"version={entry.label}"
    return page(
        "elsewhere.html",
        entry=entry,
        as_of=day,
        missing=_missing(text, day) if day else [],
        standing_of=lambda version: standing(version, day or services().today()),
        analogues=[(a, a.version if day else current(a.version.regulation)) for a in analogues],
        parents=told.parents_of(text, day),
        all_of_them=addresses.to_compare(chosen, as_of=day),
        elements=addresses.to_elements(chosen, as_of=day),
        here=addresses.to_elsewhere(entry.regulation, day, query.version),
        twin=f"/api/v1/regulations/{entry.regulation}/analogues?{of}",
    )


def _missing(text: Text, day: dt.date) -> list[VersionEntry]:
    """The analogues of which no text in force on a day is held, each by its newest version."""
    found = [a.version for a in services().jurisdictions.analogues_of(text, NAMED)]
    held = [services().texts.versions(version.regulation) for version in found]
    return [versions[-1] for versions in held if not any(v.holds_on(day) for v in versions)]


@pages.get("/r/<jurisdiction>/<slug>/likeness")
def likeness(jurisdiction: str, slug: str) -> Response:
    """How alike all that is held on a regulation's subject is, each with each."""
    id_, day = addresses.regulation_id(jurisdiction, slug), asked(LikenessQuery).as_of
    entries, missing = likened(id_, day)
    matrix = context().shelf.likeness(entries) if len(entries) > 1 else ()
    names = _names(entries)
    return page(
        "likeness.html",
        entry=entries[0],
        as_of=day,
        missing=missing,
        here=addresses.to_likeness(id_, day),
        entries=entries,
        names=names,
        likeness=matrix,
        heat=heat(names, matrix, lambda one, other: _pair(entries, one, other)),
        pair=lambda one, other: _pair(entries, one, other),
        most=MOST,
        twin=f"/api/v1/compare/likeness?items={','.join(map(pinned, entries))}" if matrix else None,
    )


def likened(
    id_: str, day: dt.date | None
) -> tuple[tuple[VersionEntry, ...], tuple[VersionEntry, ...]]:
    """All that is held on a regulation's subject, itself first, as it was in force on a day.

    Then those of which no text of that day is held, each by its newest version.

    Raises:
        NotFound: ``not_in_force`` where no text of the regulation itself is held for that day.
    """
    first = current(id_) if day is None else holding_in(services().texts.versions(id_), day)
    analogues = services().jurisdictions.analogues_of(context().shelf.text(first), _LIKENED - 1)
    entries, missing = [first], []
    for analogue in analogues:
        other = current(analogue.version.regulation)
        if day is not None:
            held = services().texts.versions(other.regulation)
            holding = [version for version in held if version.holds_on(day)]
            entries += holding[-1:]
            missing += [] if holding else [other]
        else:
            entries.append(other)
    return tuple(entries), tuple(missing)


def entry_of(id_: str, query: ElsewhereQuery) -> VersionEntry:
    """The version asked for, else the one in force, else the newest.

    Raises:
        NotFound: ``no_version``, ``not_in_force``.
        UsageError: ``version_and_day``.
    """
    if query.as_of is not None:
        services().texts.as_of(f"{id_}@{query.version}" if query.version else id_, query.as_of)
        return holding_in(services().texts.versions(id_), query.as_of)
    if query.version:
        return version_in(services().texts.versions(id_), addresses.label(query.version))
    return current(id_)


def _names(entries: Sequence[VersionEntry]) -> list[str]:
    items = [context().shelf.text(entry).name for entry in entries]
    return column_names(items, [entry.jurisdiction for entry in entries])


def _pair(entries: Sequence[VersionEntry], one: int, other: int) -> str:
    """The two texts side by side, in the very versions that were likened."""
    return addresses.to_compare([pinned(entries[place]) for place in (one, other)])
