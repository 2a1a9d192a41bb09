"""The application, put together from its parts."""

from __future__ import annotations

import gc
import secrets
from collections.abc import MutableMapping
from typing import Any

from apiflask import APIFlask
from flask.templating import Environment
from jinja2 import StrictUndefined

from lawdiff import __version__
from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from web import (
    api,
    assets,
    cloning,
    context,
    doors,
    feeds,
    forms,
    front,
    health,
    languages,
    limits,
    pages,
    problems,
    security,
    watching,
)
from web.shelf import Shelf

_YOUNG = 10_000
"""How many new values Python waits for before it looks for rings among them. A long page is made
of that many, and they are gone with it: looking at every 700, as is the rule, takes a seventh of
its time."""


class _Environment(Environment):
    """Gives every template what all share as one dict, since nothing is added after the start.

    The chain of two that it would get is walked name by name on every page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows, its own before what all share."""
        return {**self.globals, **(d or {})}


def create_app(settings: Settings, services: Services | None = None) -> APIFlask:
    """The pages and the API over one record.

    ``services`` are built from the settings where none are given; nothing is opened before the
    first request needs it.
    """
    services = services or Services(settings)
    app = APIFlask(
        "web",
        title="lawdiff",
        version=__version__,
        spec_path="/api/v1/openapi.json",
        docs_path=None,
        json_errors=False,
    )
    key = settings.secret_key
    app.config.from_mapping(
        SECRET_KEY=key.get_secret_value() if key else secrets.token_urlsafe(32),
        MAX_CONTENT_LENGTH=settings.max_request,
        MAX_FORM_MEMORY_SIZE=settings.max_request,
    )
    app.jinja_environment = _Environment
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    context.install(app, context.Context(settings, services, Shelf(services)))
    for part in (doors, security, forms, languages, assets, problems, health, api, feeds, pages):
        part.install(app)
    gc.set_threshold(_YOUNG)
    for layer in (front, cloning, limits, watching):  # from the innermost to the outermost
        layer.install(app)
    return app
