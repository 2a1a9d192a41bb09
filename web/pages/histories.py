"""An article through time."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response
from markupsafe import Markup

from lawdiff.model import Step, VersionEntry
from lawdiff.numbering import Number
from web import addresses
from web.context import services
from web.drawing.edits import BOTH, edits
from web.drawing.text import body
from web.drawing.timeline import Point, timeline
from web.languages import gettext
from web.names import LETTERS, Standing, standing, version_name
from web.pages.answers import asked, page
from web.queries import HistoryQuery

pages = Blueprint("histories", __name__)


@pages.get("/r/<jurisdiction>/<slug>/articles/<number>/history")
def history(jurisdiction: str, slug: str, number: str) -> Response:
    """What an article was in every version, whatever its number, and what changed each time."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    value, query = addresses.number(number), asked(HistoryQuery)
    label = addresses.label(query.version) if query.version else None
    steps = services().versions.history(id_, value, label)
    return page(
        "history.html",
        id=id_,
        name=value.label,
        named_in=label or _latest_with(steps, value),
        steps=_shown(steps),
        timeline=_timeline(steps),
        twin=f"/api/v1/regulations/{id_}/articles/{value.address}/history"
        + (f"?version={label}" if label else ""),
    )


def _latest_with(steps: Sequence[Step], number: Number) -> str:
    """The latest version in which the article bears its number."""
    bears = (s.version.label for s in reversed(steps) if number in {a.number for a in s.articles})
    return next(bears)


def _shown(
    steps: Sequence[Step],
) -> list[tuple[Step, Standing, VersionEntry | None, Markup]]:
    """Every step, the newest first, with its standing, the version before, and its text drawn."""
    today = services().today()
    before = [None, *(step.version for step in steps)]
    return [
        (step, standing(step.version, today), old, _drawn(step))
        for step, old in reversed(list(zip(steps, before, strict=False)))
    ]


def _drawn(step: Step) -> Markup:
    """What a version made of the article: the marks of change, else the text."""
    if step.ops is not None and step.ops.changed:
        return edits(step.ops, BOTH)
    return Markup("").join(body(article.text) for article in step.articles)


def _timeline(steps: Sequence[Step]) -> Markup:
    points = [
        Point(
            day=step.version.date,
            label=version_name(step.version.label),
            href=f"#v{step.version.label}",
            kind=step.change or "first",
            letter=LETTERS[step.change] if step.change else "始",
        )
        for step in steps
        if step.version.date is not None
    ]
    return timeline(points, services().today(), gettext("today"))
