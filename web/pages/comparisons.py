"""The 对照表: two versions of a regulation, article beside article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, request
from markupsafe import Markup

from lawdiff.errors import NotFound
from lawdiff.model import Frame, Heading, VersionEntry
from lawdiff.services.annexed import is_decision
from lawdiff.services.held import named_in
from web import addresses
from web.context import context, services
from web.drawing.rows import Rows
from web.drawing.sections import Numbered, changed_under, depths, numbered, words
from web.drawing.strip import strip
from web.names import CLASSES, FACTS, standing, version_name
from web.pages.answers import asked, page_of
from web.pages.queries import TableQuery
from web.shelf import Settled

pages = Blueprint("comparisons", __name__)


@pages.get("/r/<jurisdiction>/<slug>/diff")
def table(jurisdiction: str, slug: str) -> Response:
    """Two versions compared; the latest with the one before it, where none are named."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    query = asked(TableQuery)
    with services().browsing.snapshot():
        held = services().texts.versions(id_)
        old, new = _ends(held, query)
        settled = services().versions.settled(id_)
        return page_of(
            lambda: ("diff.html", _values(old, new, held, query, settled)), old, new, settled, *held
        )


@pages.get("/r/<jurisdiction>/<slug>/concordance")
def concordance(jurisdiction: str, slug: str) -> Response:
    """What every number of the older version became in the newer."""
    id_ = addresses.regulation_id(jurisdiction, slug)
    query = asked(TableQuery)
    with services().browsing.snapshot():
        held = services().texts.versions(id_)
        old, new = _ends(held, query)
        settled = services().versions.settled(id_)
        return page_of(
            lambda: ("concordance.html", _concordance(old, new, held, settled)),
            old, new, settled, *held,
        )  # fmt: skip


def _concordance(
    old: VersionEntry, new: VersionEntry, held: Sequence[VersionEntry], settled: Settled
) -> dict[str, Any]:
    found = context().shelf.findings(old, new, "word", settled)
    pinned = urlencode({"from": old.label, "to": new.label})
    return {
        "old": old,
        "new": new,
        "ends": _choices(held),
        "articles": found.concordance,
        "come": [row.new for row in found.diff.rows if row.row_class == "added"],
        "twin": f"/api/v1/regulations/{new.regulation}/concordance?{pinned}",
    }


def _choices(held: Sequence[VersionEntry]) -> list[tuple[str, str]]:
    return [(entry.label, version_name(entry.label)) for entry in reversed(held)]


def _ends(held: Sequence[VersionEntry], query: TableQuery) -> tuple[VersionEntry, VersionEntry]:
    new = named_in(held, addresses.label(query.new))[0] if query.new else held[-1]
    if query.old:
        return named_in(held, addresses.label(query.old))[0], new
    place = [v.label for v in held].index(new.label)
    if place == 0:
        raise NotFound(
            "nothing_before",
            "No version of {title} before this one is held: there is nothing to compare it with.",
            title=new.title,
        )
    return held[place - 1], new


def _values(
    old: VersionEntry,
    new: VersionEntry,
    held: Sequence[VersionEntry],
    query: TableQuery,
    settled: Settled,
) -> dict[str, Any]:
    found = context().shelf.findings(old, new, query.unit, settled)
    frame = context().shelf.frame(new)
    diff, today = found.diff, services().today()
    rows = numbered(diff.rows)
    shown = [entry for entry in rows if _is_shown(entry, query.show)]
    decision = _decision(new, frame)
    more = address(query, show="all")
    drawn = Rows(diff, frame.outline, query.view, more, lambda _id: decision)
    pinned = {"from": old.label, "to": new.label}
    return {
        "old": old,
        "new": new,
        "old_standing": standing(old, today),
        "new_standing": standing(new, today),
        "ends": _choices(held),
        "dangling": found.dangling,
        "query": query,
        "identical": not diff.passages and not any(row.ops.changed for row in diff.rows),
        "cite": f"《{new.title}》",
        "diff": diff,
        "filters": _filters(rows),
        "outline": _outline(frame.outline, rows),
        "shown": len(shown),
        "strip": strip(rows),
        "rows": _bodies(drawn, shown, query),
        "address": lambda **other: address(query, **other),
        "swapped": address(query, old=new.label, new=old.label),
        "twin": f"/api/v1/regulations/{new.regulation}/diff?{urlencode(pinned)}&unit={query.unit}",
    }


def _decision(entry: VersionEntry, frame: Frame) -> str:
    """Where the decision that made a version can be read: among its annexes."""
    place = next((n for n, title in enumerate(frame.annexes, 1) if is_decision(title)), None)
    return f"{addresses.to_version(entry.regulation, entry.label)}#annex{place}" if place else ""


def _bodies(drawn: Rows, shown: Sequence[Numbered], query: TableQuery) -> Markup:
    """The rows that are asked for."""
    if query.show in {"changed", "all"}:
        return drawn.draw_all(shown, fold=query.show == "changed")
    return drawn.draw(shown, fold=False)


def address(query: TableQuery, **other: str) -> str:
    """The address of the same table shown otherwise."""
    values = query.model_copy(update=other).model_dump(by_alias=True, exclude_defaults=True)
    return f"?{urlencode(values)}" if values else request.path


def _is_shown(entry: Numbered, show: str) -> bool:
    """Whether a row passes the filter: a class, ``noise``, a kind of fact; else all do."""
    if show in CLASSES:
        return entry.row.row_class == show
    if show in FACTS:
        return any(change.kind == show for change in entry.row.facts)
    return bool(entry.row.noise) if show == "noise" else True


def _filters(rows: Sequence[Numbered]) -> dict[str, dict[str, int]]:
    """How many rows each filter shows: by class, by noise, by kind of fact."""
    facts = Counter(kind for e in rows for kind in {change.kind for change in e.row.facts})
    return {
        "classes": Counter(entry.row.row_class for entry in rows),
        "noise": {"noise": sum(bool(entry.row.noise) for entry in rows)},
        "facts": {kind: facts[kind] for kind in FACTS if facts[kind]},
    }


def _outline(
    outline: Sequence[Heading], rows: Sequence[Numbered]
) -> list[tuple[int, int, str, int]]:
    """Every heading of the new text: place, depth, words, articles changed under it."""
    lines = zip(outline, depths(outline), changed_under(outline, rows), strict=True)
    return [
        (place, depth, words(heading), count) for place, (heading, depth, count) in enumerate(lines)
    ]
