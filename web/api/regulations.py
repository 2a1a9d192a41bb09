"""Regulations, their versions and articles as JSON."""

from __future__ import annotations

import datetime as dt

from apiflask import APIBlueprint
from flask import Response

from lawdiff.model import VersionEntry
from lawdiff.payloads.lists import RegulationsPayload, VersionsPayload
from lawdiff.payloads.texts import ArticlePart, ArticlePayload, VersionPart, VersionPayload
from web import addresses
from web.answers import answer, answer_now, tag_of
from web.context import context, services
from web.queries import Nothing, RegulationsQuery

api = APIBlueprint("api_regulations", __name__, tag="Regulations")

_ONE = "/regulations/<jurisdiction>/<slug>"


@api.get("/regulations")
@api.input(RegulationsQuery, location="query")
@api.output(RegulationsPayload)
def regulations(query_data: RegulationsQuery) -> Response:
    """List regulations, national ones first.

    `cursor` leads to the next page; `complete` says that there is none.
    """
    page = services().browsing.regulations(
        query_data.filter,
        as_of=query_data.as_of,
        cursor=query_data.cursor,
        limit=query_data.limit,
    )
    return answer_now(RegulationsPayload.of(page.regulations, page.total, page.cursor))


@api.get(_ONE)
@api.input(Nothing, location="query")
@api.output(VersionsPayload)
def regulation(jurisdiction: str, slug: str, query_data: Nothing) -> Response:  # noqa: ARG001
    """A regulation with all its versions, oldest first, future ones included."""
    return _versions(addresses.regulation_id(jurisdiction, slug))


@api.get(f"{_ONE}/versions")
@api.input(Nothing, location="query")
@api.output(VersionsPayload)
def versions(jurisdiction: str, slug: str, query_data: Nothing) -> Response:  # noqa: ARG001
    """The same as the regulation's own address."""
    return _versions(addresses.regulation_id(jurisdiction, slug))


@api.get(f"{_ONE}/versions/<label>")
@api.input(Nothing, location="query")
@api.output(VersionPayload)
def version(jurisdiction: str, slug: str, label: str, query_data: Nothing) -> Response:  # noqa: ARG001
    """A version with its text."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    return _version(services().texts.version(id_, addresses.label(label)))


@api.get(f"{_ONE}/as-of/<date>")
@api.input(Nothing, location="query")
@api.output(VersionPayload)
def as_of(jurisdiction: str, slug: str, date: str, query_data: Nothing) -> Response:  # noqa: ARG001
    """The version in force on a day.

    `Content-Location` is its own address. A day on which no text that is held was in force is an
    error that names what is held; the nearest text never stands in.
    """
    day = addresses.day(date)
    entry = services().texts.as_of(addresses.regulation_id(jurisdiction, slug), day)
    return _version(entry, day)


@api.get(f"{_ONE}/versions/<label>/articles/<number>")
@api.input(Nothing, location="query")
@api.output(ArticlePayload)
def article(
    jurisdiction: str,
    slug: str,
    label: str,
    number: str,
    query_data: Nothing,  # noqa: ARG001
) -> Response:
    """An article of a version; `12-1` is 第十二条之一."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    entry, found = services().browsing.article(
        id_, addresses.label(label), addresses.number(number)
    )
    return answer(
        lambda: ArticlePayload(
            version=VersionPart.of(entry), article=ArticlePart.of(found), oid=found.oid
        ),
        tag_of("article", entry, found.oid),
    )


def _versions(id_: str) -> Response:
    entry, held = services().browsing.regulation(id_)
    return answer(lambda: VersionsPayload.of(entry, held), tag_of("versions", entry, *held))


def _version(entry: VersionEntry, day: dt.date | None = None) -> Response:
    today = services().today()
    return answer(
        lambda: VersionPayload.of(
            context().shelf.text(entry).document,
            entry=entry,
            as_of=day,
            today=today,
            notices=services().browsing.warnings(entry),
        ),
        tag_of("version", entry, day, entry.holds_on(today)),
        location=_address(entry) if day else None,
    )


def _address(entry: VersionEntry) -> str:
    return f"/api/v1/regulations/{entry.regulation}/versions/{entry.label}"
