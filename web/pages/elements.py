"""The table of elements: who, must or may, how much, by when, article by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from flask import Blueprint, Response

from lawdiff.model import ElementKind, ElementRow, Elements, Fact, VersionEntry
from lawdiff.numbering import Number
from lawdiff.services.jurisdictions import FEWEST
from web import addresses
from web.context import context, services
from web.drawing.matrix import column_names
from web.names import ELEMENTS
from web.pages.answers import asked, page_of
from web.pages.choosing import choosing_page
from web.pages.chosen import asked_for, baseline_of, found, problems, twin
from web.pages.queries import ElementsQuery

pages = Blueprint("elements", __name__)

_DAYS: Final[Mapping[str, float]] = {
    "小时": 1 / 24,
    "日": 1,
    "工作日": 7 / 5,
    "周": 7,
    "月": 30,
    "年": 365,
}
"""About how many days a unit has: it puts time limits in order, and is never shown."""


@pages.get("/compare/elements")
def elements() -> Response:
    """What two to eight texts print on each topic, a line an article."""
    query, references = asked(ElementsQuery), asked_for()
    day = query.as_of or services().today()
    chosen = found(references, day)
    refusals = problems(chosen)
    entries = tuple(item.entry for item in chosen if item.entry)
    if refusals or len(entries) < FEWEST:
        return choosing_page(query, chosen, refusals)
    baseline = baseline_of(query.baseline, references)
    return page_of(
        lambda: ("elements.html", _values(query, references, entries, baseline)), day, *entries
    )


def _values(
    query: ElementsQuery,
    references: Sequence[str],
    entries: tuple[VersionEntry, ...],
    baseline: int,
) -> dict[str, Any]:
    told = context().shelf.side_by_side(entries, baseline).elements
    rows = _sorted(told, query)
    fixed = {"baseline": query.baseline, "as_of": query.as_of}

    def address(**other: object) -> str:
        shown = {"kind": query.kind, "sort": query.sort, "turned": query.turned}
        return addresses.to_elements(references, **fixed | shown | other)

    return {
        "query": query,
        "entries": entries,
        "baseline": baseline,
        "names": column_names(told.items, [entry.jurisdiction for entry in entries]),
        "rows": [(row, _href(row, entries)) for row in rows],
        "kinds": [kind for kind in ELEMENTS if any(row.of(kind) for row in rows)],
        "counts": _counts(told),
        "address": address,
        "sorting": {name: _sorting(name, query) for name in ("topic", "place", *ELEMENTS)},
        "compare": addresses.to_compare(references, **fixed),
        "here": addresses.to_elements(references, **fixed),
        "twin": twin("compare/elements", entries, baseline),
    }


def _sorting(name: str, query: ElementsQuery) -> tuple[str, str]:
    """What a click on a column's head asks for, and which way the column stands now."""
    if query.sort != name:
        return "", "none"
    rising = name in {"topic", "place"}
    turned = bool(query.turned)
    return "" if turned else "1", "ascending" if rising != turned else "descending"


def _counts(told: Elements) -> Counter[str]:
    """How many lines have each element."""
    return Counter(kind for row in told.rows for kind in ELEMENTS if row.of(kind))


def _sorted(told: Elements, query: ElementsQuery) -> list[ElementRow]:
    """The lines to show: by topic, by place, or the highest value of a column first.

    What prints no figure stands at the end, whichever way a column is turned.
    """
    rows = [row for row in told.rows if row.facts and (not query.kind or row.of(query.kind))]
    turned = bool(query.turned)
    if query.sort == "topic":
        return sorted(rows, key=lambda row: row.row, reverse=turned)
    if query.sort == "place":
        return sorted(rows, key=lambda row: row.item, reverse=turned)
    kind = query.sort
    values = [_value(row, kind, lowest=turned) for row in rows]
    valued = [(value, row) for value, row in zip(values, rows, strict=True) if value is not None]
    valued.sort(key=lambda entry: entry[0], reverse=not turned)
    rest = [row for value, row in zip(values, rows, strict=True) if value is None]
    rest.sort(key=lambda row: not row.of(kind))
    return [row for _, row in valued] + rest


def _value(row: ElementRow, kind: ElementKind, *, lowest: bool) -> float | None:
    """The value by which a line finds its place: the highest it prints, or the lowest."""
    values = [value for fact in row.of(kind) for value in _bounds(fact)]
    if not values:
        return None
    return min(values) if lowest else max(values)


def _bounds(fact: Fact) -> list[float]:
    if fact.kind == "fine" and fact.unit != "元":  # a multiple of an amount nobody knows
        return []
    scale = _DAYS.get(fact.unit or "", 1) if fact.kind in {"deadline", "duration"} else 1
    return [bound * scale for bound in (fact.low, fact.high) if bound is not None]


def _href(row: ElementRow, entries: Sequence[VersionEntry]) -> str:
    entry, number = entries[row.item], Number.of_label(row.label)
    page = addresses.to_version(entry.regulation, entry.label)
    return f"{page}#a{number.address}" if number else page
