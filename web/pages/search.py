"""Search: titles, articles by number, articles by their words."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, request
from markupsafe import Markup

from lawdiff.errors import UsageError
from lawdiff.model import Hit
from lawdiff.numbering import Number
from lawdiff.services.browsing import Answer
from web import addresses
from web.context import services
from web.drawing.snippet import snippet
from web.languages import lazy_gettext, remedy, said
from web.names import Standing, standing
from web.pages.answers import asked, page
from web.pages.choices import choices
from web.queries import SearchPageQuery

pages = Blueprint("search", __name__)

NAVIGATION = (("search.search", lazy_gettext("Search")),)


@dataclass(frozen=True, slots=True)
class Shown:
    """One article found: where it leads, whether its version holds, the words around the hit."""

    hit: Hit
    href: str
    standing: Standing
    snippet: Markup


@pages.get("/search")
def search() -> Response:
    """What holds the words; without words, the form alone."""
    query = asked(SearchPageQuery)
    answer, refused = _answer(query)
    return page(
        "search.html",
        query=query,
        answer=answer,
        hits=[_shown(hit, answer) for hit in answer.found.hits] if answer else [],
        refused=(said(refused), remedy(refused)) if refused else None,
        next=_next(query, answer),
        **choices(),
        twin=f"/api/v1/search?{request.query_string.decode()}" if answer else None,
    )


def _answer(query: SearchPageQuery) -> tuple[Answer | None, UsageError | None]:
    """What was found, or why nothing could be looked for; neither where nothing was asked."""
    if not query.q:
        return None, None
    try:
        return services().browsing.search(
            query.q, query.filter, as_of=query.as_of, offset=query.offset, limit=query.limit
        ), None
    except UsageError as error:
        return None, error


def _shown(hit: Hit, answer: Answer | None) -> Shown:
    entry = hit.version
    number = Number.of_stem(hit.number) if hit.number else None
    anchor = f"#a{number.address}" if number else ""
    day = answer.day if answer else services().today()
    return Shown(
        hit,
        addresses.to_version(entry.regulation, entry.label) + anchor,
        standing(entry, day),
        snippet(hit.text, hit.spans),
    )


def _next(query: SearchPageQuery, answer: Answer | None) -> str | None:
    """The address of the next page of hits."""
    if answer is None:
        return None
    shown = query.offset + len(answer.found.hits)
    if not answer.found.hits or shown >= answer.found.total:
        return None
    return f"{request.path}?{urlencode(request.args.to_dict() | {'cursor': str(shown)})}"
