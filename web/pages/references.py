"""What a text refers to, and what refers to it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, redirect, request
from markupsafe import Markup
from werkzeug.wrappers import Response as BaseResponse

from lawdiff.errors import NotFound
from lawdiff.model import VersionEntry
from lawdiff.numbering import Number
from lawdiff.services.references import CitedBy
from web import addresses
from web.context import context, services
from web.drawing.snippet import snippet
from web.names import Standing, standing
from web.pages.answers import asked, page
from web.queries import CitedByQuery

pages = Blueprint("references", __name__)


@dataclass(frozen=True, slots=True)
class _Citing:
    """A citing place with its standing and the words around it."""

    found: CitedBy
    standing: Standing
    words: Markup


@pages.get("/r/<jurisdiction>/<slug>/<label>/refs")
def references(jurisdiction: str, slug: str, label: str) -> Response:
    """The references of a version, in order, and one page of the places that name its regulation.

    What they point to is the version in force on the day of the citing text.
    """
    id_ = addresses.regulation_id(jurisdiction, slug)
    query = asked(CitedByQuery)
    entry = services().texts.version(id_, addresses.label(label))
    found = services().references.of(context().shelf.text(entry))
    citing, total = services().references.cited_by(entry, offset=query.offset, limit=query.limit)
    given, today = query.offset + len(citing), services().today()
    return page(
        "references.html",
        entry=entry,
        standing=standing(entry, today),
        found=found,
        dangling=sum(x.status == "dangling" for x in found),
        citing=[_shown(x, standing(x.citing.version, today)) for x in citing],
        total=total,
        next=f"{request.path}?cursor={given}#cited-by" if citing and given < total else None,
        anchor=_anchor,
        target=_target,
        twin=f"/api/v1/regulations/{id_}/refs?version={entry.label}",
    )


@pages.get("/r/<jurisdiction>/<slug>/<label>/refs/<number>/<int:start>")
def follow(jurisdiction: str, slug: str, label: str, number: str, start: int) -> BaseResponse:
    """To what the reference at a place in an article points to; else to what is known of it."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    entry = services().texts.version(id_, addresses.label(label))
    place = addresses.number(number), start
    for found in services().references.of(context().shelf.text(entry)):
        if (found.article.number, found.reference.start) == place:
            if found.status == "linked" and found.target is not None:
                return redirect(_target(found.target, found.number))
            return redirect(f"{addresses.to_references(id_, entry.label)}#{_anchor(*place)}")
    raise NotFound("no_reference", "No reference stands there.")


def _anchor(number: Number, start: int) -> str:
    """Where a reference stands on its page."""
    return f"r{number.address}-{start}"


def _shown(found: CitedBy, stands: Standing) -> _Citing:
    text, start = found.citing.text, found.citing.start
    end = text.find("》", start) + 1 or start + 1
    return _Citing(found, stands, snippet(text, [(start, end)]))


def _target(entry: VersionEntry, number: Number | None) -> str:
    """The page of what is pointed to."""
    anchor = f"#a{number.address}" if number else ""
    return addresses.to_version(entry.regulation, entry.label) + anchor
