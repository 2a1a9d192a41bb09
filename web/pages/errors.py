"""What a reader sees when something cannot be shown."""

from __future__ import annotations

from flask import Response, render_template

from lawdiff.errors import LawdiffError
from web.languages import remedy, said


def error_page(error: LawdiffError) -> Response:
    """A page that says what went wrong and where to go from here."""
    values = {"message": said(error), "remedy": remedy(error), "code": error.code, "twin": None}
    body = render_template("error.html", **values)
    return Response(body, mimetype="text/html")
