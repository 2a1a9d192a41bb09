"""A regulation as it is printed: its blocks in order, each with the lines it stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lawdiff.model import Article, Document, Heading

BlockKind = Literal["title", "note", "preamble", "heading", "article", "annex_title", "annex"]

SPACE = "　"
_DEPTHS = ("编", "分编", "章", "节")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a regulation.

    ``label`` and ``caption`` (in its brackets) stand before ``text`` on the first line. ``depth``
    is that of a heading, from 0. ``path`` is where an article is filed.
    """

    kind: BlockKind
    text: str
    label: str = ""
    caption: str = ""
    depth: int = 0
    path: str = ""

    @property
    def head(self) -> tuple[str, str, str, str]:
        """What stands before the text: label, space, caption, and a line end before a table."""
        spaced = self.label and (self.kind == "article" or self.text)
        parted = self.label and self.text.startswith("|")
        return self.label, SPACE if spaced else "", self.caption, "\n" if parted else ""

    @property
    def lines(self) -> list[str]:
        """The block as printed."""
        return ("".join(self.head) + self.text).split("\n")


def blocks_of(document: Document) -> list[Block]:
    """All blocks of a regulation, in the order of the text."""
    return list(_blocks(document))


def openings(document: Document) -> dict[int, list[Heading]]:
    """The headings that stand before each article, by its place; after the last, at their number.

    A heading without articles stands with the one that follows it.
    """
    found: dict[int, list[Heading]] = defaultdict(list)
    waiting: list[Heading] = []
    place, last = 0, len(document.articles)
    for heading in document.outline:
        waiting.append(heading)
        if heading.first is not None:
            while place < last and document.articles[place].number != heading.first:
                place += 1
            found[place] += waiting
            waiting = []
    found[last] += waiting
    return found


def heading_line(heading: Heading) -> str:
    """A heading as printed."""
    return f"{heading.label}{SPACE}{heading.title}".strip(SPACE)


def bracketed(caption: str | None) -> str:
    """The caption of an article as printed."""
    return f"（{caption}）" if caption else ""


def _blocks(document: Document) -> Iterator[Block]:
    yield Block("title", document.title)
    if document.note:
        yield Block("note", document.note)
    if document.preamble:
        yield Block("preamble", document.preamble)
    opening = openings(document)
    for place, article in enumerate(document.articles):
        yield from map(_heading, opening.get(place, ()))
        yield _article(article)
    yield from map(_heading, opening[len(document.articles)])
    for annex in document.annexes:
        if annex.title:
            yield Block("annex_title", annex.title)
        if annex.text:
            yield Block("annex", annex.text)


def _heading(heading: Heading) -> Block:
    return Block("heading", heading.title, heading.label, depth=_DEPTHS.index(heading.level))


def _article(article: Article) -> Block:
    return Block(
        "article", article.text, article.label, bracketed(article.caption), path=article.path
    )
