"""Comparisons as JSON."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response

from lawdiff.model import VersionEntry
from lawdiff.payloads.differences import DiffPayload
from web import addresses
from web.answers import IMMUTABLE, REVALIDATE, answer, answer_now, tag_of
from web.context import context, services
from web.queries import DiffBody, DiffQuery

api = APIBlueprint("api_diffs", __name__, tag="Comparisons")


@api.get("/regulations/<jurisdiction>/<slug>/diff")
@api.input(DiffQuery, location="query")
@api.output(DiffPayload)
def diff(jurisdiction: str, slug: str, query_data: DiffQuery) -> Response:
    """Two versions of a regulation compared article by article, whatever their numbers.

    `ops` read as `=` and `-` give the old text exactly, as `=` and `+` the new one.
    """
    id_ = addresses.regulation_id(jurisdiction, slug)
    asked = query_data.old, query_data.new
    old, new = (services().texts.named(id_, addresses.label(name)) for name in asked)
    pinned = asked == (old.label, new.label)
    return answer(
        lambda: DiffPayload.of(context().shelf.comparison(old, new, query_data.unit).diff),
        tag_of("diff", old.commit, new.commit, query_data.unit),
        cache=IMMUTABLE if pinned else REVALIDATE,
        location=None if pinned else _address(old, new, query_data.unit),
    )


@api.post("/diff")
@api.input(DiffBody, location="json")
@api.output(DiffPayload)
def diff_of_texts(json_data: DiffBody) -> Response:
    """Two texts compared article by article. Nothing of them is stored."""
    old, new = (
        services().texts.given(side.text, side.name) for side in (json_data.old, json_data.new)
    )
    comparison = services().versions.compare(old, new, json_data.unit)
    return answer_now(DiffPayload.of(comparison.diff))


def _address(old: VersionEntry, new: VersionEntry, unit: str) -> str:
    path = f"/api/v1/regulations/{old.regulation}/diff"
    return f"{path}?from={old.label}&to={new.label}&unit={unit}"
