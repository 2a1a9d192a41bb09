"""Search in the texts: any substring of two characters or more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from lawdiff.catalog.engine import is_sqlite
from lawdiff.catalog.reading import ENTRY, asked, conditions, holds_on
from lawdiff.catalog.rows import entry_of
from lawdiff.catalog.search_index import condition, parameters, shape, source
from lawdiff.catalog.tables import piece, regulation, text, version
from lawdiff.folding import search_key as folded
from lawdiff.model import Filter, Found, Hit

REACH = 1500
"""How many articles are ranked; where more are found, the answer says that it is not complete."""


def search(
    connection: sa.Connection,
    words: Sequence[str],
    wanted: Filter,
    *,
    day: dt.date,
    strictly: bool,
    offset: int,
    limit: int,
) -> Found:
    """The articles that hold all of ``words``.

    ``strictly``: only in versions that hold on ``day``; else also in the latest version of each
    regulation, which may be a future or an expired one and says so. National texts come first,
    then the newest.
    """
    keys = [key for key in map(folded, words) if key]
    named, sqlite = asked(wanted), is_sqlite(connection)
    page, count = _statements(shape(keys), tuple(named), strictly=strictly, sqlite=sqlite)
    given = named | parameters(keys, connection) | {"day": day}
    rows = connection.execute(page, given | {"limit": limit, "offset": offset}).mappings().all()
    total = rows[0]["total"] if rows else connection.scalar(count, given) if offset else 0
    return Found(tuple([_hit(row, keys) for row in rows]), min(total, REACH), total <= REACH)


@lru_cache(maxsize=256)
def _statements(
    long: tuple[bool, ...], names: tuple[str, ...], *, strictly: bool, sqlite: bool
) -> tuple[sa.Select[Any], sa.Select[Any]]:
    """The statements for a page of hits and for the number of all."""
    scope = holds_on(sa.bindparam("day", type_=sa.Date))
    if not strictly:
        scope |= version.c.latest
    held = condition(long, sqlite=sqlite, within=True)
    reached = _reached(source(sqlite=sqlite), names, held, scope)
    count = sa.select(sa.func.count()).select_from(reached)
    limit, offset = (sa.bindparam(name, type_=sa.Integer) for name in ("limit", "offset"))
    best = sa.select(reached).order_by(*_ranks(reached)).limit(limit).offset(offset).cte("best")
    return _shown(best).add_columns(count.scalar_subquery().label("total")), count


def _reached(texts: sa.FromClause, names: Collection[str], *held: sa.ColumnElement[bool]) -> sa.CTE:
    """The pieces for which conditions hold, one more than are ranked, with what they rank by.

    ``names`` are those of conditions on the regulation, which is looked at for them alone.
    """
    ranked = version.c.jurisdiction_id, version.c.date, version.c.regulation
    found = (
        sa.select(piece.c.version, piece.c.position, piece.c.text, *ranked)
        .join_from(texts, piece, piece.c.text == text.c.key)
        .join(version, version.c.key == piece.c.version)
        .where(*held)
    )
    if names:
        found = found.join(regulation, regulation.c.id == version.c.regulation)
    return found.where(*conditions(names)).limit(REACH + 1).cte("reached")


def _ranks(pieces: sa.CTE) -> tuple[sa.ColumnElement[Any], ...]:
    """How pieces are ordered: national texts first, then the newest."""
    return (
        pieces.c.jurisdiction_id.is_distinct_from("cn"),
        pieces.c.date.desc().nulls_last(),
        pieces.c.regulation,
        pieces.c.position,
    )


def _shown(best: sa.CTE) -> sa.Select[Any]:
    """The pieces of a page with all that is shown of them, which none beside them is asked for."""
    place = (piece.c.version == best.c.version) & (piece.c.position == best.c.position)
    shown = (piece.c.number, piece.c.label.label("unit_label"), text.c.caption, text.c.body)
    return (
        sa.select(*ENTRY, *shown)
        .join_from(best, version, version.c.key == best.c.version)
        .join(piece, place)
        .join(text, text.c.key == best.c.text)
        .order_by(*_ranks(best))
    )


def _hit(row: sa.RowMapping, keys: Sequence[str]) -> Hit:
    return Hit(
        version=entry_of(row),
        label=row["unit_label"],
        number=row["number"],
        caption=row["caption"] or None,
        text=row["body"],
        spans=spans(row["body"], keys),
    )


_folded = lru_cache(maxsize=32_768)(folded)  # of single characters


def spans(body: str, keys: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the folded words of a search stand in a text as printed, in code points."""
    place: Sequence[int] = range(len(body))
    if all(len(_folded(char)) == 1 for char in set(body)):
        seen = folded(body)
    else:
        characters = list(map(_folded, body))
        seen = "".join(characters)
        place = [n for n, key in enumerate(characters) for _ in key]
    found = set()
    for key in keys:
        start = seen.find(key)
        while start >= 0 and key:
            found.add((place[start], place[start + len(key) - 1] + 1))
            start = seen.find(key, start + len(key))
    return tuple(sorted(found))
