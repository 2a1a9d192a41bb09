"""What is read from the catalogue: regulations, versions, texts. No text comes from git."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from lawdiff.catalog.rows import article_of, entry_of, heading_of
from lawdiff.catalog.search_index import key as folded
from lawdiff.catalog.tables import piece, regulation, text, version
from lawdiff.model import (
    Annex,
    Article,
    Content,
    Filter,
    Notice,
    RegulationEntry,
    VersionEntry,
)
from lawdiff.numbering import Number

_OUTLINE = sa.select(version.c.key, version.c.outline).where(
    version.c.regulation == sa.bindparam("regulation"), version.c.label == sa.bindparam("label")
)
_PIECES = (
    sa.select(piece.c.kind, piece.c.number, piece.c.label, text.c.caption, text.c.body)
    .join_from(piece, text, piece.c.text == text.c.key)
    .where(piece.c.version == sa.bindparam("key"))
    .order_by(piece.c.position)
)


def holds_on(day: dt.date) -> sa.ColumnElement[bool]:
    """The condition on `version` that it holds on ``day``."""
    open_ended = version.c.holds_until.is_(None) & ~version.c.repealed
    return (version.c.holds_from <= day) & (open_ended | (version.c.holds_until > day))


def conditions(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    """The conditions on `regulation` that ``wanted`` states."""
    out: list[sa.ColumnElement[bool]] = []
    if wanted.jurisdiction is not None:
        out.append(regulation.c.jurisdiction_id == wanted.jurisdiction)
    if wanted.regulation_kind is not None:
        out.append(regulation.c.regulation_kind == wanted.regulation_kind)
    if wanted.title:
        out.append(regulation.c.title_folded.contains(folded(wanted.title), autoescape=True))
    return out


def regulations(
    connection: sa.Connection, wanted: Filter, day: dt.date, after: str | None, limit: int
) -> tuple[list[RegulationEntry], int]:
    """One page of regulations, national ones first, then by id; and how many there are in all.

    ``after`` is the id of the last regulation of the page before.
    """
    held = conditions(wanted)
    total = connection.scalar(sa.select(sa.func.count()).select_from(regulation).where(*held)) or 0
    order = (regulation.c.jurisdiction_id != "cn", regulation.c.id)
    if after is not None:
        held.append(sa.tuple_(*order) > sa.tuple_(sa.literal(not after.startswith("cn/")), after))
    query = _regulation_query(day).where(*held).order_by(*order).limit(limit)
    return [RegulationEntry(**row) for row in connection.execute(query).mappings()], total


def one_regulation(connection: sa.Connection, id_: str, day: dt.date) -> RegulationEntry | None:
    """One regulation."""
    row = (
        connection.execute(_regulation_query(day).where(regulation.c.id == id_)).mappings().first()
    )
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


def tip(connection: sa.Connection, id_: str) -> str | None:
    """The commit of the latest version as the catalogue knows it."""
    return connection.scalar(sa.select(regulation.c.tip).where(regulation.c.id == id_))


def versions(connection: sa.Connection, id_: str) -> list[VersionEntry]:
    """All versions of a regulation, oldest first."""
    query = sa.select(version).where(version.c.regulation == id_).order_by(version.c.position)
    return [entry_of(row) for row in connection.execute(query).mappings()]


def content(connection: sa.Connection, entry: VersionEntry) -> Content:
    """The text of a version."""
    names = {"regulation": entry.regulation, "label": entry.label}
    key, outline = connection.execute(_OUTLINE, names).one()
    preamble, articles, annexes = None, [], []
    for kind, number, label, caption, body in connection.execute(_PIECES, {"key": key}).all():
        if kind == "article":
            articles.append(article_of(number, label, caption, body))
        elif kind == "annex":
            annexes.append(Annex(caption, body))
        else:
            preamble = body
    return Content(tuple(map(heading_of, outline)), preamble, tuple(articles), tuple(annexes))


def article(connection: sa.Connection, entry: VersionEntry, number: Number) -> Article | None:
    """One article of a version."""
    query = (
        sa.select(piece.c.number, piece.c.label, text.c.caption, text.c.body)
        .join_from(piece, text, piece.c.text == text.c.key)
        .join(version, piece.c.version == version.c.key)
        .where(_is(entry), piece.c.number == number.stem)
    )
    row = connection.execute(query).first()
    return article_of(*row) if row else None


def warnings(connection: sa.Connection, entry: VersionEntry) -> list[Notice]:
    """What was doubtful when a version was parsed."""
    rows = connection.scalar(sa.select(version.c.warnings).where(_is(entry))) or []
    return [Notice(w["code"], w["template"], tuple(w["params"].items()), w["line"]) for w in rows]


def _regulation_query(day: dt.date) -> sa.Select[*tuple[object, ...]]:
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


def _is(entry: VersionEntry) -> sa.ColumnElement[bool]:
    return (version.c.regulation == entry.regulation) & (version.c.label == entry.label)
