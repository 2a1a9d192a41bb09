"""Forms: what was typed in is never lost, not even when a page was open for too long."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Flask, Response, render_template, request
from flask_wtf.csrf import CSRFError

from lawdiff.errors import UsageError
from web.doors import person
from web.fields import PASSWORDS, value_said, words_of
from web.languages import remedy, said

_STALE = UsageError(
    "stale_form",
    "This page was open for too long; nothing was done yet.",
    remedy="Look at what you entered, then send it again.",
)
_FOREIGN = UsageError("foreign_form", "This form was not sent from a page of this service.")
_OURS = frozenset({"csrf_token"})


def install(app: Flask) -> None:
    """Answer forms whose token does not count."""
    app.register_error_handler(CSRFError, _stale)


def text(name: str) -> str:
    """What was typed into a field, without white space around it."""
    return request.form.get(name, "").strip()


def _stale(_: Exception) -> Response:
    """Offer the same form again with what was entered, if it came from a page of ours."""
    ours = _is_ours()
    error = _STALE if ours else _FOREIGN
    fields = [(k, v) for k, v in request.form.items(multi=True) if ours and k not in _OURS]
    shown = [(words_of(k), value_said(k, v)) for k, v in fields if v.strip()]
    body = render_template(
        "stale.html",
        message=f"{said(error)} {remedy(error)}",
        fields=[(k, v) for k, v in fields if "password" not in k],
        shown=[(words, value) for words, value in shown if words],
        passwords=[(k, PASSWORDS[k]) for k, _ in fields if k in PASSWORDS],
        files=sorted(request.files) if ours else (),
        resend=ours,
        known=person() is not None,
        twin=None,
    )
    response = Response(body, HTTPStatus.BAD_REQUEST, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_ours() -> bool:
    """Whether the browser says that one of our own pages sent the form."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc == request.host
