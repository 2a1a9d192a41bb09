"""Analogues, regulations side by side and the laws above them, as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from apiflask import APIBlueprint
from flask import Response

from lawdiff.payloads.analogues import AnaloguesPayload, LikenessPayload
from lawdiff.payloads.base import Payload
from lawdiff.payloads.comparisons import ComparisonPayload
from lawdiff.payloads.elements import ElementsPayload
from lawdiff.payloads.parents import ParentsPayload
from lawdiff.services.held import holding_in, named_in
from lawdiff.services.jurisdictions import SideBySide, place_of
from lawdiff.services.texts import Text
from web import addresses
from web.answers import IMMUTABLE, REVALIDATE, answer, answer_now, tag_of
from web.bodies import AnaloguesBody, CompareBody, GivenText, HeldText
from web.context import context, services
from web.queries import AnaloguesQuery, CompareQuery, ItemsQuery, StandingQuery

api = APIBlueprint("api_jurisdictions", __name__, tag="Jurisdictions")

_ONE = "/regulations/<jurisdiction>/<slug>"


@api.get(f"{_ONE}/analogues")
@api.input(AnaloguesQuery, location="query")
@api.output(AnaloguesPayload)
def analogues(jurisdiction: str, slug: str, query_data: AnaloguesQuery) -> Response:
    """The regulations of other jurisdictions on the subject, the likest first; empty if none is.

    Each is named in its latest version, or with `as_of` in the one in force that day, with the
    reason: how like its title and content are.
    """
    text, day = _one(addresses.regulation_id(jurisdiction, slug), query_data), query_data.as_of
    found = services().jurisdictions.analogues_of(text, query_data.limit, day)
    return answer_now(AnaloguesPayload.of(text.name, found, day))


@api.post("/analogues")
@api.input(AnaloguesBody, location="json")
@api.output(AnaloguesPayload)
def analogues_of_text(json_data: AnaloguesBody) -> Response:
    """The regulations on the subject of a text. Nothing of it is stored."""
    text = services().texts.given(json_data.text, json_data.name)
    found = services().jurisdictions.analogues_of(text, json_data.limit, json_data.as_of)
    return answer_now(AnaloguesPayload.of(text.name, found, json_data.as_of))


@api.get(f"{_ONE}/parents")
@api.input(StandingQuery, location="query")
@api.output(ParentsPayload)
def parents(jurisdiction: str, slug: str, query_data: StandingQuery) -> Response:
    """The laws that a regulation says it is made under, and what of them changed since.

    With `as_of`, the version in force that day, and what of them had changed by then.
    """
    text, day = _one(addresses.regulation_id(jurisdiction, slug), query_data), query_data.as_of
    found = services().jurisdictions.parents_of(text, day)
    return answer_now(ParentsPayload.of(text.name, found, day))


@api.post("/parents")
@api.input(GivenText, location="json")
@api.output(ParentsPayload)
def parents_of_text(json_data: GivenText) -> Response:
    """The laws that a text says it is made under. Nothing of it is stored."""
    text = services().texts.given(json_data.text, json_data.name)
    return answer_now(ParentsPayload.of(text.name, services().jurisdictions.parents_of(text)))


@api.get("/compare")
@api.input(CompareQuery, location="query")
@api.output(ComparisonPayload)
def compare(query_data: CompareQuery) -> Response:
    """Two to eight regulations side by side, topic by topic, in the order of the baseline."""
    return _Items.of(query_data).answer("compare", _comparison)


@api.get("/compare/elements")
@api.input(CompareQuery, location="query")
@api.output(ElementsPayload)
def elements(query_data: CompareQuery) -> Response:
    """Who, must or may, how much, by when: article by article, as printed."""
    return _Items.of(query_data).answer("elements", _elements)


@api.get("/compare/likeness")
@api.input(ItemsQuery, location="query")
@api.output(LikenessPayload)
def likeness(query_data: ItemsQuery) -> Response:
    """How much each of two to 24 regulations has in common with each other one."""
    texts = texts_of(query_data)
    return answer(
        lambda: LikenessPayload.of(
            [text.name for text in texts], services().jurisdictions.likeness_of(texts).matrix
        ),
        tag_of("likeness", *map(_commit, texts)),
    )


@api.post("/compare")
@api.input(CompareBody, location="json")
@api.output(ComparisonPayload)
def compare_texts(json_data: CompareBody) -> Response:
    """Texts side by side with each other or with what is held. Nothing of them is stored."""
    return answer_now(_comparison(sent(json_data)))


@api.post("/compare/elements")
@api.input(CompareBody, location="json")
@api.output(ElementsPayload)
def elements_of_texts(json_data: CompareBody) -> Response:
    """Who, must or may, how much, by when, in texts. Nothing of them is stored."""
    return answer_now(_elements(sent(json_data)))


@dataclass(frozen=True, slots=True)
class _Items:
    """The texts that a query names, and whether it names them all by their labels."""

    query: CompareQuery
    texts: tuple[Text, ...]
    baseline: int
    pinned: bool

    @classmethod
    def of(cls, query: CompareQuery) -> _Items:
        references = query.references
        texts = tuple(_text(reference, query.as_of) for reference in references)
        labels = [f"{text.name.regulation}@{text.name.version}" for text in texts]
        place = place_of(references, query.baseline)
        return cls(query, texts, place, labels == references)

    def answer(self, what: str, make: Callable[[SideBySide], Payload]) -> Response:
        """What ``make`` says of the comparison; immutable where all are pinned by labels."""
        return answer(
            lambda: make(self._compared()),
            tag_of(what, *map(_commit, self.texts), self.baseline, self.query.as_of),
            cache=IMMUTABLE if self.pinned else REVALIDATE,
        )

    def _compared(self) -> SideBySide:
        jurisdictions = services().jurisdictions
        return jurisdictions.compare_texts(self.texts, self.baseline, self.query.as_of)


def _comparison(found: SideBySide) -> ComparisonPayload:
    return ComparisonPayload.of(found.comparison, found.as_of)


def _elements(found: SideBySide) -> ElementsPayload:
    return ElementsPayload.of(found.elements)


def _one(id_: str, query: StandingQuery) -> Text:
    """The version of a regulation that a query names, the latest where it names none."""
    if query.as_of is not None:
        reference = f"{id_}@{query.version}" if query.version else id_
        return services().texts.as_of(reference, query.as_of)
    held = services().texts.versions(id_)
    name = query.version
    return context().shelf.text(named_in(held, addresses.label(name))[0] if name else held[-1])


def _text(reference: str, as_of: dt.date | None = None) -> Text:
    """The version that an item of a query names; no file is ever looked for."""
    id_, at, name = reference.partition("@")
    held = services().texts.versions(addresses.regulation_id(*id_.split("/")))
    if as_of is not None:
        return services().texts.as_of(reference, as_of)
    if at:
        return context().shelf.text(named_in(held, addresses.label(name))[0])
    return context().shelf.text(holding_in(held, services().today()))


def _commit(text: Text) -> str | None:
    return text.entry.commit if text.entry else None


def texts_of(query: ItemsQuery) -> list[Text]:
    """The versions that the items of a query name."""
    return [_text(reference, query.as_of) for reference in query.references]


def sent(body: CompareBody) -> SideBySide:
    """The texts that a request sends or names, compared."""
    texts = [
        _text(item.reference)
        if isinstance(item, HeldText)
        else services().texts.given(item.text, item.name)
        for item in body.items
    ]
    return services().jurisdictions.compare_texts(texts, body.baseline)
