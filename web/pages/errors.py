"""What a reader sees when something cannot be shown."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response, render_template

from lawdiff.errors import LawdiffError
from web.languages import lazy_gettext, remedy, said

_TITLES = {
    HTTPStatus.NOT_FOUND: lazy_gettext("Not found"),
    HTTPStatus.FORBIDDEN: lazy_gettext("Not allowed"),
    HTTPStatus.TOO_MANY_REQUESTS: lazy_gettext("Too many requests"),
}
_ASKED = lazy_gettext("This cannot be shown as asked")
_HERE = lazy_gettext("Something failed here")


def error_page(error: LawdiffError, status: int) -> Response:
    """A page that says what went wrong and where to go from here."""
    failed = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    body = render_template(
        "error.html",
        title=_TITLES.get(HTTPStatus(status), _HERE if failed else _ASKED),
        message=said(error),
        remedy=remedy(error),
        code=error.code,
        twin=None,
    )
    return Response(body, mimetype="text/html")
