"""A regulation as Markdown that parses back to the same regulation.

Title and 题注 stand above the mark with which collections of law in Markdown close them; facts that
the text itself does not print stand below it as fields (公布日期：…). Every 款, 项 and 目 is a
paragraph, every 章 a heading. Nothing is escaped: a parser of law reads the words as they are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lawdiff.exporting.editions import Edition
from lawdiff.exporting.looks import Look
from lawdiff.exporting.texts.blocks import SPACE, bracketed, heading_line, openings
from lawdiff.model import Annex, Article, Document, Heading

_END_OF_FRONT = "<!-- INFO END -->"
_DEPTHS = {"编": 2, "分编": 2, "章": 2, "节": 3}
_STOPS = tuple("。；：！？!?;:，,")
_CLOSERS = "”’」』》)）"
_SPACE = re.compile(r"\s+")


def draw(edition: Edition, look: Look) -> bytes:
    """One regulation."""
    return text_of(edition.document, edition.warnings(look.words)).encode()


def text_of(document: Document, warnings: Sequence[str] = ()) -> str:
    """The Markdown of a regulation; ``warnings`` are about it and no part of it."""
    blocks = [*_front(document, warnings), *_body(document), *map(_annex, document.annexes)]
    return "\n\n".join(blocks) + "\n"


def _front(document: Document, warnings: Sequence[str]) -> Iterator[str]:
    if document.title:
        yield f"# {document.title}"
    if document.note:
        yield _paragraphs(document.note)
    if document.title:
        yield _END_OF_FRONT
    yield from (f"【说明】{text}" for text in warnings)
    yield from _fields(document)
    if document.preamble:
        yield _paragraphs(document.preamble)


def _fields(document: Document) -> Iterator[str]:
    """The facts that no part of the text prints."""
    said = _SPACE.sub("", "\n".join(_printed(document)))
    number, dates = document.document_number, document.dates
    if number and number not in said:
        yield f"发文字号：{number}"
    for name, date in (
        ("公布日期", dates.promulgated),
        ("施行日期", dates.effective),
        ("失效日期", dates.expires),
    ):
        if date and not any(form in said for form in _forms(date)):
            yield f"{name}：{_day(date)}"


def _printed(document: Document) -> Iterator[str]:
    yield from filter(None, (document.note, document.preamble))
    yield from (article.text for article in document.articles)
    yield from (annex.text for annex in document.annexes)


def _day(date: dt.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"


def _forms(date: dt.date) -> tuple[str, str]:
    return _day(date), f"{date:%Y年%m月%d日}"


def _body(document: Document) -> Iterator[str]:
    opening = openings(document)
    unit = _article if document.unit == "article" else _section
    for place, article in enumerate(document.articles):
        yield from map(_heading, opening.get(place, ()))
        yield unit(article)
    yield from map(_heading, opening.get(len(document.articles), ()))


def _heading(heading: Heading) -> str:
    return f"{'#' * _DEPTHS[heading.level]} {heading_line(heading)}"


def _article(article: Article) -> str:
    """An article; where its text might be taken for a caption, below its label."""
    caption = bracketed(article.caption)
    parted = article.text[:1] in "（(【[|" and not caption
    gap = "\n" if parted else SPACE
    return _paragraphs(f"{article.label}{gap}{caption}{article.text}")


def _section(article: Article) -> str:
    """A section: its caption on the line of its label, its text below.

    A first line that ends no sentence would be taken for a caption: it stands below the label.
    """
    gap = "" if article.label.endswith("、") else SPACE
    first = article.text.partition("\n")[0]
    if article.caption:
        return _paragraphs(f"{article.label}{gap}{article.caption}\n{article.text}")
    if first == article.text or first.rstrip(_CLOSERS).endswith(_STOPS):
        return _paragraphs(f"{article.label}{gap}{article.text}")
    return _paragraphs(f"{article.label}\n{article.text}")


def _annex(annex: Annex) -> str:
    heading = f"## {annex.title}" if annex.title else ""
    return "\n\n".join(part for part in (heading, _paragraphs(annex.text)) if part)


def _paragraphs(text: str) -> str:
    """Every line as a paragraph; the rows of a table stay together."""
    lines = text.split("\n")
    out = lines[0]
    for before, line in pairwise(lines):
        out += ("\n" if before.startswith("|") and line.startswith("|") else "\n\n") + line
    return out
