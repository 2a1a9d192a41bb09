"""Files to take away: what the pages of several jurisdictions show, in any format of tables."""

from __future__ import annotations

from flask import Blueprint, Response, request

from lawdiff.services.exports import analogues_file, elements_file, matrix_file
from lawdiff.services.jurisdictions import SideBySide
from web import addresses
from web.answers import download
from web.context import context, services
from web.languages import language
from web.pages.answers import asked
from web.pages.chosen import asked_for, baseline_of, found, problems
from web.pages.elsewhere import NAMED, entry_of
from web.queries import ElsewhereQuery, SideBySideQuery

pages = Blueprint("files", __name__)


@pages.get("/compare.<format_>")
def matrix(format_: str) -> Response:
    """Two to eight texts side by side."""
    return download(matrix_file(_compared(), format_, language=language(), site=_site()))


@pages.get("/compare/elements.<format_>")
def elements(format_: str) -> Response:
    """Who, must or may, how much, by when, in two to eight texts."""
    return download(elements_file(_compared(), format_, language=language(), site=_site()))


@pages.get("/r/<jurisdiction>/<slug>/elsewhere.<format_>")
def analogues(jurisdiction: str, slug: str, format_: str) -> Response:
    """The analogues of a regulation."""
    entry = entry_of(addresses.regulation_id(jurisdiction, slug), asked(ElsewhereQuery))
    text = context().shelf.text(entry)
    named = services().jurisdictions.analogues_of(text, NAMED)
    return download(analogues_file(text, named, format_, language=language()))


def _compared() -> SideBySide:
    """The texts that the address names, compared.

    Raises:
        LawdiffError: what keeps them from being compared.
    """
    query, references = asked(SideBySideQuery), asked_for()
    chosen = found(references, query.as_of or services().today())
    for problem in problems(chosen):
        raise problem
    entries = tuple(item.entry for item in chosen if item.entry)
    return context().shelf.side_by_side(entries, baseline_of(query.baseline, references))


def _site() -> str:
    return request.url_root.rstrip("/")
