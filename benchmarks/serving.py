"""Pages against a bare page, and what is asked for again against a bare route.

The server's own time: a WSGI call, from the request as a server hands it over to the last byte.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import cache
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask, Response, render_template_string, request
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, run_wsgi_app

from benchmarks.harness import Row, Side, at_least, at_most, ratio
from benchmarks.material import big_pair
from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.model import Document, Record, SourceFile
from web import create_app
from web.context import context

_ID = "cn/long"
_LABELS = ("2018-10-26", "2023-12-29")
_EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
_READER, _DIFF, _SEARCH = f"/r/{_ID}", f"/r/{_ID}/diff", "/search?q=应当"
_BARE = "<!doctype html><title>{{ t }}</title><table>{% for n, text in rows %}<tr><td>{{ n }}</td><td>{{ text }}</td></tr>{% endfor %}</table>"  # noqa: E501
_READERS = count()
_ROWS = [(n, "一个页面上的一行文字，长短与条文的一款相仿，" * 3) for n in range(140)]


@cache
def application() -> Flask:
    """The application over a store with two versions of a long law."""
    folder = Path(tempfile.mkdtemp(prefix="lawdiff-pages-"))
    services = Services(Settings(store=folder, rate_limit=""))
    records = [_record(label, text) for label, text in zip(_LABELS, big_pair(), strict=True)]
    with services.store.writer(_ID) as writer:
        writer.write(records, tip=None)
    services.upkeep.reindex()
    return create_app(services.settings, services)


def _record(label: str, document: Document) -> Record:
    source = SourceFile("long.md", _EMPTY, b"")
    return Record(regulation=_ID, label=label, dated_by="given", document=document, source=source)


@cache
def bare() -> Flask:
    """An application with a template page of 30 kB and routes that return given bytes."""
    app = Flask("bare")
    app.add_url_rule("/", "page", lambda: render_template_string(_BARE, t="bare", rows=_ROWS))
    return app


def asked(
    app: Flask, path: str, headers: Headers | None = None, *, anew: bool = False
) -> Callable[[], bytes]:
    """One request, ready to be made again and again; the body of its answer.

    ``anew``: every time from another reader, so that no answer given before will do.
    """
    environ = EnvironBuilder(path, headers=headers).get_environ()

    def ask() -> bytes:
        mine = {**environ, "HTTP_COOKIE": f"reader={next(_READERS)}"} if anew else environ.copy()
        stderr, sys.stderr = sys.stderr, StringIO()  # where the log of requests goes
        try:
            body, status, _ = run_wsgi_app(app, mine)
        finally:
            sys.stderr = stderr
        assert status[0] in "23", status  # noqa: S101  # a figure of an error is none
        return b"".join(body)

    return ask


def _forgetting(ask: Callable[[], bytes], *, comparisons: bool) -> Callable[[], bytes]:
    """The same request, with nothing of its answer at hand."""
    app = application()
    with app.app_context():
        shelf = context().shelf

    def first() -> bytes:
        shelf.answers.forget()
        if comparisons:
            shelf.forget()
        return ask()

    return first


def _against_bare(path: str, name: str, limit: float, *, comparisons: bool) -> Row:
    ask = _forgetting(asked(application(), path, anew=True), comparisons=comparisons)
    value = ratio(Side(name, ask), Side("bare page", asked(bare(), "/")), rounds=15)
    how = f"{path}, nothing at hand, against a template page of {len(asked(bare(), '/')())} bytes"
    return at_most(f"{name} / a bare page, × time", value, limit, how)


def reader() -> Row:
    """The reader of a long law, drawn anew."""
    return _against_bare(_READER, "reader", 4, comparisons=True)


def search() -> Row:
    """A search that finds twenty articles."""
    return _against_bare(_SEARCH, "search", 4, comparisons=False)


def table() -> Row:
    """The 对照表 of a long law, compared and drawn anew."""
    return _against_bare(_DIFF, "对照表, compared and drawn", 12, comparisons=True)


def table_drawn() -> Row:
    """The same, of a comparison that is at hand."""
    return _against_bare(_DIFF, "对照表, drawn", 12, comparisons=False)


def weight() -> Row:
    """The HTML of that page."""
    size = len(asked(application(), _DIFF)()) / 1000
    return at_most("对照表 of a long law, kB of HTML", size, 900, _DIFF)


def _again(path: str, name: str, goal: float, *, held: bool) -> Row:
    """How fast a page is asked for a second time, against a bare route with the same bytes."""
    body = asked(application(), path)()
    bare_app = Flask("same bytes")
    bare_app.add_url_rule(path, "same", lambda: _same(body))
    tags = (_tag(path), '"same"') if held else ("", "")
    ours, theirs = (
        _repeated(asked(app, path, Headers({"If-None-Match": tag})))
        for app, tag in zip((application(), bare_app), tags, strict=True)
    )
    value = ratio(Side("bare route", theirs), Side(name, ours), rounds=15)
    how = f"{path}, against a Flask route that returns the same bytes"
    return at_least(f"{name}, throughput", value, goal, how)


def _tag(path: str) -> str:
    response: Any = application().test_client().get(path)
    return str(response.headers["ETag"])


def _same(body: bytes) -> Response:
    response = Response(body, mimetype="text/html")
    response.set_etag("same")
    response.make_conditional(request)
    return response


def _repeated(ask: Callable[[], bytes], times: int = 20) -> Callable[[], None]:
    def run() -> None:
        for _ in range(times):
            ask()

    return run


def reader_again() -> Row:
    """The reader, asked for again."""
    return _again(_READER, "reader again", 0.6, held=False)


def table_again() -> Row:
    """The 对照表, asked for again."""
    return _again(_DIFF, "对照表 again", 0.6, held=False)


def reader_held() -> Row:
    """The reader, which the browser still has."""
    return _again(_READER, "reader, held by the client", 0.85, held=True)


def table_held() -> Row:
    """The 对照表, which the browser still has."""
    return _again(_DIFF, "对照表, held by the client", 0.85, held=True)


MEASURES = (
    reader, search, table, table_drawn, weight, reader_again, table_again, reader_held, table_held,
)  # fmt: skip
