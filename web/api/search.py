"""Search as JSON."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response

from lawdiff.payloads.lists import SearchPayload
from web.answers import answer_now
from web.context import services
from web.queries import SearchQuery

api = APIBlueprint("api_search", __name__, tag="Search")


@api.get("/search")
@api.input(SearchQuery, location="query")
@api.output(SearchPayload)
def search(query_data: SearchQuery) -> Response:
    """Titles and articles that hold all words; an article named by title and number.

    Searched are the texts in force today and the latest version of each regulation, with `as_of`
    those in force on that day alone.
    """
    answer = services().browsing.search(
        query_data.q,
        query_data.filter,
        as_of=query_data.as_of,
        offset=query_data.offset,
        limit=query_data.limit,
    )
    shown = query_data.offset + len(answer.found.hits)
    payload = SearchPayload.of(
        answer.query,
        answer.day,
        as_of=query_data.as_of,
        titles=answer.titles,
        articles=answer.articles,
        found=answer.found,
        cursor=str(shown) if answer.found.hits and shown < answer.found.total else None,
    )
    return answer_now(payload)
