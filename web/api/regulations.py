"""Regulations, their versions and articles as JSON."""

from __future__ import annotations

import datetime as dt
from typing import Any

from apiflask import APIBlueprint
from flask import Response

from lawdiff.model import VersionEntry
from lawdiff.payloads.lists import RegulationsPayload, VersionsPayload
from lawdiff.payloads.texts import ArticlePart
from lawdiff.payloads.versions import ArticlePayload, VersionPart, VersionPayload
from lawdiff.services.exports import REGULATION_TYPES, regulation_file
from lawdiff.services.held import holding_in
from web import addresses
from web.answers import answer, answer_now, download, tag_of
from web.context import context, services
from web.queries import FileQuery, Nothing, RegulationsQuery

api = APIBlueprint("api_regulations", __name__, tag="Regulations")

FILES: dict[int | str, dict[str, str | dict[str, dict[str, Any]]]] = {
    200: {
        "description": "The file",
        "content": {
            media_type.partition(";")[0]: {"schema": {"type": "string"}}
            for media_type in REGULATION_TYPES.values()
        },
    }
}
"""The files that a version comes as, for the description."""

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


@api.get(f"{_ONE}/versions/<label>/file")
@api.input(FileQuery, location="query")
@api.doc(responses=FILES)
def version_file(jurisdiction: str, slug: str, label: str, query_data: FileQuery) -> Response:
    """A version as a document: Akoma Ntoso 3.0, JSON-LD, Markdown, Word."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    text = context().shelf.text(services().texts.version(id_, addresses.label(label)))
    origins = services().versions.origins(text)
    return download(regulation_file(text, query_data.format, origins=origins))


@api.get(f"{_ONE}/as-of/<date>")
@api.input(Nothing, location="query")
@api.output(VersionPayload)
def as_of(jurisdiction: str, slug: str, date: str, query_data: Nothing) -> Response:  # noqa: ARG001
    """The version in force on a day.

    `Content-Location` is its own address. A day on which no text that is held was in force is an
    error that names what is held; the nearest text never stands in.
    """
    day = addresses.day(date)
    held = services().texts.versions(addresses.regulation_id(jurisdiction, slug))
    return _version(holding_in(held, day), day)


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
    return addresses.to_api(f"regulations/{entry.regulation}/versions/{entry.label}")
