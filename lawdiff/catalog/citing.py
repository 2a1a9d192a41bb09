"""Which texts name which by their titles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import sqlalchemy as sa

from lawdiff.catalog.rows import entry_of
from lawdiff.catalog.tables import citation, piece, text, version
from lawdiff.model import Citing
from lawdiff.numbering import Number

_CHUNK = 400  # bound parameters of one statement


def bearing(connection: sa.Connection, titles: Collection[str]) -> dict[str, list[str]]:
    """The regulations that bear or bore each of some titles (as keys), by id."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    keys = sorted(titles)
    for n in range(0, len(keys), _CHUNK):
        query = (
            sa.select(version.c.title_key, version.c.regulation)
            .where(version.c.title_key.in_(keys[n : n + _CHUNK]))
            .distinct()
            .order_by(version.c.title_key, version.c.regulation)
        )
        for key, id_ in connection.execute(query):
            found[key].append(id_)
    return dict(found)


def citing(
    connection: sa.Connection, titles: Collection[str], but: str, offset: int, limit: int
) -> tuple[list[Citing], int]:
    """One page of the places that name one of ``titles``, and how many there are.

    Only the latest version of each regulation counts, and none of the regulation ``but``.
    """
    order = (version.c.regulation, version.c.label, piece.c.position, citation.c.start)
    query = (
        sa.select(version, piece.c.label.label("unit_label"), piece.c.number.label("unit_number"),
                  text.c.body, citation.c.start, citation.c.number.label("cited"))
        .join_from(citation, text, text.c.key == citation.c.text)
        .join(piece, piece.c.text == text.c.key)
        .join(version, version.c.key == piece.c.version)
        .where(citation.c.title_key.in_(sorted(titles)), version.c.regulation != but,
               version.c.latest)
    )  # fmt: skip
    total = connection.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
    rows = connection.execute(query.order_by(*order).offset(offset).limit(limit)).mappings()
    return [_citing(row) for row in rows], total


def _citing(row: sa.RowMapping) -> Citing:
    return Citing(
        version=entry_of(row),
        label=row["unit_label"],
        number=row["unit_number"] and Number.of_stem(row["unit_number"]),
        text=row["body"],
        start=row["start"],
        cited=row["cited"] and Number.of_stem(row["cited"]),
    )
