"""What is new: adopted, in force, ended, imported; to look through and to subscribe to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from lawdiff.errors import TooLarge, UsageError
from lawdiff.model import Change
from lawdiff.payloads.statuses import status_of
from lawdiff.services.changes import ChangePage
from web.context import services
from web.languages import lazy_gettext, remedy, said
from web.names import BASES, RELIANCES, Standing, standing
from web.pages.answers import asked, page
from web.pages.choices import choices
from web.queries import ChangesPageQuery

pages = Blueprint("changes", __name__)

_PAGE = re.compile(r"/r/([^/]+/[^/]+)/([^/?#]+)")
_LONGEST = 250_000  # characters of a list

NAVIGATION = (("changes.changes", lazy_gettext("What is new")),)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A change, and whether its version holds today."""

    change: Change
    standing: Standing


@pages.get("/changes")
def changes() -> Response:
    """One page of changes, the latest first, narrowed by the kind of day, place, kind, words."""
    query = asked(ChangesPageQuery)
    found, refused = _found(query)
    narrowed = _narrowed()
    return page(
        "changes.html",
        query=query,
        found=found,
        shown=_shown(found.changes) if found else [],
        refused=(said(refused), remedy(refused)) if refused else None,
        bases=BASES.items(),
        next=_next(found),
        feed=f"{request.script_root}/feeds/changes.atom?{narrowed}".rstrip("?"),
        **choices(),
        twin=f"/api/v1/changes?{narrowed}".rstrip("?") if found else None,
    )


@pages.route("/changes/since", methods=["GET", "POST"])
def since() -> Response:
    """What became of the versions in a list that somebody hands over; nothing of it is stored."""
    given = request.values.get("versions", "")[:_LONGEST]
    try:
        found, refused = services().changes.since([_named(name) for name in given.split()]), None
    except TooLarge as error:
        found, refused = [], error
    body = render_template(
        "since.html",
        given=given,
        found=[(one, _shown(one.newer)) for one in found],
        changed=sum(one.reliance != "current" for one in found),
        refused=(said(refused), remedy(refused)) if refused else None,
        reliances=RELIANCES,
        twin=None,
    )
    status = status_of(refused) if refused else HTTPStatus.OK
    return Response(body, status, mimetype="text/html", headers={"Cache-Control": "no-store"})


def _shown(changes: Iterable[Change]) -> list[_Shown]:
    today = services().today()
    return [_Shown(change, standing(change.version, today)) for change in changes]


def _named(name: str) -> str:
    """A version as ``ID@LABEL``, where the address of its page was given too."""
    address = _PAGE.search(name)
    return f"{address[1]}@{address[2]}" if address else name


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
