"""Comparing jurisdictions: two regulations, and one regulation's analogues among many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.harness import SHARED, Row, Side, at_most, ratio
from lawdiff.comparing.analogues import Index, analogues
from lawdiff.comparing.pairing import pair_profiles
from lawdiff.comparing.profile import profile
from lawdiff.comparing.subjects import Subject, Vector, subject
from lawdiff.model import Document
from lawdiff.parsing import parse

_ARTICLES = range(50, 70)


def two_regulations() -> Row:
    """Two regulations of about sixty articles compared, against the ratios of all pairs."""
    one, other = islice((d for d in _documents() if len(d.articles) in _ARTICLES), 2)
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
    known = [subject(document) for document in _documents()]
    many, few = (Index.of(_grown(known, count)) for count in (34_000, 3_400))
    asked = known[:40]
    value = ratio(
        Side("among 34,000", lambda: [analogues(query, many) for query in asked]),
        Side("among 3,400", lambda: [analogues(query, few) for query in asked]),
    )
    return at_most("analogues among 34,000 / among 3,400, × time", value, 4,
                   "each copy of a regulation lacks a fifth of its terms")  # fmt: skip


def _documents() -> list[Document]:
    """Regulations on fifty subjects; without the corpus, the samples."""
    folder = SHARED / "corpus" / "analogues"
    if not folder.is_dir():
        folder = SHARED.parent / "lawdiff" / "samples"
    files = sorted(p for p in folder.rglob("*") if p.suffix in {".md", ".txt"})
    return [d for f in files for d in parse(f.read_text("utf-8"), name=f.name).documents]


def _grown(known: Sequence[Subject], count: int) -> list[Subject]:
    random = np.random.default_rng(0)
    out = []
    for place in range(count):
        own = known[place % len(known)]
        kept = random.random(len(own.content.places)) < 0.8
        content = Vector(own.content.places[kept], own.content.weights[kept])
        out.append(Subject(own.name, own.title, content))
    return out


MEASURES = (two_regulations, growth_of_analogues)
