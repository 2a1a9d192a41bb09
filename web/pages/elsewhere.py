"""A regulation among others: what other jurisdictions have on its subject, and the law above."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response

from lawdiff.model import VersionEntry
from lawdiff.services.held import version_in
from lawdiff.services.jurisdictions import MOST
from web import addresses
from web.context import context, services
from web.drawing.heat import heat
from web.drawing.matrix import column_names
from web.names import standing
from web.pages.answers import asked, page
from web.pages.chosen import current, pinned
from web.pages.queries import ElsewhereQuery

pages = Blueprint("elsewhere", __name__)

NAMED = 20
"""How many analogues are named."""

_LIKENED = 12


@pages.get("/r/<jurisdiction>/<slug>/elsewhere")
def elsewhere(jurisdiction: str, slug: str) -> Response:
    """The analogues of a regulation with the reason for each, and how its parent laws stand."""
    entry = entry_of(addresses.regulation_id(jurisdiction, slug), asked(ElsewhereQuery))
    text = context().shelf.text(entry)
    told = services().jurisdictions
    analogues = told.analogues_of(text, NAMED)
    chosen = [entry.regulation, *(a.version.regulation for a in analogues[: MOST - 1])]
    return page(
        "elsewhere.html",
        entry=entry,
        standing_of=lambda version: standing(version, services().today()),
        analogues=[(a, current(a.version.regulation)) for a in analogues],
        parents=told.parents_of(text),
        all_of_them=addresses.to_compare(chosen),
        elements=addresses.to_elements(chosen),
        here=addresses.to_elsewhere(entry.regulation),
        twin=f"/api/v1/regulations/{entry.regulation}/analogues?version={entry.label}",
    )


@pages.get("/r/<jurisdiction>/<slug>/likeness")
def likeness(jurisdiction: str, slug: str) -> Response:
    """How alike all that is held on a regulation's subject is, each with each."""
    entry = entry_of(addresses.regulation_id(jurisdiction, slug), asked(ElsewhereQuery))
    analogues = services().jurisdictions.analogues_of(context().shelf.text(entry), _LIKENED - 1)
    entries = (entry, *(current(analogue.version.regulation) for analogue in analogues))
    matrix = context().shelf.likeness(entries) if analogues else ()
    names = _names(entries)
    return page(
        "likeness.html",
        entry=entry,
        entries=entries,
        names=names,
        likeness=matrix,
        heat=heat(names, matrix, lambda one, other: _pair(entries, one, other)),
        pair=lambda one, other: _pair(entries, one, other),
        most=MOST,
        twin=f"/api/v1/compare/likeness?items={','.join(map(pinned, entries))}"
        if analogues
        else None,
    )


def entry_of(id_: str, query: ElsewhereQuery) -> VersionEntry:
    """The version asked for, else the one in force, else the newest."""
    if query.version:
        return version_in(services().texts.versions(id_), addresses.label(query.version))
    return current(id_)


def _names(entries: Sequence[VersionEntry]) -> list[str]:
    items = [context().shelf.text(entry).name for entry in entries]
    return column_names(items, [entry.jurisdiction for entry in entries])


def _pair(entries: Sequence[VersionEntry], one: int, other: int) -> str:
    """The two texts side by side, in the very versions that were likened."""
    return addresses.to_compare([pinned(entries[place]) for place in (one, other)])
