"""Regulations for tests: of fictional jurisdictions, written for this project."""

import datetime as dt
import hashlib

from lawdiff.model import Article, Dates, Document, Filed, Heading, Record, SourceFile, pieces
from lawdiff.numbering import Number

REGULATION = "qingchuan/gongyuan-guanli-tiaoli"


def article(number: int | tuple[int, ...], text: str, caption: str | None = None) -> Article:
    parts = (number,) if isinstance(number, int) else number
    value = Number(*parts)
    return Article(value, value.label, text, caption)


def document(*texts: str, title: str = "青川省公园管理条例", **facts: object) -> Document:
    """A regulation with one article a text, in one chapter."""
    articles = tuple(article(n, text) for n, text in enumerate(texts, 1))
    first, last = (articles[0].number, articles[-1].number) if articles else (None, None)
    return Document(
        title=title,
        **{
            "jurisdiction": "青川省",
            "jurisdiction_id": "qingchuan",
            "regulation_kind": "地方性法规",
            "outline": (Heading("章", "第一章", "总则", first, last),),
            "articles": articles,
            **facts,
        },
    )


def record(
    *texts: str, label: str = "2020-05-01", regulation: str = REGULATION, **facts: object
) -> Record:
    """A version adopted on the day of its label."""
    day = None if label.startswith("undated") else dt.date.fromisoformat(label[:10])
    facts.setdefault("dates", Dates(adopted=day, effective=day))
    text = document(*texts, **facts)
    data = "\n".join([text.title, *(f"{a.label}　{a.text}" for a in text.articles)]).encode()
    return Record(
        regulation=regulation,
        label=label,
        dated_by="adopted" if day else "none",
        document=text,
        source=SourceFile("公园.txt", hashlib.sha256(data).hexdigest(), data),
        in_force_from=day,
        in_force_basis="effective" if day else None,
    )


def filed(one: Record, commit: str = "1" * 40) -> Filed:
    """A version as it is put into the catalogue, of which nothing is known but its text."""
    return Filed(one, commit, pieces(one.document))
