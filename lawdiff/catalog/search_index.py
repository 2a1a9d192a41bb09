"""The index behind search: overlapping pairs of characters, the same on both databases.

The index names the texts that hold all pairs of a query; whether they stand in a row is then
checked in the folded text. So any substring of two characters or more is found, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import add as join

import sqlalchemy as sa

from lawdiff.catalog import tables
from lawdiff.folding import fold

MIN_QUERY = 2
_ASCII_MARKS = "".join(chr(n) for n in range(33, 127) if not chr(n).isalnum())
_TOKENIZER = "ascii tokenchars '{}'".format(_ASCII_MARKS.replace("'", "''")).replace('"', '""')
_OPTIONS = f'pairs, content="", detail=none, columnsize=0, tokenize="{_TOKENIZER}"'
_SQLITE = (
    f"CREATE VIRTUAL TABLE passage USING fts5({_OPTIONS})",
    "INSERT INTO passage(passage, rank) VALUES ('hashsize', 67108864)",
)
_POSTGRES = (
    "CREATE TABLE passage (key BIGINT PRIMARY KEY, pairs TSVECTOR NOT NULL)",
    "CREATE INDEX ix_passage_pairs ON passage USING gin (pairs)",
)

Row = tuple[int, str]
"""The key of a text and its folded body."""


def key(text: str) -> str:
    """``text`` as search sees it: folded, and without the difference of upper and lower case."""
    return fold(text).casefold()


def create(connection: sa.Connection) -> None:
    """Make the empty index."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.exec_driver_sql(statement)


def add(connection: sa.Connection, rows: Sequence[Row]) -> None:
    """Put texts into the index."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        data = [(n, " ".join(_pairs(body))) for n, body in sorted(rows)]  # FTS5 likes order
        connection.exec_driver_sql("INSERT INTO passage(rowid, pairs) VALUES (?, ?)", data)
    else:
        statement = sa.text("INSERT INTO passage VALUES (:key, array_to_tsvector(:pairs))")
        connection.execute(statement, [{"key": n, "pairs": _pairs(body)} for n, body in rows])


def remove(connection: sa.Connection, rows: Sequence[Row]) -> None:
    """Take texts out of the index; the same bodies must be given that were put in."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        data = [("delete", n, " ".join(_pairs(body))) for n, body in rows]
        statement = "INSERT INTO passage(passage, rowid, pairs) VALUES (?, ?, ?)"
        connection.exec_driver_sql(statement, data)
    else:
        gone = sa.text("DELETE FROM passage WHERE key = ANY(:keys)")
        connection.execute(gone, {"keys": [n for n, _ in rows]})


def matching(words: Iterable[str], dialect: str) -> sa.ColumnElement[bool]:
    """The condition on `tables.text` that it holds every one of ``words`` (folded)."""
    words = [word for word in words if word]
    pairs = sorted({pair for word in words for pair in _pairs(word)})
    passage = sa.table("passage", sa.column("rowid"), sa.column("key"), sa.column("pairs"))
    if dialect == "sqlite":
        query = " AND ".join('"{}"'.format(pair.replace('"', '""')) for pair in pairs)
        found = sa.select(passage.c.rowid).where(
            sa.literal_column("passage").op("MATCH")(sa.bindparam(None, query, sa.Text))
        )
        held = [sa.func.instr(tables.text.c.folded, word) > 0 for word in words if len(word) > 2]
    else:
        query = " & ".join("'{}'".format(re.sub(r"(['\\])", r"\1\1", pair)) for pair in pairs)
        found = sa.select(passage.c.key).where(
            passage.c.pairs.op("@@")(sa.cast(sa.bindparam(None, query, sa.Text), _TSQUERY()))
        )
        held = [sa.func.strpos(tables.text.c.folded, word) > 0 for word in words if len(word) > 2]
    return sa.and_(tables.text.c.key.in_(found), *held)


class _TSQUERY(sa.types.UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "TSQUERY"


def _pairs(body: str) -> list[str]:
    """The overlapping pairs of a folded text; a text of one character is its own pair."""
    return list(map(join, body, body[1:])) or [body]
