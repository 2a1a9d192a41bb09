"""Texts as JSON, as they were parsed."""

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
    UnitKind,
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
