"""Families of refusals and the status codes that say them: what a service and its client share."""

from __future__ import annotations

from collections.abc import Mapping
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

_STATUS: Mapping[type[LawdiffError], HTTPStatus] = {
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
_FAMILY: Mapping[int, type[LawdiffError]] = {
    **{status: family for family, status in _STATUS.items()},
    HTTPStatus.TOO_MANY_REQUESTS: Unavailable,
}


def status_of(error: LawdiffError) -> int:
    """The status code of a refusal's family."""
    return next(_STATUS[family] for family in type(error).__mro__ if family in _STATUS)


def family_of(status: int) -> type[LawdiffError]:
    """The family that a status code says; a request that is wrong, where it says none."""
    return _FAMILY.get(status, UsageError)
