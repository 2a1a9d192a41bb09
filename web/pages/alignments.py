"""Links between articles that are in doubt: both texts side by side, and the decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast, get_args

from flask import Blueprint, Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from lawdiff.errors import LawdiffError, UsageError
from lawdiff.model import Place, Settled, VersionEntry
from web import addresses, doors, forms
from web.context import services
from web.drawing.edits import NEW, OLD, edits
from web.languages import gettext
from web.names import version_name
from web.pages.rooms import desk_page

pages = Blueprint("alignments", __name__)

_REGULATIONS = 100
_LINKS = 50


@pages.get("/alignments")
@doors.needs("align")
def listed() -> ResponseReturnValue:
    """Regulations with links in doubt; ``?id=`` leads to those of one."""
    asked, error = request.args.get("id", "").strip(), None
    if asked:
        try:
            id_ = addresses.regulation_id(*asked.partition("/")[::2])
            services().texts.versions(id_)
            return redirect(f"{addresses.to_regulation(id_)}/alignments")
        except LawdiffError as refusal:
            error = refusal
    found = services().aligning.in_doubt(request.args.get("cursor"), limit=_REGULATIONS)
    more = len(found) == _REGULATIONS
    return desk_page(
        "alignments.html",
        error,
        regulations=found,
        asked=asked,
        next=url_for("alignments.listed", cursor=found[-1][0]) if more else None,
    )


@pages.get("/r/<jurisdiction>/<slug>/alignments")
@doors.needs("align")
def review(jurisdiction: str, slug: str) -> Response:
    """The links of one regulation: those in doubt with their texts, those that are settled."""
    return _review(addresses.regulation_id(jurisdiction, slug), request.args)


@pages.post("/r/<jurisdiction>/<slug>/alignments")
@doors.needs("align")
def settle(jurisdiction: str, slug: str) -> ResponseReturnValue:
    """Settle how two articles belong together."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    try:
        services().aligning.settle(
            id_,
            _place("old"),
            _place("new"),
            _settled("verdict"),
            expected=_settled("expected"),
            actor=doors.actor(),
        )
    except LawdiffError as error:
        return _review(id_, request.form, error)
    flash(gettext("The link was settled."))
    return redirect(url_for("alignments.review", jurisdiction=jurisdiction, slug=slug))


def _place(side: str) -> Place:
    version, article = forms.text(f"{side}_version"), forms.text(f"{side}_article")
    return Place(addresses.label(version), addresses.number(article))


def _settled(name: str) -> Settled:
    value = request.form.get(name, "")
    if value not in get_args(Settled):
        raise UsageError("bad_verdict", "Choose how the two articles belong together.")
    return cast("Settled", value)


def _review(id_: str, values: Mapping[str, str], error: LawdiffError | None = None) -> Response:
    aligning = services().aligning
    found = aligning.alignments(id_)
    versions = services().texts.versions(id_)
    return desk_page(
        "review.html",
        error,
        id=id_,
        title=versions[-1].title,
        pairs=[
            (pair, edits(pair.ops, OLD), edits(pair.ops, NEW))
            for pair in aligning.pairs(id_, found.doubtful[:_LINKS])
        ],
        total=len(found.doubtful),
        decided=found.settled,
        versions=[(entry.label, version_name(entry.label)) for entry in versions],
        verdicts=[verdict for verdict in get_args(Settled) if verdict != "none"],
        values={**_neighbours(versions), **values},
    )


def _neighbours(versions: Sequence[VersionEntry]) -> dict[str, str]:
    """The pair that is most likely meant: the latest version and the one before it."""
    if len(versions) < 2:
        return {}
    return {"old_version": versions[-2].label, "new_version": versions[-1].label}
