"""What a version names and repeals, noted when it is put into the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawdiff import parsing
from lawdiff.folding import title_key
from lawdiff.model import Citation, Document, Filed, Record, Repeal

_REPEALED = re.compile(
    r"(?:[（(][^（()）]*[）)])?"
    r"(?:(?:、|，|和|以及|及|与)[^《》。；]*《[^《》]*(?:《[^《》]*》[^《》]*)*》(?:[（(][^（()）]*[）)])?)*"
    r"，?(?:同时|即行|相应|予以|即|均)*废止"
)
_REPEALING_TITLE = re.compile(r"废止《([^《》]*(?:《[^《》]*》[^《》]*)*)》(?:等.{1,12})?的决定$")


def filed(record: Record, commit: str) -> Filed:
    """A version with what it names and what it repeals."""
    document = record.document
    return Filed(record, commit, tuple(_citations(document)), tuple(_repeals(document)))


def _citations(document: Document) -> Iterator[Citation]:
    for article in document.articles:
        if "《" in article.text:
            for found in parsing.references(article.text):
                if found.title is not None:
                    key = title_key(found.title)
                    yield Citation(article.oid, found.start, key, found.article, found.last)


def _repeals(document: Document) -> Iterator[Repeal]:
    """The texts that a document says are repealed as a whole, each once."""
    known: dict[str, str] = {}
    for title in _REPEALING_TITLE.findall(document.title):
        known.setdefault(title_key(title), "")
    for article in document.articles:
        if "废止" in article.text:
            for found in parsing.references(article.text):
                whole = found.title is not None and found.article is None
                if whole and _REPEALED.match(article.text, found.end):
                    known.setdefault(title_key(found.title or ""), article.label)
    for key, label in known.items():
        yield Repeal(key, label)
