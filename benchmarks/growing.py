"""Pages and API with many regulations against the same with few.

Every catalogue is made once for all its measures; that of 34,000 regulations takes some minutes.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from flask import Flask

from benchmarks.harness import Row, Side, at_most, ratio
from benchmarks.material import edition
from benchmarks.serving import asked
from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.model import Record, RegulationState, SourceFile
from lawdiff.services.citations import filed
from lawdiff.services.linking import succession
from web import create_app
from web.context import context

_LABELS = ("2010-01-01", "2011-01-01")
_ARTICLES = 20
_BATCH = 64
_ASKED = 40  # pages a round
_EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@cache
def application(count: int) -> Flask:
    """The application over a catalogue of ``count`` regulations in two versions each."""
    folder = Path(tempfile.mkdtemp(prefix="lawdiff-growing-"))
    services = Services(Settings(store=folder, rate_limit=""))
    ids = list(range(count))
    for start in range(0, count, _BATCH):
        services.catalog.put([_state(n) for n in ids[start : start + _BATCH]])
    return create_app(services.settings, services)


def _state(n: int) -> RegulationState:
    texts = [edition(n, _ARTICLES, place) for place in range(len(_LABELS))]
    versions = list(zip(_LABELS, texts, strict=True))
    source = SourceFile("text.txt", _EMPTY, b"")
    held = [
        filed(
            Record(regulation=_id(n), label=label, dated_by="given", document=text, source=source),
            f"{n * len(_LABELS) + place:040x}",
        )
        for place, (label, text) in enumerate(versions)
    ]
    commits = {f.record.label: f.commit for f in held}
    links, diffs = succession(versions, ())
    return RegulationState(_id(n), commits, held, links, (), diffs=diffs)


def _id(n: int) -> str:
    return f"hunan/gongyuan-{n}"


def _paths(count: int, form: str) -> Iterator[str]:
    """Addresses of regulations by chance, the same at every run."""
    chance = random.Random(count)  # noqa: S311
    while True:
        yield form.format(id=_id(chance.randrange(count)))


def _asking(count: int, form: str) -> Callable[[], None]:
    """One round: so many requests for regulations by chance, with nothing of them at hand.

    What lists are filtered by is at hand, as it is until anybody writes.
    """
    app, paths = application(count), _paths(count, form)
    with app.app_context():
        shelf = context().shelf

    def ask() -> None:
        for _ in range(_ASKED):
            shelf.forget_versions()
            asked(app, next(paths), anew=True)()

    return ask


def _growth(name: str, form: str, few: int, many: int, limit: float = 1.5) -> Callable[[], Row]:
    def measure() -> Row:
        less, more = (Side(f"{name}, {n}", _asking(n, form)) for n in (few, many))
        how = f"{form} with {many} regulations against {few}, {_ASKED} requests a round"
        value = ratio(more, less, rounds=9)
        return at_most(f"{name}, {many:,} / {few:,}, × time", value, limit, how)

    return measure


_PINNED = "from={}&to={}".format(*next(pairwise(_LABELS)))
_READER, _DIFF, _TITLE = "/r/{id}", "/r/{id}/diff", "/search?q=第7号公园条例"
_HISTORY = "/api/v1/regulations/{id}/articles/3/history"

MEASURES = (
    _growth("reader", _READER, 30, 3_400),
    _growth("对照表", _DIFF, 30, 3_400),
    _growth("list", "/regulations?limit=20", 30, 3_400),
    _growth("search for a title", _TITLE, 30, 3_400),
    _growth("API: a version", "/api/v1/regulations/{id}/versions/" + _LABELS[-1], 30, 3_400),
    _growth("API: a diff", "/api/v1/regulations/{id}/diff?" + _PINNED, 30, 3_400),
    _growth("API: a history", _HISTORY, 30, 3_400),
    _growth("API: a history", _HISTORY, 3_400, 34_000, 2),
    _growth("reader", _READER, 340, 34_000),
    _growth("对照表", _DIFF, 340, 34_000),
    _growth("search for a title", _TITLE, 340, 34_000, 3),
    _growth("search for words", "/search?q=公园登记", 340, 34_000, 3),
)
