"""Jurisdictions side by side: choosing the texts, and what they make of one subject."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response
from markupsafe import Markup

from lawdiff.model import Comparison, TopicRow, VersionEntry
from lawdiff.services.jurisdictions import FEWEST
from web import addresses
from web.context import context, services
from web.drawing.heat import heat
from web.drawing.matrix import Matrix, Numbered, column_names
from web.languages import lazy_gettext
from web.names import standing
from web.pages.answers import asked, page_of
from web.pages.choosing import choosing_page
from web.pages.chosen import Chosen, asked_for, baseline_of, found, problems, twin
from web.pages.queries import SideBySideQuery

pages = Blueprint("jurisdictions", __name__)

NAVIGATION = (("jurisdictions.compare", lazy_gettext("Across jurisdictions")),)

_FOLDED_FROM = 4  # texts from which on each is folded
_SHOWN = {
    "all": lazy_gettext("All topics"),
    "different": lazy_gettext("Different"),
    "same": lazy_gettext("Much the same everywhere"),
    "absent": lazy_gettext("Not everywhere"),
    "only": lazy_gettext("Only here"),
}


@pages.get("/compare")
def compare() -> Response:
    """Two to eight texts side by side; where they cannot be, the page to choose them on."""
    query, references = asked(SideBySideQuery), asked_for()
    day = query.as_of or services().today()
    chosen = found(references, day)
    refusals = problems(chosen)
    entries = tuple(item.entry for item in chosen if item.entry)
    if query.choose or refusals or len(entries) < FEWEST:
        return choosing_page(query, chosen, refusals)
    baseline = baseline_of(query.baseline, references)
    return page_of(
        lambda: ("compare.html", _side_by_side(query, chosen, entries, baseline)), day, *entries
    )


def _side_by_side(
    query: SideBySideQuery,
    chosen: Sequence[Chosen],
    entries: tuple[VersionEntry, ...],
    baseline: int,
) -> dict[str, Any]:
    comparison = context().shelf.side_by_side(entries, baseline).comparison
    names = column_names(comparison.items, [entry.jurisdiction for entry in entries])
    references = [item.reference for item in chosen]
    folded = query.view == "short" or (not query.view and len(entries) >= _FOLDED_FROM)
    matrix = Matrix(comparison, names, folded=folded)
    rows = _rows(comparison, query)
    day = query.as_of or services().today()
    return {
        "query": query,
        "chosen": chosen,
        "entries": entries,
        "names": names,
        "standings_of": [standing(entry, day) for entry in entries],
        "references": references,
        "baseline": baseline,
        "comparison": comparison,
        "columns": matrix.columns,
        "folded": folded,
        "counts": _counts(comparison),
        "shown": _SHOWN,
        "rows": _bodies(matrix, rows, query),
        "heat": _heat(names, references, comparison, query),
        "pair": lambda one, other: _pair(references, one, other, query.as_of),
        "twin": twin("compare", entries, baseline),
    } | _links(query, references, references[baseline])


def _links(query: SideBySideQuery, references: Sequence[str], leader: str) -> dict[str, Any]:
    """The same texts elsewhere: as files, by their elements, and here in another view."""

    def address(**other: object) -> str:
        kept = query.model_dump(exclude_defaults=True, exclude={"choose", "q", "jurisdiction"})
        return addresses.to_compare(references, **kept | other)

    return {
        "address": address,
        "here": addresses.to_compare(references, baseline=leader, as_of=query.as_of),
        "elements": addresses.to_elements(references, baseline=leader, as_of=query.as_of),
    }


def _bodies(matrix: Matrix, rows: Sequence[Numbered], query: SideBySideQuery) -> Markup:
    return matrix.draw(rows, topics=query.order == "baseline") if rows else Markup("")


def _rows(comparison: Comparison, query: SideBySideQuery) -> list[Numbered]:
    """The rows to show, in the order asked for, each with its place in the comparison."""
    rows = list(enumerate(comparison.rows, 1))
    if query.order == "difference":
        rows.sort(key=lambda entry: -entry[1].difference)
    return [entry for entry in rows if query.show == "all" or query.show in _kinds(entry[1])]


def _counts(comparison: Comparison) -> Counter[str]:
    """How many rows each filter shows."""
    counts = Counter(kind for row in comparison.rows for kind in _kinds(row))
    counts["all"] = len(comparison.rows)
    return counts


def _kinds(row: TopicRow) -> set[str]:
    """What a row shows: something different, absent, only in one text, or the same in all."""
    states = {cell.state for cell in row.cells}
    if "only here" in states:
        return {"only"}
    kinds = states & {"different", "absent"}
    return set(kinds) or {"same"}


def _heat(
    names: Sequence[str],
    references: Sequence[str],
    comparison: Comparison,
    query: SideBySideQuery,
) -> Markup:
    return heat(
        names,
        comparison.likeness,
        lambda one, other: _pair(references, one, other, query.as_of),
    )


def _pair(references: Sequence[str], one: int, other: int, as_of: dt.date | None) -> str:
    return addresses.to_compare([references[one], references[other]], as_of=as_of)
