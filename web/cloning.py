"""Read-only git under /git/{jurisdiction}/{slug}.git, for stock clients.

It stands before the framework, since its answers are streams of any length and its requests no
forms. What a client asks git for is bounded by the record; here, by how many are served at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request, Response
from werkzeug.wsgi import ClosingIterator

from lawdiff.bootstrap import Services
from lawdiff.errors import Forbidden, LawdiffError, NotFound, Unavailable, UsageError
from lawdiff.payloads.statuses import status_of
from web.context import context
from web.watching import ENDPOINT

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PREFIX = "/git/"
_AT_ONCE = 4  # in each process, so that pages are still served
_REQUEST = "application/x-git-upload-pack-request"
_HEADERS = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


def install(app: Flask) -> None:
    """Stand before an application."""
    with app.app_context():
        here = context()
    cloning = CloneDesk(app.wsgi_app, here.services, here.settings.max_request)
    app.wsgi_app = cloning  # type: ignore[method-assign]


class CloneDesk:
    """Answers git's clients, and passes everything else on."""

    def __init__(self, wsgi: WSGIApplication, services: Services, max_request: int) -> None:
        self._wsgi = wsgi
        self._services = services
        self._max_request = max_request
        self._free = BoundedSemaphore(_AT_ONCE)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer what begins with /git/."""
        if not environ.get("PATH_INFO", "").startswith(_PREFIX):
            return self._wsgi(environ, start_response)
        environ[ENDPOINT] = "git"
        request = Request(environ)
        request.max_content_length = self._max_request
        response = self._answer(request)
        response.headers.update(_HEADERS)
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        try:
            return self._asked(request)
        except LawdiffError as error:
            return _said(error, status_of(error))
        except HTTPException as error:
            return Response(f"{error.name}\n", error.code, mimetype="text/plain")

    def _asked(self, request: Request) -> Response:
        id_, _, rest = request.path.removeprefix(_PREFIX).partition(".git/")
        _check_service(request, rest)
        cloning = self._services.cloning
        if rest == "info/refs" and request.method in {"GET", "HEAD"}:
            return Response(cloning.advertised(id_), mimetype=cloning.ADVERTISEMENT)
        if rest == "git-upload-pack" and request.mimetype == _REQUEST and request.method == "POST":
            return Response(self._packed(id_, request), mimetype=cloning.RESULT)
        raise UsageError("bad_git_request", "git does not understand the request.")

    def _packed(self, id_: str, request: Request) -> Iterable[bytes]:
        """The answer as it comes, while one of the places is taken."""
        if not self._free.acquire(blocking=False):
            raise Unavailable(
                "too_many_clones", "Too many clones are being made.", remedy="Wait a minute."
            )
        try:
            gzipped = request.headers.get("Content-Encoding") == "gzip"
            packed = self._services.cloning.packed(id_, request.get_data(), gzipped=gzipped)
        except BaseException:
            self._free.release()
            raise
        return ClosingIterator(packed, self._free.release)


def _check_service(request: Request, rest: str) -> None:
    """Only git's own requests, and of these only those that read.

    Raises:
        NotFound: ``no_such_address``.
        Forbidden: ``git_read_only``.
    """
    if rest not in {"info/refs", "git-upload-pack", "git-receive-pack"}:
        raise NotFound("no_such_address", "Nothing is at this address.")
    service = request.args.get("service") if rest == "info/refs" else rest
    if service != "git-upload-pack":
        raise Forbidden(
            "git_read_only",
            "Regulations can be cloned and fetched by git's HTTP protocol, never written to.",
        )


def _said(error: LawdiffError, status: int) -> Response:
    """A refusal as git's client shows it."""
    response = Response(f"{error.message} [{error.code}]\n", status, mimetype="text/plain")
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = "60"
    return response
