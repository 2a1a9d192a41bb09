"""What is read from the catalogue of regulations and versions; their texts are in `texts`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from lawdiff.catalog import titles
from lawdiff.catalog.fields import notice_of
from lawdiff.catalog.rows import entry_of
from lawdiff.catalog.tables import LISTED, regulation, text, version
from lawdiff.folding import search_key as folded
from lawdiff.model import (
    Filter,
    Holdings,
    Notice,
    RegulationEntry,
    VersionEntry,
)

ENTRY = tuple(c for c in version.c if c.name not in {"outline", "warnings", "references"})
"""The columns of a version's entry: all but those that hold much."""

_CHUNK = 400  # bound parameters of one statement
_TIP = sa.select(regulation.c.tip).where(regulation.c.id == sa.bindparam("id"))
_VERSIONS = (
    sa.select(*ENTRY)
    .where(version.c.regulation == sa.bindparam("regulation"))
    .order_by(version.c.position)
)
_VERSIONS_OF = (
    sa.select(*ENTRY)
    .where(version.c.regulation.in_(sa.bindparam("regulations", expanding=True)))
    .order_by(version.c.regulation, version.c.position)
)


def holds_on(day: dt.date | sa.BindParameter[dt.date]) -> sa.ColumnElement[bool]:
    """The condition on `version` that it holds on ``day``."""
    open_ended = version.c.holds_until.is_(None) & ~version.c.repealed
    return (version.c.holds_from <= day) & (open_ended | (version.c.holds_until > day))


def asked(wanted: Filter) -> dict[str, str]:
    """The parameters of what ``wanted`` states."""
    title = folded(wanted.title) if wanted.title else None
    for special in "/%_" if title else "":
        title = title and title.replace(special, f"/{special}")
    named = {
        "jurisdiction": wanted.jurisdiction, "kind": wanted.regulation_kind, "title": title,
    }  # fmt: skip
    return {name: value for name, value in named.items() if value is not None}


def conditions(names: Iterable[str]) -> list[sa.ColumnElement[bool]]:
    """The conditions on `regulation` whose parameters are named, as `asked` gives them."""
    return [_CONDITIONS[name] for name in names]


_CONDITIONS = {
    "jurisdiction": regulation.c.jurisdiction_id == sa.bindparam("jurisdiction"),
    "kind": regulation.c.regulation_kind == sa.bindparam("kind"),
    "title": regulation.c.title_folded.contains(sa.bindparam("title", type_=sa.Text), escape="/"),
    "beginning": titles.NARROWING,
}


def regulations(
    connection: sa.Connection, wanted: Filter, day: dt.date, after: str | None, limit: int
) -> tuple[list[RegulationEntry], int]:
    """One page of regulations, national ones first, then by id; and how many there are in all.

    ``after`` is the id of the last regulation of the page before.
    """
    named = _named(connection, wanted)
    found = _page(connection, named, day, after, limit)
    if after is None and len(found) < limit:
        return found, len(found)
    _, count = _listing(tuple(named), goes_on=False)
    return found, connection.scalar(count, named) or 0


def first(
    connection: sa.Connection, wanted: Filter, day: dt.date, limit: int
) -> list[RegulationEntry]:
    """The first of the regulations in their order, where nobody asks how many there are."""
    return _page(connection, _named(connection, wanted), day, None, limit)


def _named(connection: sa.Connection, wanted: Filter) -> dict[str, str]:
    """The parameters of what ``wanted`` states, and of what makes its title quick to find."""
    narrowing = titles.narrowing(connection, folded(wanted.title)) if wanted.title else {}
    return asked(wanted) | narrowing


def _page(
    connection: sa.Connection,
    named: Mapping[str, Any],
    day: dt.date,
    after: str | None,
    limit: int,
) -> list[RegulationEntry]:
    listing, _ = _listing(tuple(named), goes_on=after is not None)
    place = {"after": after, "local": not after.startswith("cn/")} if after is not None else {}
    rows = connection.execute(listing, {"day": day, "limit": limit, **named, **place}).mappings()
    return [RegulationEntry(**row) for row in rows.all()]


@lru_cache(maxsize=32)
def _listing(names: tuple[str, ...], *, goes_on: bool) -> tuple[sa.Select[Any], sa.Select[Any]]:
    """The statements for a page of regulations and for the number of all."""
    held = conditions(names)
    count = sa.select(sa.func.count()).select_from(regulation).where(*held)
    if goes_on:
        last = sa.bindparam("local", type_=sa.Boolean), sa.bindparam("after", type_=sa.Text)
        held.append(sa.tuple_(*LISTED) > sa.tuple_(*last))
    page = _REGULATIONS.where(*held).order_by(*LISTED)
    return page.limit(sa.bindparam("limit", type_=sa.Integer)), count


def one_regulation(connection: sa.Connection, id_: str, day: dt.date) -> RegulationEntry | None:
    """One regulation."""
    query = _REGULATIONS.where(regulation.c.id == id_)
    row = connection.execute(query, {"day": day}).mappings().first()
    return RegulationEntry(**row) if row else None


