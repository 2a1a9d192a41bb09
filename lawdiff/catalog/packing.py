"""The text of a version in one piece: read at once, it need not be gathered from hundreds of rows.

It is a line of JSON, which tells all but the bodies of the articles, and after it these, end to
end. UTF-16 holds a hanzi in two bytes, and is read faster than any other encoding.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise
from typing import Any

from lawdiff.catalog.fields import heading_of, number_of
from lawdiff.model import Annex, Article, Content, Document

_CHARSET = "utf-16-le"
_decode = json.JSONDecoder().raw_decode


def packed(document: Document) -> bytes:
    """Preamble, articles and annexes of a document."""
    articles = document.articles
    head = (
        document.preamble,
        [article.number.stem for article in articles],
        [article.label for article in articles],
        [article.caption for article in articles],
        [len(article.text) for article in articles],
        [(annex.title, annex.text) for annex in document.annexes],
    )
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    return "".join([line, *(article.text for article in articles)]).encode(_CHARSET)


def unpacked(outline: Iterable[Mapping[str, Any]], data: bytes) -> Content:
    """What was packed, under its outline."""
    text = data.decode(_CHARSET)
    (preamble, stems, labels, captions, sizes, annexes), begin = _decode(text)
    bodies = [text[start:end] for start, end in pairwise(accumulate(sizes, initial=begin))]
    return Content(
        tuple(map(heading_of, outline)),
        preamble,
        tuple(map(Article, map(number_of, stems), labels, bodies, captions)),
        tuple(Annex(*annex) for annex in annexes),
    )
