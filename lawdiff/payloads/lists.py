"""Lists as JSON: regulations, versions, hits. Every list says whether it is whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from lawdiff.model import Article, Found, Hit, RegulationEntry, VersionEntry
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.texts import ArticlePart
from lawdiff.payloads.versions import VersionPart


class RegulationPart(Part):
    """One regulation; ``in_force`` is the version that holds on the day asked for."""

    id: str
    title: str
    jurisdiction: str | None
    jurisdiction_id: str | None
    regulation_kind: str | None
    versions: int
    latest: str
    in_force: str | None

    @classmethod
    def of(cls, entry: RegulationEntry) -> RegulationPart:
        """A regulation as JSON."""
        return cls(**{name: getattr(entry, name) for name in RegulationEntry.__slots__})


class RegulationsPayload(Payload):
    """One page of regulations; ``cursor`` asks for the next."""

    kind: Literal["regulations"] = "regulations"
    regulations: tuple[RegulationPart, ...]
    total: int
    complete: bool
    cursor: str | None

    @classmethod
    def of(
        cls, regulations: Iterable[RegulationEntry], total: int, cursor: str | None
    ) -> RegulationsPayload:
        """A page of regulations as JSON."""
        parts = tuple(map(RegulationPart.of, regulations))
        return cls(regulations=parts, total=total, complete=cursor is None, cursor=cursor)


class VersionsPayload(Payload):
    """A regulation with all its versions, oldest first."""

    kind: Literal["versions"] = "versions"
    regulation: RegulationPart
    versions: tuple[VersionPart, ...]
    total: int
    complete: Literal[True] = True

    @classmethod
    def of(cls, regulation: RegulationEntry, versions: Iterable[VersionEntry]) -> VersionsPayload:
        """A regulation and its versions as JSON."""
        parts = tuple(map(VersionPart.of, versions))
        return cls(regulation=RegulationPart.of(regulation), versions=parts, total=len(parts))


class HitPart(Part):
    """One article found; ``spans`` are the places of the words in ``text``, in code points."""

    regulation: str
    version: str
    title: str
    jurisdiction: str | None
    date: dt.date | None
    in_force: bool
    label: str
    number: str | None
    caption: str | None
    text: str
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, hit: Hit, day: dt.date) -> HitPart:
        """A hit as JSON."""
        return cls(
            regulation=hit.version.regulation,
            version=hit.version.label,
            title=hit.version.title,
            jurisdiction=hit.version.jurisdiction,
            date=hit.version.date,
            in_force=hit.version.holds_on(day),
            label=hit.label,
            number=hit.number,
            caption=hit.caption,
            text=hit.text,
            spans=hit.spans,
        )


class NumberedPart(Part):
    """The article that a title and a number in the query name."""

    regulation: str
    version: str
    title: str
    article: ArticlePart


class SearchPayload(Payload):
    """What a search found: titles, the article named by number, and articles holding the words.

    ``total`` counts the articles up to a stated reach; ``complete`` is false where there are more.
    ``cursor`` asks for the next page of them.
    """

    kind: Literal["search"] = "search"
    query: str
    as_of: dt.date | None
    titles: tuple[RegulationPart, ...]
    articles: tuple[NumberedPart, ...]
    hits: tuple[HitPart, ...]
    total: int
    complete: bool
    cursor: str | None

    @classmethod
    def of(
        cls,
        query: str,
        day: dt.date,
        *,
        as_of: dt.date | None,
        titles: Iterable[RegulationEntry],
        articles: Iterable[tuple[VersionEntry, Article]],
        found: Found,
        cursor: str | None = None,
    ) -> SearchPayload:
        """What was found, as JSON; ``day`` decides what is marked as in force."""
        return cls(
            query=query,
            as_of=as_of,
            titles=tuple(map(RegulationPart.of, titles)),
            articles=tuple(
                NumberedPart(
                    regulation=entry.regulation,
                    version=entry.label,
                    title=entry.title,
                    article=ArticlePart.of(article),
                )
                for entry, article in articles
            ),
            hits=tuple(HitPart.of(hit, day) for hit in found.hits),
            total=found.total,
            complete=found.complete,
            cursor=cursor,
        )
