"""What is new: adopted, in force, ended, imported; to look through and to subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, request
from flask_babel import lazy_gettext

from lawdiff.errors import UsageError
from lawdiff.model import Change
from lawdiff.services.changes import ChangePage
from web.context import services
from web.languages import remedy, said
from web.names import BASES, Standing, standing
from web.pages.answers import asked, page
from web.pages.choices import choices
from web.queries import ChangesPageQuery

pages = Blueprint("changes", __name__)

NAVIGATION = (("changes.changes", lazy_gettext("What is new")),)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A change, and whether its version holds today."""

    change: Change
    standing: Standing


@pages.get("/changes")
def changes() -> Response:
    """One page of changes, the latest first, narrowed by the kind of day, place, kind, words."""
    query, today = asked(ChangesPageQuery), services().today()
    found, refused = _found(query)
    narrowed = _narrowed()
    return page(
        "changes.html",
        query=query,
        found=found,
        shown=[_Shown(x, standing(x.version, today)) for x in found.changes] if found else [],
        refused=(said(refused), remedy(refused)) if refused else None,
        bases=BASES.items(),
        next=_next(found),
        feed=f"{request.script_root}/feeds/changes.atom?{narrowed}".rstrip("?"),
        **choices(),
        twin=f"/api/v1/changes?{narrowed}".rstrip("?") if found else None,
    )


def _found(query: ChangesPageQuery) -> tuple[ChangePage | None, UsageError | None]:
    """The changes, or why there are none to show."""
    try:
        return services().changes.changes(
            query.filter, cursor=query.cursor, limit=query.limit
        ), None
    except UsageError as error:
        return None, error


def _narrowed() -> str:
    """What the list is narrowed to, as the feed and the API take it."""
    names = ("basis", "since", "until", "jurisdiction", "kind", "regulation", "q")
    return urlencode({n: request.args[n] for n in names if request.args.get(n, "").strip()})


def _next(found: ChangePage | None) -> str | None:
    if found is None or found.cursor is None:
        return None
    return f"{request.path}?{urlencode(request.args.to_dict() | {'cursor': found.cursor})}"
