"""Rows put in by the thousand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

import sqlalchemy as sa


def insert(
    connection: sa.Connection,
    table: sa.Table,
    rows: Sequence[Mapping[str, Any]],
    statement: sa.Insert | None = None,
) -> None:
    """Put in rows that all name the same columns, two at least.

    ``statement`` is the insert into the table where a plain one will not do: one that leaves rows
    alone that are there already, for one.

    The driver itself runs the statement where it takes all values as they are: to prepare each of
    them takes SQLAlchemy longer than writing it does.
    """
    if not rows:
        return
    inline = (table.insert() if statement is None else statement).inline()
    columns, dialect = list(rows[0]), connection.dialect
    if any(table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in columns):
        connection.execute(inline, rows)
        return
    compiled = inline.compile(dialect=dialect, column_keys=columns)
    order = compiled.positiontup  # None where parameters have names
    data: Any = list(map(itemgetter(*order), rows)) if order else rows
    connection.exec_driver_sql(str(compiled), data)
