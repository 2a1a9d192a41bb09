"""Answers given before, given again before the framework is asked.

What costs most of a second request is not the page but finding out which page it is. So what was
answered is kept with the moment at which it was: the state of the catalogue and the day. At the
same moment the same question has the same answer. Only answers that say so are kept (see `keep`).
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from flask import Flask, request

from lawdiff.bootstrap import Services
from lawdiff.errors import LawdiffError
from web.context import context
from web.watching import ENDPOINT

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_KEEP = "lawdiff.keep"
_BYTES = 64_000_000  # of answers
_ASKED = (  # all that an answer may depend on
    "wsgi.url_scheme", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING",
    "HTTP_ACCEPT_LANGUAGE", "HTTP_COOKIE",
)  # fmt: skip
_OF_A_BODY = frozenset({"Content-Type", "Content-Length"})

Moment = tuple[int, dt.date]
Question = tuple[str, ...]
Headers = list[tuple[str, str]]


def install(app: Flask) -> None:
    """Stand before an application, unless it asks who reads."""
    with app.app_context():
        services = context().services
        if context().settings.private:
            return
    app.wsgi_app = Front(app.wsgi_app, services)  # type: ignore[method-assign]


def keep() -> None:
    """Say that the answer at hand depends on the question, the catalogue and the day alone."""
    request.environ[_KEEP] = True


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer: when it was given, by which route, under which entity tag."""

    moment: Moment
    endpoint: str
    tag: str
    headers: Headers
    body: bytes


class Front:
    """Keeps answers, the most lately used ones up to a number of bytes, and gives them again."""

    def __init__(self, wsgi: WSGIApplication, services: Services) -> None:
        self._wsgi = wsgi
        self._services = services
        self._kept: OrderedDict[Question, _Kept] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from what is kept, else ask on."""
        if environ["REQUEST_METHOD"] != "GET":
            return self._wsgi(environ, start_response)
        question = tuple(environ.get(name, "") for name in _ASKED)
        moment, kept = self._moment(), self._kept.get(question)
        if kept is None or kept.moment != moment:
            return self._ask(question, moment, environ, start_response)
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
        return _again(kept, environ, start_response)

    def _moment(self) -> Moment | None:
        """The state of the catalogue and the day; None where that cannot be told cheaply."""
        try:
            generation = self._services.browsing.generation()
        except LawdiffError:  # the request itself will say so
            return None
        return None if generation is None else (generation, self._services.today())

    def _ask(
        self,
        question: Question,
        moment: Moment | None,
        environ: WSGIEnvironment,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        """Ask on, and keep an answer that may be kept."""
        answered: list[tuple[str, Headers]] = []

        def start(status: str, headers: Headers, *rest: Any) -> Any:
            answered.append((status, headers))
            return start_response(status, headers, *rest)

        body = self._wsgi(environ, start)
        status, headers = answered[-1]
        if moment is None or _KEEP not in environ or not status.startswith("200"):
            return body
        whole = b"".join(body)
        tag = dict(headers)["ETag"]
        self._put(question, _Kept(moment, environ[ENDPOINT], tag, headers, whole))
        return [whole]

    def _put(self, question: Question, kept: _Kept) -> None:
        with self._lock:
            before = self._kept.pop(question, None)
            self._size += len(kept.body) - (len(before.body) if before else 0)
            self._kept[question] = kept
            while self._size > _BYTES:
                _, oldest = self._kept.popitem(last=False)
                self._size -= len(oldest.body)


def _again(kept: _Kept, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """A kept answer, or 304 to who holds it."""
    environ[ENDPOINT] = kept.endpoint
    if kept.tag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response("304 NOT MODIFIED", [h for h in kept.headers if h[0] not in _OF_A_BODY])
        return []
    start_response("200 OK", kept.headers)
    return [kept.body]
