"""Is it alive, is it ready: for whoever watches the service."""

from __future__ import annotations

from flask import Blueprint, Flask, jsonify
from flask.typing import ResponseReturnValue

from lawdiff import __version__
from web.context import services

health = Blueprint("health", __name__)


def install(app: Flask) -> None:
    """Answer under /healthz and /readyz."""
    app.register_blueprint(health)


@health.get("/healthz")
def alive() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(status="ok", version=__version__)


@health.get("/readyz")
def ready() -> ResponseReturnValue:
    """The catalogue answers; if it does not, the refusal says why, with 503."""
    held = sum(count for _, _, count in services().browsing.jurisdictions())
    return jsonify(status="ok", regulations=held)
