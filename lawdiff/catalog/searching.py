"""Search in the texts: any substring of two characters or more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from lawdiff.catalog.reading import ENTRY, conditions, holds_on
from lawdiff.catalog.rows import entry_of
from lawdiff.catalog.search_index import key as folded
from lawdiff.catalog.search_index import matching
from lawdiff.catalog.tables import piece, regulation, text, version
from lawdiff.model import Filter, Found, Hit

REACH = 2000
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
    keys = [folded(word) for word in words]
    scope = holds_on(day) if strictly else holds_on(day) | (version.c.label == regulation.c.latest)
    reached = _reached(matching(keys, connection), scope, *conditions(wanted))
    total = connection.scalar(sa.select(sa.func.count()).select_from(reached)) or 0
    page = connection.execute(_ranked(reached).offset(offset).limit(limit)).mappings()
    return Found(tuple(_hit(row, keys) for row in page), min(total, REACH), total <= REACH)


def _reached(*conditions: sa.ColumnElement[bool]) -> sa.Subquery:
    """The pieces for which conditions hold, one more than are ranked."""
    return (
        sa.select(piece.c.version, piece.c.position, piece.c.text)
        .join_from(text, piece, piece.c.text == text.c.key)
        .join(version, version.c.key == piece.c.version)
        .join(regulation, regulation.c.id == version.c.regulation)
        .where(*conditions)
        .limit(REACH + 1)
        .subquery()
    )


def _ranked(reached: sa.Subquery) -> sa.Select[Any]:
    """The pieces reached with all that is shown of them: national texts first, then the newest."""
    place = (piece.c.version == reached.c.version) & (piece.c.position == reached.c.position)
    shown = (piece.c.number, piece.c.label.label("unit_label"), text.c.caption, text.c.body)
    return (
        sa.select(*ENTRY, *shown)
        .join_from(reached, version, version.c.key == reached.c.version)
        .join(piece, place)
        .join(text, text.c.key == reached.c.text)
        .order_by(
            version.c.jurisdiction_id.is_distinct_from("cn"),
            version.c.date.desc().nulls_last(),
            version.c.regulation,
            piece.c.position,
        )
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
    place: list[int] = []
    characters = []
    for n, char in enumerate(body):
        key = _folded(char)
        characters.append(key)
        place += [n] * len(key)
    seen = "".join(characters)
    found = set()
    for key in keys:
        start = seen.find(key)
        while start >= 0 and key:
            found.add((place[start], place[start + len(key) - 1] + 1))
            start = seen.find(key, start + len(key))
    return tuple(sorted(found))
