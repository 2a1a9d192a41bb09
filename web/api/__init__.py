"""The JSON API under /api/v1, a module a family."""

from __future__ import annotations

from apiflask import APIFlask
from flask import request
from werkzeug.exceptions import UnsupportedMediaType

from web.api import (
    changes,
    coverage,
    decisions,
    description,
    diffs,
    histories,
    jurisdictions,
    references,
    regulations,
    search,
)

PREFIX = "/api/v1"
_FAMILIES = (
    regulations,
    diffs,
    decisions,
    histories,
    references,
    changes,
    jurisdictions,
    search,
    coverage,
)


def install(app: APIFlask) -> None:
    """Put the API into an application.

    It takes no cookie for an identity, so its requests need no token against forgery; that a body
    must be JSON keeps forms of other sites from being taken for requests.
    """
    description.install(app)
    app.before_request(_only_json)
    for family in _FAMILIES:
        app.extensions["csrf"].exempt(family.api)
        app.register_blueprint(family.api, url_prefix=PREFIX)


def _only_json() -> None:
    posts = request.method in {"POST", "PUT", "PATCH"} and request.path.startswith(PREFIX)
    if posts and not request.is_json:
        raise UnsupportedMediaType
