"""References between texts as JSON."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response

from lawdiff.payloads.references import CitedByPayload, CitingPart, ReferencesPayload
from lawdiff.services.held import holding_in, version_in
from web import addresses
from web.answers import answer_now
from web.context import context, services
from web.queries import CitedByQuery, ReferencesQuery

api = APIBlueprint("api_references", __name__, tag="References")

_ONE = "/regulations/<jurisdiction>/<slug>"


@api.get(f"{_ONE}/refs")
@api.input(ReferencesQuery, location="query")
@api.output(ReferencesPayload)
def refs(jurisdiction: str, slug: str, query_data: ReferencesQuery) -> Response:
    """The references in a version's articles, each with the version in force on the text's day.

    `dangling`: the text that is meant has no such article.
    """
    held = services().texts.versions(addresses.regulation_id(jurisdiction, slug))
    asked = query_data.version
    entry = (
        holding_in(held, services().today())
        if asked is None
        else version_in(held, addresses.label(asked))
    )
    text = context().shelf.text(entry)
    return answer_now(ReferencesPayload.of(text.name, services().references.of(text)))


@api.get(f"{_ONE}/cited-by")
@api.input(CitedByQuery, location="query")
@api.output(CitedByPayload)
def cited_by(jurisdiction: str, slug: str, query_data: CitedByQuery) -> Response:
    """The places in the latest versions of other regulations that name this one."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    found, total = services().references.cited_by(
        services().texts.versions(id_)[-1], offset=query_data.offset, limit=query_data.limit
    )
    citing = [CitingPart.of(x.citing, x.status, x.target) for x in found]
    return answer_now(CitedByPayload.of(id_, citing, total=total, offset=query_data.offset))
