"""From families of refusals to status codes."""

from __future__ import annotations

from http import HTTPStatus

from lawdiff.errors import (
    Conflict,
    Damaged,
    Forbidden,
    LawdiffError,
    NotFound,
    Refused,
    TooLarge,
    Unauthenticated,
    Unavailable,
    UsageError,
)

_STATUS: dict[type[LawdiffError], HTTPStatus] = {
    UsageError: HTTPStatus.BAD_REQUEST,
    NotFound: HTTPStatus.NOT_FOUND,
    Refused: HTTPStatus.UNPROCESSABLE_ENTITY,
    TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Conflict: HTTPStatus.CONFLICT,
    Unauthenticated: HTTPStatus.UNAUTHORIZED,
    Forbidden: HTTPStatus.FORBIDDEN,
    Damaged: HTTPStatus.INTERNAL_SERVER_ERROR,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}


def status_of(error: LawdiffError) -> int:
    """The status code of a refusal's family."""
    return next(_STATUS[family] for family in type(error).__mro__ if family in _STATUS)
