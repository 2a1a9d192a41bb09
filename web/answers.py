"""Payloads as responses: bytes of JSON, an entity tag, how long they may be kept.

A tag is made of what the answer is made of (commits, blob ids, dates, the version of lawdiff)
before the answer itself is: who holds the answer already gets 304 for the price of the tag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import quote

from flask import Response, request

from lawdiff import __version__
from lawdiff.payloads.base import SCHEMA_VERSION, Payload
from lawdiff.services.exports import ExportedFile
from web.context import context
from web.front import keep

_JSON = "application/json"

REVALIDATE = "no-cache"
"""Ask every time whether it is still so."""

IMMUTABLE = "public, max-age=31536000, immutable"
"""What is pinned by labels never changes."""


def tag_of(*parts: object) -> str:
    """The entity tag of an answer made of ``parts`` and nothing else."""
    text = repr((__version__, SCHEMA_VERSION, *parts))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def answer(
    make: Callable[[], Payload], tag: str, *, cache: str = REVALIDATE, location: str | None = None
) -> Response:
    """A payload as a response, made only if neither the client nor the shelf holds it.

    ``location`` is the address of exactly this answer, where another was asked.
    """
    response = held_or(lambda: make().as_json(), tag, _JSON, cache=cache)
    if location is not None:
        response.headers["Content-Location"] = location
    return response


def answer_now(payload: Payload) -> Response:
    """A payload that is made anyway: its tag is that of its bytes."""
    return made(payload.as_json(), _JSON)


def site() -> str:
    """The address under which this service is asked, for links that leave with a file."""
    return request.url_root.rstrip("/")


def download(file: ExportedFile) -> Response:
    """A file to be saved under its own name."""
    response = Response(file.data, mimetype=file.media_type.partition(";")[0])
    response.headers["Content-Type"] = file.media_type
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    response.headers["Cache-Control"] = "no-store"
    return response


def held_or(
    make: Callable[[], str], tag: str, mimetype: str, *, cache: str = REVALIDATE
) -> Response:
    """304 where the client holds what ``tag`` names, else the body from the shelf or made now."""
    if tag in request.if_none_match:
        response = Response(status=HTTPStatus.NOT_MODIFIED)
    else:
        response = Response(context().shelf.answers.get(tag, make), mimetype=mimetype)
    return _told(response, tag, cache)


def made(body: str, mimetype: str) -> Response:
    """304 where the client holds this very body, else the body."""
    tag = tag_of(body)
    held = tag in request.if_none_match
    response = (
        Response(status=HTTPStatus.NOT_MODIFIED) if held else Response(body, mimetype=mimetype)
    )
    return _told(response, tag, REVALIDATE)


def _told(response: Response, tag: str, cache: str) -> Response:
    keep()
    response.set_etag(tag)
    response.headers["Cache-Control"] = cache
    return response
