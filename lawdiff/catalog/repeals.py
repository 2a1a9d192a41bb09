"""Texts that say that others are repealed, and what follows for when those others hold.

A repeal counts only where it is certain: the title names one regulation that is held, nothing of
it was adopted since, and it is known when the text that repeals takes effect.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from lawdiff.catalog.rows import stretches
from lawdiff.catalog.tables import regulation, repeal, version
from lawdiff.model import Filed

_CHUNK = 400  # bound parameters of one statement


class Repealing(NamedTuple):
    """A regulation that a version of another repeals, by the article ``label``, from ``day`` on."""

    repealed: str
    day: dt.date
    regulation: str
    version: str
    label: str


class _Named(NamedTuple):
    """A regulation that bears a title: where it is from, and its last date."""

    id: str
    jurisdiction: str
    last: dt.date | None


def put(connection: sa.Connection, filed: Iterable[tuple[int, Filed]]) -> None:
    """Put in what versions, given with their keys, say they repeal."""
    rows = [
        {"version": key, "title_key": r.title_key, "label": r.label}
        for key, h in filed
        for r in h.repeals
    ]
    if rows:
        connection.execute(repeal.insert(), rows)


def repealed_by(connection: sa.Connection, ids: Sequence[str]) -> set[str]:
    """The titles (as keys) that versions of some regulations say they repeal."""
    query = sa.select(repeal.c.title_key).join(version, version.c.key == repeal.c.version)
    return {
        key
        for chunk in _chunks(ids)
        for key in connection.scalars(query.where(version.c.regulation.in_(chunk)))
    }


def settle(connection: sa.Connection, ids: Sequence[str], before: Collection[str]) -> None:
    """Bring the stretches of all regulations up to date that a change of repeals concerns.

    ``ids`` are the regulations that were put in, ``before`` the titles that were repealed by what
    is no longer there.
    """
    titles = {*before, *repealed_by(connection, ids), *_repealed_titles(connection, ids)}
    days: dict[str, dt.date] = {}
    for found in repealings(connection, sorted(titles)):
        days[found.repealed] = min(found.day, days.get(found.repealed, found.day))
    for id_ in sorted({n.id for named in _named(connection, titles).values() for n in named}):
        _stretch(connection, id_, days.get(id_))


def repealings(connection: sa.Connection, titles: Collection[str]) -> Iterator[Repealing]:
    """The repeals of what bears or bore one of ``titles``, as far as they are certain."""
    named = _named(connection, titles)
    for row in _repeals(connection, titles):
        others = [n for n in named.get(row["title_key"], ()) if n.id != row["regulation"]]
        if len(others) > 1:
            others = [n for n in others if n.jurisdiction == row["jurisdiction_id"]]
        day = row["holds_from"]
        if len(others) == 1 and (others[0].last is None or others[0].last <= day):
            yield Repealing(others[0].id, day, row["regulation"], row["label"], row["article"])


def repealed_on(connection: sa.Connection, id_: str, titles: Collection[str]) -> dt.date | None:
    """The day on which a regulation that bears or bore ``titles`` is repealed by another."""
    days = (found.day for found in repealings(connection, titles) if found.repealed == id_)
    return min(days, default=None)


def _repeals(connection: sa.Connection, titles: Collection[str]) -> Iterator[sa.RowMapping]:
    query = (
        sa.select(repeal.c.title_key, version.c.regulation, version.c.label,
                  repeal.c.label.label("article"), version.c.holds_from,
                  regulation.c.jurisdiction_id)
        .join_from(repeal, version, version.c.key == repeal.c.version)
        .join(regulation, regulation.c.id == version.c.regulation)
        .where(version.c.holds_basis.in_(["given", "decision", "effective"]))
        .order_by(version.c.regulation, version.c.position, repeal.c.title_key)
    )  # fmt: skip
    for chunk in _chunks(sorted(titles)):
        yield from connection.execute(query.where(repeal.c.title_key.in_(chunk))).mappings()


def _named(connection: sa.Connection, titles: Collection[str]) -> Mapping[str, list[_Named]]:
    every = version.alias()
    last = sa.select(sa.func.max(every.c.date)).where(every.c.regulation == regulation.c.id)
    query = (
        sa.select(
            version.c.title_key,
            regulation.c.id,
            regulation.c.jurisdiction_id,
            last.scalar_subquery(),
        )
        .join(regulation, regulation.c.id == version.c.regulation)
        .group_by(version.c.title_key, regulation.c.id, regulation.c.jurisdiction_id)
        .order_by(version.c.title_key, regulation.c.id)
    )
    out: defaultdict[str, list[_Named]] = defaultdict(list)
    for chunk in _chunks(sorted(titles)):
        for key, *named in connection.execute(query.where(version.c.title_key.in_(chunk))):
            out[key].append(_Named(*named))
    return out


def _repealed_titles(connection: sa.Connection, ids: Sequence[str]) -> set[str]:
    """The titles of some regulations that any text that is held says it repeals."""
    query = sa.select(version.c.title_key).join(repeal, repeal.c.title_key == version.c.title_key)
    return {
        key
        for chunk in _chunks(ids)
        for key in connection.scalars(query.where(version.c.regulation.in_(chunk)))
    }


def _stretch(connection: sa.Connection, id_: str, repealed_on: dt.date | None) -> None:
    query = sa.select(version).where(version.c.regulation == id_).order_by(version.c.position)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    for row, stretch in zip(rows, stretches(rows, repealed_on), strict=True):
        new = stretch._asdict()
        if any(row[name] != value for name, value in new.items()):
            connection.execute(version.update().where(version.c.key == row["key"]).values(new))


def _chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    return (items[n : n + _CHUNK] for n in range(0, len(items), _CHUNK))
