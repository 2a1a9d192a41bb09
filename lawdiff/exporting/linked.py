"""A regulation as linked data: schema.org/Legislation in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lawdiff.exporting.editions import Edition
from lawdiff.exporting.identifiers import expression, work
from lawdiff.exporting.looks import Look
from lawdiff.model import Article

_LANGUAGE = "zh-Hans"


def draw(edition: Edition, look: Look) -> bytes:
    """One regulation with the text of its articles."""
    return json.dumps(_regulation(edition, look), ensure_ascii=False, indent=1).encode() + b"\n"


def _regulation(edition: Edition, look: Look) -> dict[str, Any]:
    """What is known; what is not is left out."""
    document, dates = edition.document, edition.document.dates
    iri = expression(edition)
    facts = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": iri,
        "exampleOfWork": {"@type": "Legislation", "@id": work(edition)},
        "name": document.title,
        "description": document.note,
        "inLanguage": _LANGUAGE,
        "legislationIdentifier": document.document_number or edition.name.regulation,
        "legislationType": document.regulation_kind,
        "legislationJurisdiction": _place(edition),
        "legislationDate": _day(dates.adopted),
        "legislationDateVersion": _day(edition.date),
        "datePublished": _day(dates.promulgated),
        "temporalCoverage": f"{edition.in_force_from}/.." if edition.in_force_from else None,
        "expires": _day(dates.expires),
        "version": edition.name.version,
        "disambiguatingDescription": look.words.semicolon.join(edition.warnings(look.words)),
        "legislationLegalValue": _value(edition),
        "text": document.preamble,
        "hasPart": [*_articles(edition, iri), *_annexes(edition, iri)],
    }
    return {name: value for name, value in facts.items() if value}


def _place(edition: Edition) -> dict[str, str] | None:
    name = edition.document.jurisdiction
    return {"@type": "AdministrativeArea", "name": name} if name else None


def _value(edition: Edition) -> str | None:
    """Said of computed texts alone: whether a copy is official is its publisher's to say."""
    computed = edition.text_state == "consolidated"
    return "https://schema.org/UnofficialLegalValue" if computed else None


def _articles(edition: Edition, iri: str) -> Iterator[dict[str, Any]]:
    for article in edition.document.articles:
        yield _article(article, iri, edition)


def _article(article: Article, iri: str, edition: Edition) -> dict[str, Any]:
    first = edition.origins.get(article.number)
    facts = {
        "@type": "Legislation",
        "@id": f"{iri}#art_{article.number.address}",
        "name": article.label,
        "headline": article.caption,
        "legislationIdentifier": f"{first.version}__art_{first.number.address}" if first else None,
        "text": article.text,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _annexes(edition: Edition, iri: str) -> Iterator[dict[str, Any]]:
    for n, annex in enumerate(edition.document.annexes, 1):
        yield {
            "@type": "CreativeWork",
            "@id": f"{iri}#att_{n}",
            "name": annex.title,
            "text": annex.text,
        }


def _day(day: object) -> str | None:
    return str(day) if day else None
