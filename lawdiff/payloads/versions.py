"""Versions as JSON: what the record holds, with and without its text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from lawdiff.model import Document, Notice, TextState, UnitKind, VersionEntry
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.texts import ArticlePart, DocumentPart, NoticePart


class VersionPart(Part):
    """One version without its text.

    It holds from ``holds_from`` (included) to ``holds_until`` (excluded); ``holds_basis`` says
    where that is taken from, ``version_date`` meaning that nothing says when it took effect.
    """

    regulation: str
    version: str
    title: str
    dated_by: str
    date: dt.date | None
    adopted: dt.date | None
    amended: dt.date | None
    promulgated: dt.date | None
    effective: dt.date | None
    expires: dt.date | None
    in_force_from: dt.date | None
    holds_from: dt.date | None
    holds_until: dt.date | None
    holds_basis: str | None
    document_number: str | None
    note: str | None
    text_state: TextState
    complete: bool
    unit: UnitKind
    articles: int
    commit: str
    source_name: str
    source_sha256: str

    @classmethod
    def of(cls, entry: VersionEntry) -> VersionPart:
        """A version as JSON."""
        return cls(
            regulation=entry.regulation,
            version=entry.label,
            title=entry.title,
            dated_by=entry.dated_by,
            date=entry.date,
            adopted=entry.dates.adopted,
            amended=entry.dates.amended,
            promulgated=entry.dates.promulgated,
            effective=entry.dates.effective,
            expires=entry.dates.expires,
            in_force_from=entry.in_force_from,
            holds_from=entry.holds_from,
            holds_until=entry.holds_until,
            holds_basis=entry.holds_basis,
            document_number=entry.document_number,
            note=entry.note,
            text_state=entry.text_state,
            complete=entry.complete,
            unit=entry.unit,
            articles=entry.articles,
            commit=entry.commit,
            source_name=entry.source_name,
            source_sha256=entry.source_sha256,
        )


class VersionPayload(Payload):
    """One version with its text. ``as_of`` is the day by which it was found."""

    kind: Literal["version"] = "version"
    version: VersionPart | None
    as_of: dt.date | None
    in_force: bool | None
    document: DocumentPart
    warnings: tuple[NoticePart, ...]

    @classmethod
    def of(
        cls,
        document: Document,
        *,
        entry: VersionEntry | None,
        as_of: dt.date | None,
        today: dt.date,
        notices: Iterable[Notice],
    ) -> VersionPayload:
        """A text as JSON; ``in_force`` says whether the version holds today, null for a file."""
        return cls(
            version=entry and VersionPart.of(entry),
            as_of=as_of,
            in_force=entry.holds_on(today) if entry else None,
            document=DocumentPart.of(document),
            warnings=tuple(map(NoticePart.of, notices)),
        )


class ArticlePayload(Payload):
    """One article of one version."""

    kind: Literal["article"] = "article"
    version: VersionPart
    article: ArticlePart
    oid: str
