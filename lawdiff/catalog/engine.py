"""Connections to SQLite or PostgreSQL, by URL alone; and the schema brought up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Lock

import sqlalchemy as sa
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from lawdiff.errors import Refused, Unavailable

HEAD = "0001"
"""The revision of the schema this lawdiff works with."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_MS = 30_000


def connect(url: str) -> sa.Engine:
    """An engine for the catalogue at ``url``, its schema brought up to date.

    Raises:
        Unavailable: ``database_unavailable``, ``driver_missing``.
        Refused: ``database_too_new``.
    """
    try:
        engine = sa.create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    except ModuleNotFoundError as error:
        raise Unavailable(
            "driver_missing",
            "The driver {name} for this database is not installed.",
            remedy="Install the extra: pip install 'lawdiff[postgres]'.",
            name=error.name,
        ) from error
    except sa.exc.ArgumentError as error:
        raise _unavailable("the address is not a database URL") from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_up_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    try:
        _upgrade(engine)
    except sa.exc.DBAPIError as error:
        engine.dispose()
        raise _unavailable(str(error.orig).strip().split("\n")[0]) from error
    return engine


class Watch:
    """Sees whether anybody wrote, without reading a row: SQLite counts commits of others.

    It holds a connection of its own that never writes, so every commit is another's.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._connection: PoolProxiedConnection | None = None
        self._lock = Lock()

    def generation(self) -> int | None:
        """A number that changes with every commit; None on other databases."""
        if self._engine.dialect.name != "sqlite":
            return None
        with self._lock:
            if self._connection is None:
                self._connection = self._engine.raw_connection()
            cursor = self._connection.cursor()
            cursor.execute("PRAGMA data_version")
            ((number,),) = cursor.fetchall()
            cursor.close()
            return int(number)

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


def _upgrade(engine: sa.Engine) -> None:
    """Bring the schema to `HEAD`; alembic is loaded only where there is something to do."""
    with engine.connect() as connection:
        has = sa.inspect(connection).has_table("alembic_version")
        revision = sa.text("SELECT version_num FROM alembic_version")
        found = connection.scalar(revision) if has else None
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise Refused(
            "database_too_new",
            "The catalogue has schema {found}; this lawdiff works with {head}.",
            remedy="Use the lawdiff that wrote it, or a newer one.",
            found=found,
            head=HEAD,
        )
    from alembic import command, config  # noqa: PLC0415  # slow to load, seldom needed

    options = config.Config()
    options.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        options.attributes["connection"] = connection
        command.upgrade(options, "head")


def _set_up_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # SQLAlchemy says BEGIN, see _begin_sqlite
    for pragma in (
        f"busy_timeout = {_BUSY_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "cache_size = -65536",
        "mmap_size = 1073741824",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    """Writers take the write lock at once, so that none fails half-way for another's sake."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _unavailable(reason: str) -> Unavailable:
    return Unavailable(
        "database_unavailable",
        "The catalogue's database cannot be used: {reason}.",
        remedy="Check --database or LAWDIFF_DATABASE.",
        reason=reason,
    )
