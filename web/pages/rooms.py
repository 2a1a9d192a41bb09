"""What the pages of the desk share: their navigation, and how they are answered."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from flask import Response, get_flashed_messages, render_template
from flask_babel import LazyString

from lawdiff.errors import LawdiffError
from lawdiff.model import Scope
from lawdiff.payloads.statuses import status_of
from web.doors import person
from web.languages import lazy_gettext, remedy, said


class Room(NamedTuple):
    """A page of the desk: its endpoint, who may use it, its name and what it is for."""

    endpoint: str
    scope: Scope
    name: LazyString
    purpose: LazyString


ROOMS: Final = (
    Room(
        "imports.form",
        "import",
        lazy_gettext("Import"),
        lazy_gettext("Hand texts over, see what is understood, correct it, then file them."),
    ),
    Room(
        "quarantine.kept_back",
        "import",
        lazy_gettext("Quarantine"),
        lazy_gettext("Files that would harm the record, until somebody accepts or drops them."),
    ),
    Room(
        "alignments.listed",
        "align",
        lazy_gettext("Links in doubt"),
        lazy_gettext("Articles that may belong together: look at both, then settle it."),
    ),
    Room("people.tokens", "admin", lazy_gettext("Tokens"), lazy_gettext("What lets programs in.")),
    Room("people.users", "admin", lazy_gettext("People"), lazy_gettext("Who may log in.")),
    Room("people.log", "admin", lazy_gettext("Log"), lazy_gettext("Who did what, and when.")),
)


def desk_page(template: str, error: LawdiffError | None = None, **values: Any) -> Response:
    """A page for one person alone: kept by nobody. ``error`` is a refusal to say on it."""
    user = person()
    body = render_template(
        f"desk/{template}",
        error=(said(error), remedy(error), error.code) if error else None,
        rooms=[room for room in ROOMS if user is not None and user.allows(room.scope)],
        done=get_flashed_messages(),
        twin=None,
        **values,
    )
    response = Response(body, status_of(error) if error else 200, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    return response
