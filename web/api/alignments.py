"""How articles belong together, as JSON: read by all, settled by those with a token."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response
from pydantic import Field

from lawdiff.model import Place, Settled
from lawdiff.payloads.lineages import AlignmentsPayload
from lawdiff.services.alignments import Alignments
from web import addresses
from web.answers import answer_now
from web.context import services
from web.doors import bearer
from web.queries import Query

api = APIBlueprint("api_alignments", __name__, tag="Alignments")


class PlaceGiven(Query):
    """An article in one version."""

    version: str = Field(max_length=20, description="A label.")
    article: str = Field(max_length=20, description="12, or 12-1 for 第十二条之一.")

    @property
    def place(self) -> Place:
        """The place as a value."""
        return Place(addresses.label(self.version), addresses.number(self.article))


class AlignmentGiven(Query):
    """How two articles belong together."""

    old: PlaceGiven = Field(alias="from")
    new: PlaceGiven = Field(alias="to")
    verdict: Settled = Field(description="`none` leaves it to the program again.")
    expected: Settled | None = Field(
        None, description="How it stood when it was decided; another state is a conflict (409)."
    )


@api.get("/regulations/<jurisdiction>/<slug>/alignments")
@api.output(AlignmentsPayload)
def alignments(jurisdiction: str, slug: str) -> Response:
    """The links that somebody settled, and those in doubt."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    return _answer(id_, services().aligning.alignments(id_))


@api.put("/regulations/<jurisdiction>/<slug>/alignments")
@api.doc(security="token")
@api.input(AlignmentGiven, location="json")
@api.output(AlignmentsPayload)
def settle(jurisdiction: str, slug: str, json_data: AlignmentGiven) -> Response:
    """Settle how two articles belong together. Needs the scope `align`."""
    actor = bearer("align").actor
    id_ = addresses.regulation_id(jurisdiction, slug)
    settled = services().aligning.settle(
        id_,
        json_data.old.place,
        json_data.new.place,
        json_data.verdict,
        expected=json_data.expected,
        actor=actor,
    )
    return _answer(id_, settled)


def _answer(id_: str, found: Alignments) -> Response:
    return answer_now(AlignmentsPayload.of(id_, found.settled, found.doubtful))
