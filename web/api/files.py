"""What comes of texts that are sent, as files to take away. Nothing of them is stored."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint
from flask import Response

from lawdiff.services.decisions import computed
from lawdiff.services.exports import (
    DRAFT_TYPES,
    TABLE_TYPES,
    analogues_file,
    diff_file,
    draft_file,
    elements_file,
    likeness_file,
    matrix_file,
)
from lawdiff.services.texts import Text
from web.answers import download, site
from web.api.jurisdictions import sent, texts_of
from web.bodies import AnaloguesBody, ApplyBody, CompareBody, DiffBody, DraftBody, GivenText
from web.context import services
from web.queries import DraftFileQuery, LikenessFileQuery, TableFileQuery

api = APIBlueprint("api_files", __name__, tag="Files")


def _files(types: dict[str, str]) -> dict[int | str, dict[str, Any]]:
    """The files that an answer can be, for the description."""
    content = {media.partition(";")[0]: {"schema": {"type": "string"}} for media in types.values()}
    return {200: {"description": "The file", "content": content}}


_TABLES = _files(TABLE_TYPES)


@api.post("/diff/file")
@api.input(TableFileQuery, location="query")
@api.input(DiffBody, location="json")
@api.doc(responses=_TABLES)
def diff_as_file(query_data: TableFileQuery, json_data: DiffBody) -> Response:
    """The 对照表 of two texts."""
    old, new = _given(json_data.old), _given(json_data.new)
    diffed = services().versions.compare(old, new, json_data.unit)
    return download(diff_file(diffed, query_data.format, language=query_data.language))


@api.post("/compare/file")
@api.input(TableFileQuery, location="query")
@api.input(CompareBody, location="json")
@api.doc(responses=_TABLES)
def compare_as_file(query_data: TableFileQuery, json_data: CompareBody) -> Response:
    """Texts side by side with each other or with what is held."""
    found = sent(json_data)
    return download(
        matrix_file(found, query_data.format, language=query_data.language, site=site())
    )


@api.post("/compare/elements/file")
@api.input(TableFileQuery, location="query")
@api.input(CompareBody, location="json")
@api.doc(responses=_TABLES)
def elements_as_file(query_data: TableFileQuery, json_data: CompareBody) -> Response:
    """Who, must or may, how much, by when, in texts."""
    found = sent(json_data)
    return download(
        elements_file(found, query_data.format, language=query_data.language, site=site())
    )


@api.get("/compare/likeness/file")
@api.input(LikenessFileQuery, location="query")
@api.doc(responses=_TABLES)
def likeness_as_file(query_data: LikenessFileQuery) -> Response:
    """How much each of two to 24 regulations has in common with each other one."""
    found = services().jurisdictions.likeness_of(texts_of(query_data))
    table, heads = query_data.format, query_data.language
    return download(likeness_file(found.texts, found.matrix, table, language=heads))


@api.post("/analogues/file")
@api.input(TableFileQuery, location="query")
@api.input(AnaloguesBody, location="json")
@api.doc(responses=_TABLES)
def analogues_as_file(query_data: TableFileQuery, json_data: AnaloguesBody) -> Response:
    """The regulations on the subject of a text, with the reason for each."""
    text = services().texts.given(json_data.text, json_data.name)
    found = services().jurisdictions.analogues_of(text, json_data.limit, json_data.as_of)
    return download(analogues_file(text, found, query_data.format, language=query_data.language))


@api.post("/amend/apply/file")
@api.input(TableFileQuery, location="query")
@api.input(ApplyBody, location="json")
@api.doc(responses=_TABLES)
def amend_apply_as_file(query_data: TableFileQuery, json_data: ApplyBody) -> Response:
    """The 对照表 of an old text and the one a decision makes of it: computed, never official."""
    old = _given(json_data.old)
    amended = services().decisions.apply_text(old.document, json_data.decision.text)
    diffed = services().versions.compare(old, computed(amended), by=amended)
    return download(diff_file(diffed, query_data.format, language=query_data.language))


@api.post("/amend/draft/file")
@api.input(DraftFileQuery, location="query")
@api.input(DraftBody, location="json")
@api.doc(responses=_files(DRAFT_TYPES))
def amend_draft_as_file(query_data: DraftFileQuery, json_data: DraftBody) -> Response:
    """A draft decision with its 对照表."""
    draft = services().decisions.draft_text(_given(json_data.old), _given(json_data.new))
    diffed = services().versions.compare(draft.old, draft.new, by=draft.amended)
    return download(draft_file(draft, diffed, query_data.format, language=query_data.language))


def _given(side: GivenText) -> Text:
    return services().texts.given(side.text, side.name)
