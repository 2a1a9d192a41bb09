"""What a version refers to, names and repeals, noted when it is put into the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawdiff import parsing
from lawdiff.folding import title_key
from lawdiff.model import (
    Article,
    Citation,
    Document,
    Filed,
    Piece,
    Record,
    Reference,
    Repeal,
    StatedReference,
    pieces,
)

_REPEALED = re.compile(
    r"(?:[（(][^（()）]*[）)])?"
    r"(?:(?:、|，|和|以及|及|与)[^《》。；]*《[^《》]*(?:《[^《》]*》[^《》]*)*》(?:[（(][^（()）]*[）)])?)*"
    r"，?(?:同时|即行|相应|予以|即|均)*废止"
)
_REPEALING_TITLE = re.compile(r"废止《([^《》]*(?:《[^《》]*》[^《》]*)*)》(?:等.{1,12})?的决定$")


Found = Sequence[tuple[Article, tuple[Reference, ...]]]
"""The articles of a document, each with the references in it."""


class Statements(NamedTuple):
    """What a document says of other texts: those it names, repeals and refers to."""

    citations: tuple[Citation, ...]
    repeals: tuple[Repeal, ...]
    references: tuple[StatedReference, ...]


def filed(
    record: Record,
    commit: str,
    said: Statements | None = None,
    made_of: tuple[Piece, ...] | None = None,
) -> Filed:
    """A version with what it says of other texts and its pieces, which may be known already."""
    document = record.document
    made_of = pieces(document) if made_of is None else made_of
    return Filed(record, commit, made_of, *(said or statements(document)))


def statements(document: Document) -> Statements:
    """What a document says of other texts."""
    found = _found(document)
    return Statements(
        tuple(_citations(found)),
        tuple(_repeals(document.title, found)),
        tuple(leading_out(found)),
    )


def stated(document: Document) -> list[StatedReference]:
    """The references in a document's articles that lead out of their article, in order."""
    return list(leading_out(_found(document)))


def leading_out(found: Found) -> Iterator[StatedReference]:
    """The references that lead out of the article they stand in."""
    for article, references in found:
        for reference in references:
            if not _stays(reference):
                yield StatedReference(article.number, reference)


def _found(document: Document) -> Found:
    return [(article, parsing.references(article.text)) for article in document.articles]


def _stays(reference: Reference) -> bool:
    return reference.title is None and reference.article is None and not reference.relative


def _citations(found: Found) -> Iterator[Citation]:
    for article, references in found:
        if "《" in article.text:
            oid = article.oid
            for reference in references:
                if reference.title is not None:
                    key = title_key(reference.title)
                    yield Citation(oid, reference.start, key, reference.article, reference.last)


def _repeals(title: str, found: Found) -> Iterator[Repeal]:
    """The texts that a document says are repealed as a whole, each once."""
    known: dict[str, str] = {}
    for repealed in _REPEALING_TITLE.findall(title):
        known.setdefault(title_key(repealed), "")
    for article, references in found:
        if "废止" in article.text:
            for reference in references:
                whole = reference.title is not None and reference.article is None
                if whole and _REPEALED.match(article.text, reference.end):
                    known.setdefault(title_key(reference.title or ""), article.label)
    for key, label in known.items():
        yield Repeal(key, label)
