"""A regulation prepared for comparing: computed once, compared with any number of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lawdiff.comparing.duties import cited, is_penal
from lawdiff.comparing.roles import roles
from lawdiff.comparing.senses import senses
from lawdiff.comparing.subjects import Vector, weigh
from lawdiff.comparing.terms import Floats, Keys, Terms, count_terms, is_word
from lawdiff.comparing.wording import comparable
from lawdiff.diffing.carry import sentences
from lawdiff.diffing.similarity import head
from lawdiff.folding import fold
from lawdiff.model import Document

Indices = npt.NDArray[np.intp]

_PENAL_PART = 0.5  # penalties stand in the last half; before it, 处分 and 责令 are mere mentions


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What of a regulation is compared.

    ``counts`` has a row for each piece of text: the articles, then their heads, then their
    sentences. ``starts`` are the rows at which these begin; ``keys`` names the columns (see
    `terms`). ``cited`` are the places of the articles that each article cites.
    """

    document: Document
    folded: tuple[str, ...]
    counts: csr_array
    keys: Keys
    starts: tuple[int, ...]
    sentence_starts: Indices
    sentence_lengths: Floats
    lengths: Floats
    senses: Floats
    roles: Floats
    penal: npt.NDArray[np.bool_]
    cited: tuple[Indices, ...]
    content: Vector

    def __len__(self) -> int:
        return len(self.folded)


def profile(document: Document) -> Profile:
    """Prepare ``document``; the result depends on its articles alone."""
    articles = document.articles
    folded = tuple(fold(article.text) for article in articles)
    lines = [comparable(article.text) for article in articles]
    texts = ["".join(own) for own in lines]
    parts = [sentences(own) or [""] for own in lines]
    pieces = (
        texts,
        [head(text) for text in texts],
        [sentence for own in parts for sentence in own],
    )
    terms = count_terms([piece for kind in pieces for piece in kind])
    return Profile(
        document=document,
        folded=folded,
        counts=terms.counts,
        keys=terms.keys,
        starts=tuple(accumulate(map(len, pieces), initial=0)),
        sentence_starts=np.array([0, *accumulate(map(len, parts))][:-1], np.intp),
        sentence_lengths=np.array([len(s) for own in parts for s in own], np.float32),
        lengths=np.array([len(text) for text in texts], np.float32),
        senses=senses(terms.counts[: len(texts)], terms.keys),
        roles=roles(folded),
        penal=_penal(folded),
        cited=_cited(document, folded),
        content=_content(terms, len(texts)),
    )


def _penal(folded: Sequence[str]) -> npt.NDArray[np.bool_]:
    last = _PENAL_PART * len(folded)
    return np.array([place > last and is_penal(text) for place, text in enumerate(folded)], bool)


def _cited(document: Document, folded: Sequence[str]) -> tuple[Indices, ...]:
    places = {article.number: place for place, article in enumerate(document.articles)}
    return tuple(
        np.array(sorted(places[number] for number in cited(text) if number in places), np.intp)
        for text in folded
    )


def _content(terms: Terms, articles: int) -> Vector:
    """What the articles dwell on, by which different subjects are told."""
    bigrams = ~is_word(terms.keys)
    totals = np.asarray(terms.counts[:articles].sum(axis=0)).ravel()
    return weigh(terms.keys[bigrams], totals[bigrams])
