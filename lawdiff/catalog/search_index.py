"""The index behind search: overlapping pairs of characters, the same on both databases.

The index names the texts that hold all pairs of a query; whether they stand in a row is then
checked in the folded text. So any substring of two characters or more is found, and nothing else.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import add as join

import sqlalchemy as sa

from lawdiff.catalog import tables
from lawdiff.catalog.engine import is_sqlite

MIN_QUERY = 2
_ASCII_MARKS = "".join(chr(n) for n in range(33, 127) if not chr(n).isalnum())
_TOKENIZER = "ascii tokenchars '{}'".format(_ASCII_MARKS.replace("'", "''")).replace('"', '""')
_OPTIONS = f'pairs, content="", detail=none, columnsize=0, tokenize="{_TOKENIZER}"'
_SQLITE = (
    f"CREATE VIRTUAL TABLE passage USING fts5({_OPTIONS})",
    "INSERT INTO passage(passage, rank) VALUES ('hashsize', 67108864)",
)
_POSTGRES = (
    "CREATE TABLE passage (key BIGINT, part INTEGER, pairs TSVECTOR, PRIMARY KEY (key, part))",
    "CREATE INDEX ix_passage_pairs ON passage USING gin (pairs)",
)
_CHUNK = 500  # texts worked on at a time
_POINTS = f"utf-32-{sys.byteorder[0]}e"
_PART = 50_000  # characters; the pairs of more might not fit into the megabyte of a tsvector
_OVERLAP = (
    500  # so that a word never lies across two parts; longer ones are looked up by their start
)

_COLUMNS = ("key", "part", "pairs")

Row = tuple[int, str]
"""The key of a text and its folded body."""


def create(connection: sa.Connection) -> None:
    """Make the empty index."""
    for statement in _SQLITE if is_sqlite(connection) else _POSTGRES:
        connection.exec_driver_sql(statement)


def add(connection: sa.Connection, rows: Sequence[Row]) -> None:
    """Put texts into the index."""
    if not rows:
        return
    if is_sqlite(connection):
        data = list(_spaced_rows(sorted(rows)))  # FTS5 likes order
        connection.exec_driver_sql("INSERT INTO passage(rowid, pairs) VALUES (?, ?)", data)
    else:
        statement = sa.text("INSERT INTO passage VALUES (:key, :part, array_to_tsvector(:pairs))")
        parts = ((key, part, pairs) for key, body in rows for part, pairs in _parts(body))
        connection.execute(statement, [dict(zip(_COLUMNS, p, strict=True)) for p in parts])


def remove(connection: sa.Connection, rows: Sequence[Row]) -> None:
    """Take texts out of the index; the same bodies must be given that were put in."""
    if not rows:
        return
    if is_sqlite(connection):
        data = [("delete", *row) for row in _spaced_rows(rows)]
        statement = "INSERT INTO passage(passage, rowid, pairs) VALUES (?, ?, ?)"
        connection.exec_driver_sql(statement, data)
    else:
        gone = sa.text("DELETE FROM passage WHERE key = ANY(:keys)")
        connection.execute(gone, {"keys": [n for n, _ in rows]})


def entries(body: str, connection: sa.Connection) -> Iterable[str]:
    """What the index holds of a folded text: every pair once, or once a part."""
    if is_sqlite(connection):
        return {pair for pair in _pairs(body) if pair}
    return [pair for _, pairs in _parts(body) for pair in pairs]


def counts(connection: sa.Connection) -> dict[str, int]:
    """For every pair in the index, how many texts it stands for."""
    if is_sqlite(connection):
        vocabulary = "CREATE VIRTUAL TABLE temp.pair USING fts5vocab(main, passage, row)"
        connection.exec_driver_sql("DROP TABLE IF EXISTS temp.pair")
        connection.exec_driver_sql(vocabulary)
        query = "SELECT term, doc FROM temp.pair"
    else:
        query = "SELECT word, ndoc FROM ts_stat('SELECT pairs FROM passage')"
    return {row[0]: row[1] for row in connection.exec_driver_sql(query)}


def spaced(bodies: Sequence[str]) -> list[str]:
    """The pairs of each of some folded texts with spaces between them, as SQLite is given them.

    They are put together as numbers, of all texts at once: a fraction of the time of joining
    strings.
    """
    points = array("I", "".join(bodies).encode(_POINTS))
    out = array("I", [ord(" ")]) * (3 * len(points))
    out[0::3], out[1:-2:3] = points, points[1:]
    pairs = out.tobytes().decode(_POINTS)
    ends = pairwise(accumulate(map(len, bodies), initial=0))
    return [
        pairs[3 * start : 3 * end - 4] if end - start >= MIN_QUERY else body
        for body, (start, end) in zip(bodies, ends, strict=True)
    ]


def rebuild(connection: sa.Connection) -> None:
    """Make the index anew from the texts."""
    connection.exec_driver_sql("DROP TABLE passage")
    create(connection)
    query = sa.select(tables.text.c.key, tables.text.c.folded).order_by(tables.text.c.key)
    rows = connection.execute(query)
    for chunk in rows.partitions(_CHUNK):
        add(connection, [(row.key, row.folded) for row in chunk])


def shape(words: Iterable[str]) -> tuple[bool, ...]:
    """What a condition depends on besides its parameters: which words are more than a pair."""
    return tuple(len(word) > MIN_QUERY for word in words)


def source(*, sqlite: bool) -> sa.FromClause:
    """`tables.text` as a search goes through it.

    In SQLite the index goes before, text by text, so that a search for words that stand everywhere
    ends as soon as it has found enough.
    """
    if not sqlite:
        return tables.text
    return sa.join(_PASSAGE, tables.text, tables.text.c.key == _PASSAGE.c.rowid)


@lru_cache(maxsize=256)
def condition(
    long: tuple[bool, ...], *, sqlite: bool, within: bool = False
) -> sa.ColumnElement[bool]:
    """The condition on `tables.text` that it holds words of a shape, as `parameters` name them.

    ``within``: it stands in a statement that goes through `source`.
    """
    position = sa.func.instr if sqlite else sa.func.strpos
    in_sqlite = _MATCHES if within else _IN_SQLITE
    found = [in_sqlite] if sqlite else [_in_postgres(n) for n in range(len(long))]
    word = [sa.bindparam(f"word{n}", type_=sa.Text) for n in range(len(long))]
    held = [
        position(tables.text.c.folded, word[n]) > 0 for n, is_long in enumerate(long) if is_long
    ]
    return sa.and_(*found, *held)


def parameters(words: Sequence[str], connection: sa.Connection) -> dict[str, str]:
    """The parameters of a condition."""
    known = {f"word{n}": word for n, word in enumerate(words)}
    if is_sqlite(connection):
        pairs = sorted({pair for word in words for pair in _pairs(word)})
        quoted = ('"{}"'.format(pair.replace('"', '""')) for pair in pairs)
        return known | {"pairs": " AND ".join(quoted)}
    return known | {f"pairs{n}": _tsquery(word) for n, word in enumerate(words)}


def _spaced_rows(rows: Sequence[Row]) -> Iterator[Row]:
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        yield from zip([n for n, _ in chunk], spaced([body for _, body in chunk]), strict=True)


def _tsquery(word: str) -> str:
    pairs = sorted(set(_pairs(word[:_OVERLAP])))
    return " & ".join("'{}'".format(re.sub(r"(['\\])", r"\1\1", pair)) for pair in pairs)


def _in_postgres(place: int) -> sa.ColumnElement[bool]:
    passage = sa.table("passage", sa.column("key"), sa.column("pairs"))
    query = sa.cast(sa.bindparam(f"pairs{place}", type_=sa.Text), _TSQUERY())
    return tables.text.c.key.in_(sa.select(passage.c.key).where(passage.c.pairs.op("@@")(query)))


_PASSAGE = sa.table("passage", sa.column("rowid"))
_MATCHES = sa.literal_column("passage").op("MATCH")(sa.bindparam("pairs", type_=sa.Text))
_IN_SQLITE = tables.text.c.key.in_(sa.select(_PASSAGE.c.rowid).where(_MATCHES))


class _TSQUERY(sa.types.UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "TSQUERY"


def _parts(body: str) -> Iterator[tuple[int, list[str]]]:
    """The distinct pairs of a text, a part of it at a time."""
    for part, start in enumerate(range(0, max(1, len(body) - _OVERLAP), _PART - _OVERLAP)):
        yield part, sorted({pair for pair in _pairs(body[start : start + _PART]) if pair})


def _pairs(body: str) -> list[str]:
    """The overlapping pairs of a folded text; a text of one character is its own pair."""
    return list(map(join, body, body[1:])) or [body]
