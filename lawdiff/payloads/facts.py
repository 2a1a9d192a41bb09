"""The facts printed in articles, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from lawdiff.model import Article, Fact
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.differences import FactPart


class ArticleFactsPart(Part):
    """The facts of one article, in order of where they start."""

    label: str
    facts: tuple[FactPart, ...]


class FactsPayload(Payload):
    """The facts of a text, article by article."""

    kind: Literal["facts"] = "facts"
    articles: tuple[ArticleFactsPart, ...]

    @classmethod
    def of(cls, found: Iterable[tuple[Article, tuple[Fact, ...]]]) -> FactsPayload:
        """Facts as JSON."""
        return cls(
            articles=tuple(
                ArticleFactsPart(label=article.label, facts=tuple(map(FactPart.of, facts)))
                for article, facts in found
            )
        )
