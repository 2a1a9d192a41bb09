"""Files to take away: what pages show as tables, in any format of tables."""

from __future__ import annotations

from flask import Blueprint, Response

from lawdiff.services.exports import (
    analogues_file,
    concordance_file,
    diff_file,
    elements_file,
    likeness_file,
    matrix_file,
    tracked_file,
)
from lawdiff.services.held import named_in
from lawdiff.services.jurisdictions import SideBySide, check_likened
from lawdiff.services.versions import DiffedTexts
from web import addresses
from web.answers import download, site
from web.context import context, services
from web.languages import language
from web.pages.answers import asked
from web.pages.chosen import asked_for, baseline_of, found, problems
from web.pages.elsewhere import NAMED, entry_of, likened
from web.pages.queries import ElsewhereQuery, LikenessQuery, SideBySideQuery
from web.queries import DiffQuery

pages = Blueprint("files", __name__)


@pages.get("/r/<jurisdiction>/<slug>/diff.<format_>")
def diff(jurisdiction: str, slug: str, format_: str) -> Response:
    """The 对照表 of two versions."""
    return download(diff_file(_versions(jurisdiction, slug), format_, language=language()))


@pages.get("/r/<jurisdiction>/<slug>/concordance.<format_>")
def concordance(jurisdiction: str, slug: str, format_: str) -> Response:
    """What every number of the older version became in the newer."""
    return download(concordance_file(_versions(jurisdiction, slug), format_, language=language()))


@pages.get("/r/<jurisdiction>/<slug>/tracked.docx")
def tracked(jurisdiction: str, slug: str) -> Response:
    """The newer version as a Word document in which every change is tracked."""
    return download(tracked_file(_versions(jurisdiction, slug), language=language()))


@pages.get("/compare.<format_>")
def matrix(format_: str) -> Response:
    """Two to eight texts side by side."""
    return download(matrix_file(_compared(), format_, language=language(), site=site()))


@pages.get("/compare/elements.<format_>")
def elements(format_: str) -> Response:
    """Who, must or may, how much, by when, in two to eight texts."""
    return download(elements_file(_compared(), format_, language=language(), site=site()))


@pages.get("/r/<jurisdiction>/<slug>/elsewhere.<format_>")
def analogues(jurisdiction: str, slug: str, format_: str) -> Response:
    """The analogues of a regulation."""
    query = asked(ElsewhereQuery)
    text = context().shelf.text(entry_of(addresses.regulation_id(jurisdiction, slug), query))
    named = services().jurisdictions.analogues_of(text, NAMED, query.as_of)
    return download(analogues_file(text, named, format_, language=language()))


@pages.get("/r/<jurisdiction>/<slug>/likeness.<format_>")
def likeness(jurisdiction: str, slug: str, format_: str) -> Response:
    """How alike all that is held on a regulation's subject is, each with each."""
    query = asked(LikenessQuery)
    entries, _ = likened(addresses.regulation_id(jurisdiction, slug), query.as_of)
    check_likened(len(entries))
    texts = [context().shelf.text(entry) for entry in entries]
    matrix = context().shelf.likeness(entries)
    return download(likeness_file(texts, matrix, format_, language=language()))


def _versions(jurisdiction: str, slug: str) -> DiffedTexts:
    """The two versions that the address names, compared: all of one moment."""
    query = asked(DiffQuery)
    with services().browsing.snapshot():
        held = services().texts.versions(addresses.regulation_id(jurisdiction, slug))
        old, new = (named_in(held, addresses.label(name))[0] for name in (query.old, query.new))
        return context().shelf.comparison(old, new, query.unit)


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
