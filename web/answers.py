"""Payloads as responses: bytes of JSON, an entity tag, how long they may be kept.

A tag is made of what the answer is made of (commits, blob ids, dates, the version of lawdiff)
before the answer itself is: who holds the answer already gets 304 for the price of the tag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from http import HTTPStatus

from flask import Response, request

from lawdiff import __version__
from lawdiff.payloads.base import SCHEMA_VERSION, Payload

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
    """A payload as a response, made only if the client does not hold it.

    ``location`` is the address of exactly this answer, where another was asked.
    """
    return held_or(
        lambda: Response(make().as_json(), mimetype="application/json"),
        tag,
        cache=cache,
        location=location,
    )


def held_or(
    make: Callable[[], Response], tag: str, *, cache: str = REVALIDATE, location: str | None = None
) -> Response:
    """304 where the client holds what ``tag`` names, else the response that ``make`` gives."""
    held = tag in request.if_none_match
    response = Response(status=HTTPStatus.NOT_MODIFIED) if held else make()
    response.set_etag(tag)
    response.headers["Cache-Control"] = cache
    if location is not None:
        response.headers["Content-Location"] = location
    return response


def answer_now(payload: Payload) -> Response:
    """A payload that is made anyway: its tag is that of its bytes."""
    body = payload.as_json()
    return held_or(lambda: Response(body, mimetype="application/json"), tag_of(body))
