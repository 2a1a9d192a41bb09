"""Choosing the texts to put side by side."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from flask import Response

from lawdiff.errors import LawdiffError, NotFound
from lawdiff.model import Analogue, Filter, RegulationEntry
from lawdiff.services.jurisdictions import FEWEST, MOST
from web import addresses
from web.context import context, services
from web.languages import remedy, said
from web.pages.answers import page
from web.pages.choices import choices
from web.pages.chosen import Chosen
from web.pages.queries import SideBySideQuery

_CANDIDATES = 30
_SUGGESTED = 12


def choosing_page(
    query: SideBySideQuery, chosen: Sequence[Chosen], refusals: Sequence[LawdiffError]
) -> Response:
    """The page on which texts are chosen, with what kept those chosen from being compared."""
    candidates, total = _candidates(query, chosen)
    response = page(
        "choose.html",
        query=query,
        chosen=chosen,
        refusals=[(said(refusal), remedy(refusal)) for refusal in refusals],
        candidates=candidates,
        suggested=_suggested(query, chosen),
        total=total,
        few=FEWEST,
        most=MOST,
        without=lambda gone: addresses.to_compare(
            [c.reference for c in chosen if c is not gone], as_of=query.as_of, choose="1"
        ),
        **choices(),
        twin=None,
    )
    if refusals and response.status_code == HTTPStatus.OK:
        unknown = any(isinstance(refusal, NotFound) for refusal in refusals)
        response.status_code = HTTPStatus.NOT_FOUND if unknown else HTTPStatus.BAD_REQUEST
    return response


def _suggested(query: SideBySideQuery, chosen: Sequence[Chosen]) -> list[Analogue]:
    """What others have on the subject of the first text, while nothing else is searched for."""
    first = next((item.entry for item in chosen if item.entry), None)
    if first is None or query.q or query.jurisdiction:
        return []
    taken = {item.regulation for item in chosen}
    named = services().jurisdictions.analogues_of(context().shelf.text(first), _SUGGESTED)
    return [analogue for analogue in named if analogue.version.regulation not in taken]


def _candidates(
    query: SideBySideQuery, chosen: Sequence[Chosen]
) -> tuple[list[RegulationEntry], int]:
    """The regulations that the search finds, save those chosen; nothing where nothing was asked."""
    if not (query.q or query.jurisdiction):
        return [], 0
    wanted = Filter(title=query.q or None, jurisdiction=query.jurisdiction or None)
    listed = services().browsing.regulations(wanted, as_of=query.as_of, limit=_CANDIDATES)
    taken = {item.regulation for item in chosen}
    return [entry for entry in listed.regulations if entry.id not in taken], listed.total
