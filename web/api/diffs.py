"""Comparisons as JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from apiflask import APIBlueprint
from flask import Response

from lawdiff.model import Unit, VersionEntry
from lawdiff.payloads.base import Payload
from lawdiff.payloads.concordances import ConcordancePayload
from lawdiff.payloads.differences import DiffPayload
from lawdiff.services.findings import Findings
from lawdiff.services.held import named_in
from web import addresses
from web.answers import IMMUTABLE, REVALIDATE, answer, answer_now, tag_of
from web.bodies import DiffBody
from web.context import context, services
from web.queries import DiffQuery, EndsQuery

api = APIBlueprint("api_diffs", __name__, tag="Comparisons")


@api.get("/regulations/<jurisdiction>/<slug>/diff")
@api.input(DiffQuery, location="query")
@api.output(DiffPayload)
def diff(jurisdiction: str, slug: str, query_data: DiffQuery) -> Response:
    """Two versions of a regulation compared article by article, whatever their numbers.

    `ops` read as `=` and `-` give the old text exactly, as `=` and `+` the new one.
    """
    with services().browsing.snapshot():
        ends = _Ends.of(addresses.regulation_id(jurisdiction, slug), query_data)
        return ends.answer("diff", lambda found: DiffPayload.of(found.diff), unit=query_data.unit)


@api.get("/regulations/<jurisdiction>/<slug>/concordance")
@api.input(EndsQuery, location="query")
@api.output(ConcordancePayload)
def concordance(jurisdiction: str, slug: str, query_data: EndsQuery) -> Response:
    """What every article of a version became in another, and references that did not follow."""
    with services().browsing.snapshot():
        ends = _Ends.of(addresses.regulation_id(jurisdiction, slug), query_data)
        return ends.answer("concordance", _concordance)


@api.post("/diff")
@api.input(DiffBody, location="json")
@api.output(DiffPayload)
def diff_of_texts(json_data: DiffBody) -> Response:
    """Two texts compared article by article. Nothing of them is stored."""
    old, new = (
        services().texts.given(side.text, side.name) for side in (json_data.old, json_data.new)
    )
    diffed = services().versions.compare(old, new, json_data.unit)
    return answer_now(DiffPayload.of(diffed.diff))


@dataclass(frozen=True, slots=True)
class _Ends:
    """The two versions that a query names, and whether it names them by their labels."""

    old: VersionEntry
    new: VersionEntry
    pinned: bool

    @classmethod
    def of(cls, id_: str, query: EndsQuery) -> _Ends:
        asked = query.old, query.new
        held = services().texts.versions(id_)
        old, new = (named_in(held, addresses.label(name))[0] for name in asked)
        return cls(old, new, asked == (old.label, new.label))

    def answer(self, what: str, make: Callable[[Findings], Payload], **unit: Unit) -> Response:
        """What ``make`` says of the two; immutable where both are pinned by their labels."""
        old, new = self.old, self.new
        settled = services().versions.settled(new.regulation)
        query = urlencode({"from": old.label, "to": new.label, **unit})
        shelf = context().shelf
        return answer(
            lambda: make(shelf.findings(old, new, unit.get("unit", "word"), settled)),
            tag_of(what, old.commit, new.commit, unit, settled),
            cache=IMMUTABLE if self.pinned else REVALIDATE,
            location=None
            if self.pinned
            else addresses.to_api(f"regulations/{new.regulation}/{what}?{query}"),
        )


def _concordance(found: Findings) -> ConcordancePayload:
    return ConcordancePayload.of(found.diff, found.concordance, found.dangling)
