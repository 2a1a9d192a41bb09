"""A regulation as one Akoma Ntoso act, its annexes attached."""

from __future__ import annotations

from collections.abc import Iterator

from lawdiff.exporting.akn.bodies import body
from lawdiff.exporting.akn.elements import Element, a, lines, serialised
from lawdiff.exporting.akn.metadata import metadata
from lawdiff.exporting.editions import Edition
from lawdiff.exporting.looks import Look
from lawdiff.model import Annex


def draw(edition: Edition, look: Look) -> bytes:
    """One regulation."""
    document = edition.document
    annexes = [_annex(edition, n, annex) for n, annex in enumerate(document.annexes, 1)]
    act = a(
        "act",
        metadata(edition),
        a("preface", *_preface(edition, look)),
        a("preamble", *lines(document.preamble)) if document.preamble else None,
        body(edition),
        a("attachments", *annexes) if annexes else None,
        name="act",
        contains="singleVersion",
    )
    return serialised(a("akomaNtoso", act))


def _preface(edition: Edition, look: Look) -> Iterator[Element]:
    """Title and 题注, and what every reader must be told of the text."""
    yield a("p", a("docTitle", edition.document.title))
    for line in (edition.document.note or "").split("\n"):
        if line:
            yield a("p", line)
    for warning in edition.warnings(look.words):
        yield a("p", a("remark", warning, status="editorial"))


def _annex(edition: Edition, position: int, annex: Annex) -> Element:
    doc = a(
        "doc",
        metadata(edition, f"annex_{position}"),
        a("mainBody", *lines(annex.text)),
        name="annex",
    )
    heading = a("heading", annex.title) if annex.title else None
    return a("attachment", heading, doc, eId=f"att_{position}")