def jurisdictions(connection: sa.Connection) -> list[tuple[str, str | None, int]]:
    """Every jurisdiction with the number of its regulations: id, printed name, count."""
    query = (
        sa.select(
            regulation.c.jurisdiction_id,
            sa.func.max(regulation.c.jurisdiction),
            sa.func.count(),
        )
        .group_by(regulation.c.jurisdiction_id)
        .order_by(regulation.c.jurisdiction_id != "cn", regulation.c.jurisdiction_id)
    )
    return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def kinds(connection: sa.Connection) -> list[tuple[str, int]]:
    """Every kind of regulation with the number of regulations, the most frequent first."""
    count = sa.func.count()
    query = (
        sa.select(regulation.c.regulation_kind, count)
        .where(regulation.c.regulation_kind.is_not(None))
        .group_by(regulation.c.regulation_kind)
        .order_by(count.desc(), regulation.c.regulation_kind)
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def holdings(connection: sa.Connection) -> Holdings:
    """How much is held."""
    of_versions = sa.select(
        sa.func.count(), sa.func.coalesce(sa.func.sum(version.c.articles), 0), _doubted_count()
    )
    versions_, articles, doubted_ = connection.execute(of_versions).one()
    regulations_ = connection.scalar(sa.select(sa.func.count()).select_from(regulation)) or 0
    texts = connection.scalar(sa.select(sa.func.count()).select_from(text)) or 0
    return Holdings(regulations_, versions_, articles, texts, doubted_)


def latest(connection: sa.Connection, ids: Collection[str]) -> dict[str, VersionEntry]:
    """The latest versions of some regulations, by id."""
    wanted = sorted(ids)
    query = sa.select(*ENTRY).where(version.c.latest)
    return {
        row["regulation"]: entry_of(row)
        for n in range(0, len(wanted), _CHUNK)
        for row in connection.execute(
            query.where(version.c.regulation.in_(wanted[n : n + _CHUNK]))
        ).mappings()
    }


def newest(connection: sa.Connection, limit: int) -> list[VersionEntry]:
    """The latest versions of the regulations that changed last; none that has no date."""
    query = (
        sa.select(*ENTRY)
        .where(version.c.latest, version.c.date.is_not(None))
        .order_by(version.c.date.desc(), version.c.regulation)
        .limit(limit)
    )
    return [entry_of(row) for row in connection.execute(query).mappings()]


def doubted(
    connection: sa.Connection, after: tuple[str, str] | None, limit: int
) -> list[tuple[VersionEntry, list[Notice]]]:
    """Versions with what was doubtful when they were parsed, by id and label.

    ``after`` is the id and the label of the last one of the page before.
    """
    order = (version.c.regulation, version.c.label)
    query = sa.select(*ENTRY, version.c.warnings).where(_doubtful()).order_by(*order).limit(limit)
    if after is not None:
        query = query.where(sa.tuple_(*order) > sa.tuple_(*map(sa.literal, after)))
    rows = connection.execute(query).mappings()
    return [(entry_of(row), [notice_of(w) for w in row["warnings"]]) for row in rows]


def tip(connection: sa.Connection, id_: str) -> str | None:
    """The commit of the latest version as the catalogue knows it."""
    return connection.scalar(_TIP, {"id": id_})


def versions(connection: sa.Connection, id_: str) -> list[VersionEntry]:
    """All versions of a regulation, oldest first."""
    rows = connection.execute(_VERSIONS, {"regulation": id_}).mappings().all()
    return [entry_of(row) for row in rows]


def versions_of(
    connection: sa.Connection, ids: Collection[str]
) -> Mapping[str, Sequence[VersionEntry]]:
    """All versions of each of some regulations, oldest first; of those that are held."""
    found: defaultdict[str, list[VersionEntry]] = defaultdict(list)
    wanted = sorted(ids)
    for n in range(0, len(wanted), _CHUNK):
        chunk = {"regulations": wanted[n : n + _CHUNK]}
        for row in connection.execute(_VERSIONS_OF, chunk).mappings():
            found[row["regulation"]].append(entry_of(row))
    return dict(found)


def _regulations() -> sa.Select[Any]:
    """The regulations, each with its version in force on the ``day`` given."""
    day = sa.bindparam("day", type_=sa.Date)
    in_force = (
        sa.select(version.c.label)
        .where(version.c.regulation == regulation.c.id, holds_on(day))
        .order_by(version.c.position.desc())
        .limit(1)
        .scalar_subquery()
        .label("in_force")
    )
    names: Sequence[str] = [name for name in RegulationEntry.__slots__ if name != "in_force"]
    return sa.select(*(regulation.c[name] for name in names), in_force)


_REGULATIONS = _regulations()


def _doubtful() -> sa.ColumnElement[bool]:
    return sa.cast(version.c.warnings, sa.Text) != "[]"


def _doubted_count() -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(sa.case((_doubtful(), 1), else_=0)), 0)
