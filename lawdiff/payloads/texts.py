"""Texts as JSON: what was parsed, and what the record holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from lawdiff.model import (
    Article,
    Discarded,
    Document,
    Heading,
    Notice,
    Parsed,
    TextState,
    UnitKind,
    VersionEntry,
)
from lawdiff.paragraphs import paragraphs
from lawdiff.payloads.base import Part, Payload


class NoticePart(Part):
    """A warning."""

    code: str
    message: str
    line: int | None

    @classmethod
    def of(cls, notice: Notice) -> NoticePart:
        """A notice as JSON."""
        return cls(code=notice.code, message=notice.message, line=notice.line)


class DiscardedPart(Part):
    """Text of a source that belongs to no regulation."""

    reason: str
    text: str

    @classmethod
    def of(cls, discarded: Discarded) -> DiscardedPart:
        """Discarded text as JSON."""
        return cls(reason=discarded.reason, text=discarded.text)


class SubitemPart(Part):
    """One 目."""

    label: str
    text: str


class ItemPart(Part):
    """One 项 with its 目."""

    label: str
    text: str
    subitems: tuple[SubitemPart, ...]


class ParagraphPart(Part):
    """One 款 with its 项."""

    text: str
    items: tuple[ItemPart, ...]


class ArticlePart(Part):
    """One article: ``number`` is [12, 1] for 第十二条之一, ``text`` stands without the label."""

    label: str
    number: tuple[int, ...]
    caption: str | None
    text: str
    paragraphs: tuple[ParagraphPart, ...]

    @classmethod
    def of(cls, article: Article) -> ArticlePart:
        """An article as JSON."""
        return cls(
            label=article.label,
            number=article.number.parts,
            caption=article.caption,
            text=article.text,
            paragraphs=tuple(
                ParagraphPart(
                    text=paragraph.text,
                    items=tuple(
                        ItemPart(
                            label=item.label,
                            text=item.text,
                            subitems=tuple(
                                SubitemPart(label=s.label, text=s.text) for s in item.subitems
                            ),
                        )
                        for item in paragraph.items
                    ),
                )
                for paragraph in paragraphs(article.text)
            ),
        )


class HeadingPart(Part):
    """One 编, 分编, 章 or 节 with the numbers of its first and last article."""

    level: str
    label: str
    title: str
    first: tuple[int, ...] | None
    last: tuple[int, ...] | None

    @classmethod
    def of(cls, heading: Heading) -> HeadingPart:
        """A heading as JSON."""
        return cls(
            level=heading.level,
            label=heading.label,
            title=heading.title,
            first=heading.first.parts if heading.first else None,
            last=heading.last.parts if heading.last else None,
        )


class AnnexPart(Part):
    """An annex; tables are Markdown tables."""

    title: str
    text: str


class DocumentPart(Part):
    """One regulation as a text states it; null where it does not say."""

    title: str
    jurisdiction: str | None
    jurisdiction_id: str | None
    regulation_kind: str | None
    adopted: dt.date | None
    amended: dt.date | None
    promulgated: dt.date | None
    effective: dt.date | None
    expires: dt.date | None
    document_number: str | None
    note: str | None
    complete: bool
    unit: UnitKind
    outline: tuple[HeadingPart, ...]
    preamble: str | None
    articles: tuple[ArticlePart, ...]
    annexes: tuple[AnnexPart, ...]

    @classmethod
    def of(cls, document: Document) -> DocumentPart:
        """A document as JSON."""
        return cls(
            title=document.title,
            jurisdiction=document.jurisdiction,
            jurisdiction_id=document.jurisdiction_id,
            regulation_kind=document.regulation_kind,
            adopted=document.dates.adopted,
            amended=document.dates.amended,
            promulgated=document.dates.promulgated,
            effective=document.dates.effective,
            expires=document.dates.expires,
            document_number=document.document_number,
            note=document.note,
            complete=document.complete,
            unit=document.unit,
            outline=tuple(map(HeadingPart.of, document.outline)),
            preamble=document.preamble,
            articles=tuple(map(ArticlePart.of, document.articles)),
            annexes=tuple(AnnexPart(title=a.title, text=a.text) for a in document.annexes),
        )


class ParsedPayload(Payload):
    """What was understood of one or several files."""

    kind: Literal["parsed"] = "parsed"
    documents: tuple[DocumentPart, ...]
    discarded: tuple[DiscardedPart, ...]
    warnings: tuple[NoticePart, ...]

    @classmethod
    def of(cls, parsed: Iterable[Parsed]) -> ParsedPayload:
        """What was parsed, as JSON."""
        texts = list(parsed)
        documents = [d for text in texts for d in text.documents]
        notices = [n for text in texts for n in text.notices]
        notices += [n for d in documents for n in d.notices]
        return cls(
            documents=tuple(map(DocumentPart.of, documents)),
            discarded=tuple(DiscardedPart.of(x) for text in texts for x in text.discarded),
            warnings=tuple(map(NoticePart.of, notices)),
        )


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
