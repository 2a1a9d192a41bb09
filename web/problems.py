"""Refusals over HTTP: one shape for the API (RFC 9457), one page for readers.

Whatever goes wrong in a request ends here. Under /api the answer is a problem document; on pages
it is a page with a way on, in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

import structlog
from apiflask import HTTPError
from flask import Flask, Response, request
from pydantic import BaseModel, Field
from werkzeug.exceptions import HTTPException

from lawdiff.errors import (
    Damaged,
    Forbidden,
    LawdiffError,
    NotFound,
    TooLarge,
    Unavailable,
    UsageError,
)
from lawdiff.payloads.statuses import status_of
from web.doors import challenge
from web.pages.errors import error_page

MEDIA_TYPE = "application/problem+json"

_HTTP: dict[int, LawdiffError] = {
    400: UsageError("bad_request", "The request cannot be understood."),
    404: NotFound("no_such_address", "Nothing is at this address."),
    405: UsageError("method_not_allowed", "This address does not take this method."),
    406: UsageError("not_acceptable", "This address answers in another form."),
    413: TooLarge("request_too_large", "The request is larger than this service takes."),
    415: UsageError("not_json", "The body must be JSON.", remedy="Send application/json."),
    429: Unavailable(
        "too_many_requests", "Too many requests came from here.", remedy="Wait a minute."
    ),
}
_INVALID = UsageError(
    "invalid_request",
    "Some values of the request are wrong.",
    remedy="/api/v1/openapi.json states every parameter.",
)
_FAILED = Damaged("internal_error", "Something went wrong here. It has been noted.")


class FieldProblem(BaseModel):
    """One value of a request that is wrong."""

    field: str
    message: str


class Problem(BaseModel):
    """A refusal over HTTP (RFC 9457). ``code`` is stable; ``detail`` is for people."""

    type: str = "about:blank"
    title: str = Field(description="The name of the status code.")
    status: int
    code: str
    detail: str
    remedy: str | None = Field(description="What to do about it; null where nothing helps.")
    errors: tuple[FieldProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """What becomes of an exception: a refusal, its status, and what else the answer carries."""

    error: LawdiffError
    status: int
    errors: tuple[FieldProblem, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def install(app: Flask) -> None:
    """Answer every exception, the unforeseen ones too."""
    for kind in (Exception, HTTPError):  # the second has a handler of APIFlask's own
        app.register_error_handler(kind, _answer)


def _answer(error: Exception) -> Response:
    failure = _failure(error)
    if failure.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        known = isinstance(error, LawdiffError)
        structlog.get_logger().error(
            "request failed", code=failure.error.code, exc_info=None if known else error
        )
    draw = _problem if _is_api(request.path) else _page
    response = draw(failure)
    response.status_code = failure.status
    response.headers.update(failure.headers)
    response.headers["Cache-Control"] = "no-store"
    return response


def _failure(error: Exception) -> Failure:
    if isinstance(error, LawdiffError):
        headers = {"WWW-Authenticate": challenge(error)} if isinstance(error, Forbidden) else {}
        return Failure(error, status_of(error), headers=headers)
    if isinstance(error, HTTPError):  # a value that does not fit its model
        return Failure(_INVALID, error.status_code, _fields(error.detail))
    if isinstance(error, HTTPException) and error.code is not None:
        headers = {k: v for k, v in error.get_headers() if k in {"Allow", "Retry-After"}}
        return Failure(_HTTP.get(error.code, _HTTP[400]), error.code, (), headers)
    return Failure(_FAILED, HTTPStatus.INTERNAL_SERVER_ERROR)


def _fields(detail: Mapping[str, Mapping[str, list[str]]]) -> tuple[FieldProblem, ...]:
    return tuple(
        FieldProblem(field=name, message=message)
        for fields in detail.values()
        for name, messages in fields.items()
        for message in messages
    )


def _problem(failure: Failure) -> Response:
    problem = Problem(
        title=HTTPStatus(failure.status).phrase,
        status=failure.status,
        code=failure.error.code,
        detail=failure.error.message,
        remedy=failure.error.remedy or None,
        errors=failure.errors,
    )
    return Response(problem.model_dump_json(), mimetype=MEDIA_TYPE)


def _page(failure: Failure) -> Response:
    return error_page(failure.error, failure.status)


def _is_api(path: str) -> bool:
    return path.startswith(("/api/", "/healthz", "/readyz", "/metrics"))
