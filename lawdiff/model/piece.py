"""The pieces of a text that are kept, found and cited by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from lawdiff.folding import search_key
from lawdiff.model.regulation import Document, blob_oid

PieceKind = Literal["preamble", "article", "annex"]


class Piece(NamedTuple):
    """A preamble, an article or an annex, with what is told of its wording alone.

    ``number`` and ``label`` are those of an article, ``caption`` that of an article or the title of
    an annex. ``digest`` tells caption and body from all others, ``oid`` is the id of the blob that
    holds the body, ``folded`` is what search sees of both.
    """

    kind: PieceKind
    number: str | None
    label: str
    caption: str
    body: str
    digest: str
    oid: str
    folded: str


def pieces(document: Document) -> tuple[Piece, ...]:
    """Preamble, articles and annexes in order."""
    return tuple(_pieces(document))


def _pieces(document: Document) -> Iterator[Piece]:
    if document.preamble:
        yield _piece("preamble", None, "", "", document.preamble)
    for article in document.articles:
        number = article.number.stem
        yield _piece("article", number, article.label, article.caption or "", article.text)
    for annex in document.annexes:
        yield _piece("annex", None, "", annex.title, annex.text)


def _piece(kind: PieceKind, number: str | None, label: str, caption: str, body: str) -> Piece:
    digest, oid = blob_oid(f"{caption}\0{body}"), blob_oid(body)
    folded = search_key(f"{caption}\n{body}")
    return Piece(kind, number, label, caption, body, digest, oid, folded)
