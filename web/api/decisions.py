"""Amending decisions as JSON: texts in, result out, nothing of them stored."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response

from lawdiff.payloads.decisions import AmendedPayload, CheckedPayload, DraftPayload
from lawdiff.services.texts import Text
from web.answers import answer_now
from web.bodies import ApplyBody, CheckBody, DraftBody, GivenText
from web.context import services

api = APIBlueprint("api_decisions", __name__, tag="Amending decisions")


@api.post("/amend/apply")
@api.input(ApplyBody, location="json")
@api.output(AmendedPayload)
def amend_apply(json_data: ApplyBody) -> Response:
    """The text that a decision makes of an old one: computed, never official.

    An instruction that cannot be placed with certainty is refused by name and changes nothing.
    """
    old = _given(json_data.old).document
    amended = services().decisions.apply_text(old, json_data.decision.text)
    return answer_now(AmendedPayload.of(amended))


@api.post("/amend/check")
@api.input(CheckBody, location="json")
@api.output(CheckedPayload)
def amend_check(json_data: CheckBody) -> Response:
    """A decision held against the published new text, with the old one or without."""
    old = _given(json_data.old).document if json_data.old else None
    new = _given(json_data.new).document
    checked = services().decisions.check_text(json_data.decision.text, new, old)
    return answer_now(CheckedPayload.of(checked))


@api.post("/amend/draft")
@api.input(DraftBody, location="json")
@api.output(DraftPayload)
def amend_draft(json_data: DraftBody) -> Response:
    """A decision in statutory wording that makes the new text out of the old one."""
    draft = services().decisions.draft_text(_given(json_data.old), _given(json_data.new))
    title = draft.old.document.title
    return answer_now(DraftPayload(title=title, text=draft.text, exact=draft.exact))


def _given(side: GivenText) -> Text:
    return services().texts.given(side.text, side.name)
