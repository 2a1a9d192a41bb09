"""Comparing jurisdictions: two regulations, and regulations' analogues among many."""

from __future__ import annotations

import datetime as dt
import json
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.harness import SHARED, Row, Side, at_least, at_most, ratio
from benchmarks.material import laws
from lawdiff.catalog import Catalog
from lawdiff.comparing import Subject, pair_profiles, profile, subject
from lawdiff.comparing.subjects import Vector
from lawdiff.model import (
    Document,
    Filed,
    FiledSubject,
    Filter,
    Record,
    RegulationState,
    SourceFile,
    TextName,
    VersionEntry,
    pieces,
)
from lawdiff.parsing import parse
from lawdiff.services.analogues import Analogues, Neighbours
from lawdiff.services.texts import Text
from lawdiff.workers import InProcess

_ARTICLES = range(50, 70)
_FEW, _SOME, _MANY = 340, 3_400, 34_000
_ASKED = 40
_BATCH = 500
_DAY = dt.date(2024, 6, 1)
_WORDS = ("湿地保护",)
_TOPICS = SHARED / "corpus" / "analogues" / "manifest.json"

_Regulation = tuple[Document, Subject]


def two_regulations() -> Row:
    """Two regulations of about sixty articles compared, against the ratios of all pairs."""
    one, other = islice((d for d, _ in _held() if len(d.articles) in _ARTICLES), 2)
    texts = [[article.text for article in document.articles] for document in (one, other)]
    first, second = profile(one), profile(other)
    value = ratio(
        Side("compared", lambda: pair_profiles(first, second)),
        Side("cdist", lambda: process.cdist(*texts, scorer=fuzz.ratio)),
    )
    return at_most("two regulations compared / rapidfuzz ratio of all pairs, × time", value, 3,
                   "both prepared before, as each is once for all comparisons")  # fmt: skip


def growth_of_analogues() -> Row:
    """One regulation's analogues among 34,000 against among 3,400 (synthetic growth)."""
    few, many = (_catalogue(_grown(count)) for count in (_SOME, _MANY))
    value = ratio(Side(f"among {_MANY}", _asking(many)), Side(f"among {_SOME}", _asking(few)))
    return at_most("analogues among 34,000 / among 3,400, × time", value, 4,
                   "each copy of a regulation lacks a fifth of its terms")  # fmt: skip


def analogues_and_search() -> Row:
    """One regulation's analogues against one full-text search of the same texts."""
    catalog = _catalogue(_held())
    search = Side("one search", lambda: catalog.search(_WORDS, Filter(), day=_DAY, limit=20))
    value = ratio(Side(f"{_ASKED} times analogues", _asking(catalog)), search) / _ASKED
    how = f"among {len(_held())} regulations; a search of {'、'.join(_WORDS)}, twenty hits"
    return at_most("analogues of one regulation / one full-text search, × time", value, 3, how)


def growth_of_the_batch() -> Row:
    """What a regulation costs when the analogues of all are found, among many and among few."""
    few, some = (_catalogue(_bare(_held()[:: _SOME // count])) for count in (_FEW, _SOME))
    many = Side("all of many", lambda: _all(some))
    value = ratio(many, Side("all of few", lambda: _all(few)), rounds=3)
    value *= len(few.ids()) / len(some.ids())
    return at_most("analogues of all, a regulation among 3,400 / among 340, × time", value, 1.5,
                   "in one process, kept subjects read anew")  # fmt: skip


def right_first_answers() -> Row:
    """For how many regulations of fifty known subjects the first analogue is on the subject."""
    titles: dict[str, set[str]] = {}
    for topic in json.loads(_TOPICS.read_text("utf-8")):
        for known in topic["docs"]:
            titles.setdefault(known["title"], set()).add(topic["topic"])
    answers = [
        bool(one.analogues and titles.get(_key(one.analogues[0].version), set()) & of)
        for one in _all(_catalogue(_bare(_held())))
        if (of := titles.get(_key(one.version))) and one.version.regulation_kind == "地方性法规"
    ]
    how = f"{len(answers)} local regulations of known subjects, among {len(_held())}"
    return at_least("right first analogues", statistics.mean(answers), 0.97, how)


def _key(entry: VersionEntry) -> str:
    return "".join(entry.title.split())


def _asking(catalog: Catalog) -> Callable[[], object]:
    """The analogues of some held regulations, one after the other."""
    neighbours = _neighbours(catalog)
    ids = sorted(catalog.ids())
    entries = catalog.latest(ids[:: len(ids) // _ASKED][:_ASKED]).values()
    texts = [Text(TextName(e.title), Document(title=e.title), e) for e in entries]
    return lambda: [neighbours.of(text, 10) for text in texts]


def _all(catalog: Catalog) -> list[Analogues]:
    return list(_neighbours(catalog).all(10))


def _neighbours(catalog: Catalog) -> Neighbours:
    return Neighbours(lambda: catalog, InProcess, lambda: _DAY)


@cache
def _held() -> list[_Regulation]:
    """The regulations of a folder with many, with what they are about."""
    parsed = (parse(f.read_text("utf-8"), name=f.name).documents[:1] for f in laws()[:_SOME])
    return [(document, subject(document)) for documents in parsed for document in documents]


def _bare(regulations: Sequence[_Regulation]) -> list[_Regulation]:
    """Regulations without their texts."""
    return [(replace(d, preamble=None, articles=(), annexes=(), outline=()), s)
            for d, s in regulations]  # fmt: skip


def _grown(count: int) -> list[_Regulation]:
    """As many regulations as asked for, each a copy of one that is held with terms left out."""
    random, held = np.random.default_rng(0), _bare(_held())
    out = []
    for place in range(count):
        document, own = held[place % len(held)]
        kept = random.random(len(own.content.places)) < 0.8
        content = Vector(own.content.places[kept], own.content.weights[kept])
        out.append((document, Subject(own.name, own.title, content)))
    return out


def _catalogue(regulations: Sequence[_Regulation]) -> Catalog:
    """A catalogue of regulations, each in one version."""
    catalog = Catalog(f"sqlite:///{tempfile.mkdtemp(prefix='lawdiff-analogues-')}/catalogue.db")
    states = [_state(n, document, own) for n, (document, own) in enumerate(regulations)]
    for start in range(0, len(states), _BATCH):
        catalog.put(states[start : start + _BATCH])
    return catalog


def _state(n: int, document: Document, own: Subject) -> RegulationState:
    id_ = f"{document.jurisdiction_id or 'unknown'}/r{n}"
    record = Record(regulation=id_, label="2020-01-01", dated_by="given", document=document,
                    source=SourceFile("text.md", "", b""))  # fmt: skip
    commit = f"{n:040x}"
    held = Filed(record, commit, pieces(document))
    about = FiledSubject(own.to_bytes(), own.handles)
    return RegulationState(id_, {record.label: commit}, [held], subject=about)


MEASURES = (
    two_regulations,
    growth_of_analogues,
    analogues_and_search,
    growth_of_the_batch,
    *((right_first_answers,) if _TOPICS.exists() else ()),
)
