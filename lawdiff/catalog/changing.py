"""What changed and when: adopted, in force, repealed or expired, imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from lawdiff.catalog import lineages, repeals
from lawdiff.catalog.desk_tables import audit
from lawdiff.catalog.engine import is_sqlite
from lawdiff.catalog.reading import asked, conditions
from lawdiff.catalog.rows import entry_of
from lawdiff.catalog.search_index import condition, parameters, shape
from lawdiff.catalog.tables import piece, regulation, text, version
from lawdiff.folding import search_key as folded
from lawdiff.model import Change, ChangeFilter, ChangeMark, VersionEntry, tally
from lawdiff.model.change import Basis, Event
from lawdiff.model.difference import RowClass

_KNOWN = version.c.holds_basis.in_(["given", "decision", "effective"])
_HELD = version.c.holds_until.is_(None) | (version.c.holds_until > version.c.holds_from)


def changes(
    connection: sa.Connection, wanted: ChangeFilter, after: ChangeMark | None, limit: int
) -> tuple[list[Change], int]:
    """One page of changes, the latest day first; and how many there are in all."""
    found = _events(wanted.basis).subquery()
    stated, named = _conditions(connection, wanted)
    held = [*stated, *_days(found.c.day, wanted)]
    joined = (
        sa.select(version, found.c.day, found.c.event)
        .join_from(found, version, version.c.key == found.c.key)
        .join(regulation, regulation.c.id == version.c.regulation)
        .where(*held)
    )
    count = sa.select(sa.func.count()).select_from(joined.subquery())
    total = connection.scalar(count, named) or 0
    if after is not None:
        joined = joined.where(_beyond(found, after))
    page = joined.order_by(
        found.c.day.desc(), version.c.regulation, version.c.label, found.c.event
    ).limit(limit)
    rows = connection.execute(page, named).mappings().all()
    return _described(connection, rows), total


def undated(connection: sa.Connection, wanted: ChangeFilter) -> int:
    """How many versions cannot be listed by this basis, because their day is not known."""
    unknown: Mapping[Basis, sa.ColumnElement[bool]] = {
        "adopted": version.c.date.is_(None),
        "in_force": version.c.holds_from.is_(None) | ~_KNOWN,
        "repealed": version.c.repealed & version.c.holds_until.is_(None),
        "imported": sa.false(),
    }
    stated, named = _conditions(connection, wanted)
    query = (
        sa.select(sa.func.count())
        .select_from(version)
        .join(regulation, regulation.c.id == version.c.regulation)
        .where(unknown[wanted.basis], *stated)
    )
    return connection.scalar(query, named) or 0


def _events(basis: Basis) -> sa.Select[Any] | sa.CompoundSelect[Any]:
    """Versions by key with a day and what happened on it."""
    match basis:
        case "adopted":
            return _event(version.c.date, "adopted", version.c.date.is_not(None))
        case "in_force":
            return _event(version.c.holds_from, "in_force", _KNOWN, _HELD)
        case "repealed":
            ended = version.c.holds_until.is_not(None), _HELD
            expired = ~version.c.repealed, version.c.expires < version.c.holds_until
            return sa.union_all(
                _event(version.c.holds_until, "repealed", version.c.repealed, *ended),
                _event(version.c.holds_until, "expired", *expired, *ended),
            )
        case "imported":
            event = sa.case((audit.c.action == "replace", "replaced"), else_="imported")
            name = version.c.regulation + "@" + version.c.label
            written = audit.c.action.in_(["import", "replace"]) & (audit.c.subject == name)
            return sa.select(version.c.key, audit.c.day, event.label("event")).join_from(
                audit, version, written
            )


def _event(
    day: sa.ColumnElement[Any], event: Event, *held: sa.ColumnElement[bool]
) -> sa.Select[Any]:
    return sa.select(version.c.key, day.label("day"), sa.literal(event).label("event")).where(*held)


def _conditions(
    connection: sa.Connection, wanted: ChangeFilter
) -> tuple[list[sa.ColumnElement[bool]], dict[str, str]]:
    """The conditions on a version and its regulation, with their parameters."""
    named = asked(wanted.wanted)
    out = conditions(named)
    if wanted.regulation is not None:
        out.append(regulation.c.id == wanted.regulation)
    if wanted.words:
        keys = [key for key in map(folded, wanted.words) if key]
        stands = piece.c.version == version.c.key, piece.c.text == text.c.key
        held = condition(shape(keys), sqlite=is_sqlite(connection))
        out.append(sa.exists().where(*stands, held))
        named |= parameters(keys, connection)
    return out, named


def _days(day: sa.ColumnElement[Any], wanted: ChangeFilter) -> list[sa.ColumnElement[bool]]:
    out = []
    if wanted.since is not None:
        out.append(day >= wanted.since)
    if wanted.until is not None:
        out.append(day <= wanted.until)
    return out


def _beyond(found: sa.Subquery, after: ChangeMark) -> sa.ColumnElement[bool]:
    order = sa.tuple_(version.c.regulation, version.c.label, found.c.event)
    there = sa.tuple_(*map(sa.literal, (after.regulation, after.version, after.event)))
    return (found.c.day < after.day) | ((found.c.day == after.day) & (order > there))


def _described(connection: sa.Connection, rows: Sequence[sa.RowMapping]) -> list[Change]:
    """The changes with what they made of the version before."""
    previous = _previous(connection, rows)
    entries = [entry_of(row) for row in rows]
    titles = {row["title_key"] for row in rows if row["event"] == "repealed"}
    by = {
        (found.repealed, found.day): (found.regulation, found.version, found.label)
        for found in repeals.repealings(connection, titles)
    }
    pairs = {id_: lineages.tallies(connection, id_) for id_ in {e.regulation for e in entries}}
    out = []
    for row, entry in zip(rows, entries, strict=True):
        before = previous.get((entry.regulation, row["position"] - 1))
        out.append(
            Change(
                event=row["event"],
                day=row["day"],
                version=entry,
                previous=before and before[0],
                tally=_tally(pairs[entry.regulation], before, entry) if before else {},
                by=by.get((entry.regulation, row["day"])) if row["event"] == "repealed" else None,
            )
        )
    return out


def _previous(
    connection: sa.Connection, rows: Sequence[sa.RowMapping]
) -> dict[tuple[str, int], tuple[str, int]]:
    """Label and number of articles of the version before each, by regulation and position."""
    wanted = {(row["regulation"], row["position"] - 1) for row in rows if row["position"]}
    place = sa.tuple_(version.c.regulation, version.c.position)
    query = sa.select(
        version.c.regulation, version.c.position, version.c.label, version.c.articles
    ).where(place.in_(sorted(wanted)))
    return {(r[0], r[1]): (r[2], r[3]) for r in connection.execute(query)} if wanted else {}


def _tally(
    pairs: Mapping[tuple[str, str], Mapping[RowClass, int]],
    before: tuple[str, int],
    entry: VersionEntry,
) -> dict[RowClass, int]:
    label, articles = before
    return tally(pairs.get((label, entry.label), {}), articles, entry.articles)
