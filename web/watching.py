"""Every request watched: an id, a line in the log, a count. The outermost layer of all."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import structlog
from flask import Flask, request

from web.logs import configure
from web.metrics import Metrics

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ENDPOINT = "lawdiff.endpoint"
"""Where an environment says which route answered."""

_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


def install(app: Flask) -> None:
    """Watch every request of an application, and tell the numbers under /metrics."""
    configure()
    numbers = Metrics()
    app.before_request(_note_endpoint)
    app.add_url_rule("/metrics", "metrics", numbers.page)
    app.wsgi_app = Watch(app.wsgi_app, numbers)  # type: ignore[method-assign]


def _note_endpoint() -> None:
    request.environ[ENDPOINT] = request.endpoint or "none"


class Watch:
    """Gives every request an id, logs and counts its answer."""

    def __init__(self, wsgi: WSGIApplication, numbers: Metrics) -> None:
        self._wsgi = wsgi
        self._numbers = numbers

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer, and note how."""
        began = time.perf_counter()
        id_ = _id_of(environ)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=id_)
        given = ""

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            nonlocal given
            given = status.partition(" ")[0]
            return start_response(status, [*headers, ("X-Request-ID", id_)], *rest)

        body = self._wsgi(environ, start)
        seconds = time.perf_counter() - began
        self._numbers.count(environ.get(ENDPOINT, "none"), given, seconds)
        structlog.get_logger().info(
            "request",
            method=environ["REQUEST_METHOD"],
            path=_path_of(environ),
            status=int(given),
            ms=round(seconds * 1000, 1),
        )
        return body


def _id_of(environ: WSGIEnvironment) -> str:
    """The id that a proxy gave, if it has a form that forges no lines; else one made now."""
    asked = environ.get("HTTP_X_REQUEST_ID", "")
    return asked if _ID.fullmatch(asked) else secrets.token_hex(8)


def _path_of(environ: WSGIEnvironment) -> str:
    path: str = environ.get("PATH_INFO", "")
    return path.encode("latin-1", "replace").decode("utf-8", "replace")
