"""The desk's tables as plain rows: out of one database and into another, of either kind.

A row holds what JSON can: days and moments in ISO 8601, bytes in base64. Keys that only count are
left out; rows come in their order and are numbered anew.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import sqlalchemy as sa

from lawdiff.catalog.desk_tables import DESK
from lawdiff.catalog.tables import READ_MODEL
from lawdiff.catalog.types import Moment
from lawdiff.errors import Refused

_AT_A_TIME = 100
_TABLES = {table.name: table for table in DESK}

NAMES = tuple(sorted(_TABLES))
"""The tables that stand nowhere but in the catalogue's database."""


def is_empty(connection: sa.Connection) -> bool:
    """Whether a database holds neither regulations nor anything of the desk."""
    tables = (*READ_MODEL, *DESK)
    return not any(connection.execute(sa.select(t).limit(1)).first() for t in tables)


def rows(connection: sa.Connection, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a table, in the order of its key."""
    table = _TABLES[name]
    query = sa.select(*_columns(table)).order_by(*table.primary_key)
    found = connection.execution_options(yield_per=_AT_A_TIME).execute(query)
    for row in found.mappings():
        yield {column.name: _plain(row[column.name]) for column in _columns(table)}


def load(connection: sa.Connection, name: str, given: Iterable[object]) -> None:
    """Put rows into a table.

    Raises:
        Refused: ``bad_rows``.
    """
    table = _TABLES.get(name)
    if table is None:
        raise _refused(name, "no such table is known")
    values = (_values(table, row) for row in given)
    try:
        while chunk := list(islice(values, _AT_A_TIME)):
            connection.execute(table.insert(), chunk)
    except sa.exc.IntegrityError as error:
        raise _refused(name, "it is there twice, or belongs to none") from error


def _columns(table: sa.Table) -> list[sa.Column[Any]]:
    return [column for column in table.c if not _is_counter(column)]


def _is_counter(column: sa.Column[Any]) -> bool:
    return column is column.table.autoincrement_column


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value.isoformat() if isinstance(value, dt.date) else value


def _values(table: sa.Table, row: object) -> dict[str, Any]:
    columns = _columns(table)
    try:
        cells = _cells(row, {column.name for column in columns})
        return {column.name: _value(column, cells[column.name]) for column in columns}
    except (ValueError, TypeError) as error:
        raise _refused(table.name, str(error)) from error


def _refused(table: str, reason: str) -> Refused:
    return Refused(
        "bad_rows",
        "A row of the table {table} cannot be taken: {reason}.",
        remedy="Use a backup that is whole.",
        table=table[:80],
        reason=reason[:200],
    )


def _cells(row: object, names: set[str]) -> Mapping[str, Any]:
    if not isinstance(row, Mapping) or set(row) != names:
        raise ValueError("it has other columns")
    return row


def _value(column: sa.Column[Any], value: Any) -> Any:
    if value is None and column.nullable:
        return None
    match column.type:
        case sa.JSON():
            return value
        case sa.Boolean():
            return _of(bool, value)
        case sa.Integer():
            return _of(int, value)
        case sa.LargeBinary():
            return base64.b64decode(_text(value), validate=True)
        case sa.Date():
            return dt.date.fromisoformat(_text(value))
        case Moment():
            return _aware(dt.datetime.fromisoformat(_text(value)))
    return _text(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:  # which PostgreSQL cannot hold
        raise ValueError("not a text")
    return value


def _of(kind: type, value: object) -> object:
    if type(value) is not kind:
        raise ValueError(f"no {kind.__name__}")
    return value


def _aware(moment: dt.datetime) -> dt.datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment
