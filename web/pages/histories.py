"""An article through time: its history, and who put its words there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response
from markupsafe import Markup

from lawdiff.model import ArticleLink, Step, VersionEntry
from lawdiff.numbering import Number
from lawdiff.services.timelines import acts_of
from web import addresses
from web.context import services
from web.drawing.edits import BOTH, edits
from web.drawing.origins import Lines
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
        blame=addresses.to_blame(id_, value, label or _latest_with(steps, value)),
        timeline=_timeline(steps),
        twin=f"/api/v1/regulations/{id_}/articles/{value.address}/history"
        + (f"?version={label}" if label else ""),
    )


@pages.get("/r/<jurisdiction>/<slug>/articles/<number>/blame")
def blame(jurisdiction: str, slug: str, number: str) -> Response:
    """For every 款, 项 and 目 of an article, the versions that put its words there."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    value, query = addresses.number(number), asked(HistoryQuery)
    label = addresses.label(query.version) if query.version else None
    found = services().versions.blame(id_, value, label)
    held = services().texts.versions(id_)
    named = {line.version for line in found.lines} | {
        origin.place.version for line in found.lines for origin in line.origins
    }
    return page(
        "blame.html",
        entry=found.version,
        article=found.article,
        standing=standing(found.version, services().today()),
        lines=Lines(found.article, found.lines, [v.label for v in held if v.label in named]),
        acts=acts_of(held),
        twin=f"/api/v1/regulations/{id_}/articles/{value.address}/blame"
        f"?version={found.version.label}",
    )


def _latest_with(steps: Sequence[Step], number: Number) -> str:
    """The latest version in which the article bears its number."""
    bears = (s.version.label for s in reversed(steps) if number in {a.number for a in s.articles})
    return next(bears)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A step with its standing, the version before, its text, and what else there is to say.

    ``parts`` are the links of a split or a merge; ``returned``: it did not stand in the step
    before.
    """

    step: Step
    standing: Standing
    before: VersionEntry | None
    text: Markup
    parts: tuple[ArticleLink, ...]
    returned: bool


def _shown(steps: Sequence[Step]) -> list[_Shown]:
    """Every step, the newest first."""
    today = services().today()
    before = [None, *(step.version for step in steps)]
    stood = [True, *(bool(step.articles) for step in steps)]
    return [
        _Shown(
            step,
            standing(step.version, today),
            old,
            _drawn(step),
            tuple(link for link in step.links if not link.main),
            returned=not there and bool(step.articles),
        )
        for old, there, step in reversed(list(zip(before, stood, steps, strict=False)))
    ]


def _drawn(step: Step) -> Markup:
    """What a version made of the article: the marks of change, else the text."""
    if step.ops is not None and step.ops.changed:
        return edits(step.ops, BOTH)
    return Markup("").join(body(article.text) for article in step.articles)


def _timeline(steps: Sequence[Step]) -> Markup:
    today = services().today()
    points = [
        Point(
            day=step.version.date,
            label=version_name(step.version.label),
            href=f"#v{step.version.label}",
            kind=step.change or "first",
            future=standing(step.version, today) is Standing.FUTURE,
            letter=LETTERS[step.change] if step.change else "始",
        )
        for step in steps
        if step.version.date is not None
    ]
    return timeline(points, today, gettext("today"))
