"""A regulation as one text states it: facts, outline, articles, annexes."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from lawdiff.model.notice import Discarded, Notice
from lawdiff.numbering import Number

UnitKind = Literal["article", "section"]
"""What is filed: 第X条, or, where a text has none, its top-level numbered sections."""

TextState = Literal["official", "consolidated"]
"""``official``: as its issuer published it; ``consolidated``: computed, never official."""


def blob_oid(text: str) -> str:
    """The git object id of ``text`` as it is filed: UTF-8 and a final line end."""
    data = text.encode() + b"\n"
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


class Article(NamedTuple):
    """One 条 (or, in a text without 条, one top-level section).

    ``label`` is printed (第十二条之一, 一、, 第一部分), without inner white space. ``text`` is the
    body without label and caption; one 款 a line, each 项 and 目 on a line of its own.
    """

    number: Number
    label: str
    text: str
    caption: str | None = None

    @property
    def oid(self) -> str:
        """The id of the blob that holds the text: equal ids, equal text."""
        return blob_oid(self.text)

    @property
    def path(self) -> str:
        """Where the text is filed in a version's tree."""
        return f"articles/{self.number.stem}.md"


@dataclass(frozen=True, slots=True)
class Heading:
    """One 编, 分编, 章 or 节, or a heading without number (序言, 附则: ``label`` is then empty).

    ``first`` and ``last`` are the first and the last article under it, None where it has none.
    """

    level: Literal["编", "分编", "章", "节"]
    label: str
    title: str
    first: Number | None
    last: Number | None


@dataclass(frozen=True, slots=True)
class Annex:
    """附件, 附表, 附录 or closing notes; tables are Markdown tables."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of one text, each as printed; None where the text does not say.

    ``adopted`` is the first 通过, ``amended`` the last 修正 or 修订, ``promulgated`` the decree,
    notice or signature, ``effective`` the printed date of effect, ``expires`` the end of validity.
    """

    adopted: dt.date | None = None
    amended: dt.date | None = None
    promulgated: dt.date | None = None
    effective: dt.date | None = None
    expires: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """One link of the chain of amendments that a 题注 states.

    ``action`` is printed: 修正, 修订, 修改. ``act`` is the title of the amending act where named.
    """

    date: dt.date | None
    action: str
    act: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One regulation as one text states it; every unknown fact is None.

    ``note`` is the 题注, as printed. ``complete`` is False where the source breaks off. The order
    of ``articles`` and ``outline`` is the order of the text.
    """

    title: str
    jurisdiction: str | None = None
    jurisdiction_id: str | None = None
    regulation_kind: str | None = None
    dates: Dates = Dates()
    document_number: str | None = None
    note: str | None = None
    amendments: tuple[Amendment, ...] = ()
    complete: bool = True
    unit: UnitKind = "article"
    outline: tuple[Heading, ...] = ()
    preamble: str | None = None
    articles: tuple[Article, ...] = ()
    annexes: tuple[Annex, ...] = ()
    notices: tuple[Notice, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Parsed:
    """All that was found in one source: its regulations, what was left out, what was doubtful."""

    documents: tuple[Document, ...]
    discarded: tuple[Discarded, ...] = ()
    notices: tuple[Notice, ...] = ()
