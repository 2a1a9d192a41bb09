"""Engines for SQLite or PostgreSQL, by URL alone; and the schema brought up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import ConnectionPoolEntry

from lawdiff.errors import Refused, Unavailable

HEAD = "0001"
"""The revision of the schema this lawdiff works with."""

MIGRATING = 7_205_759_403_792_793
"""The advisory lock under which one process of many brings a PostgreSQL schema up to date."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_MS = 30_000
_POSTGRES: dict[str, Any] = {
    "pool_pre_ping": True,  # a server that was restarted is noticed before it is asked
    "pool_size": 8,
    "max_overflow": 8,
    "pool_timeout": 10,
    "pool_recycle": 1800,
    "connect_args": {"connect_timeout": 5, "application_name": "lawdiff"},
}


def connect(url: str) -> sa.Engine:
    """An engine for the catalogue at ``url``, its schema brought up to date.

    Raises:
        Unavailable: ``database_unavailable``, ``driver_missing``.
        Refused: ``database_too_new``.
    """
    engine = _engine(url)
    try:
        _upgrade(engine)
    except BaseException as error:
        engine.dispose()
        if isinstance(error, sa.exc.DBAPIError):
            raise _unavailable(reason_of(error)) from error
        raise
    return engine


def is_sqlite(connection: sa.Connection) -> bool:
    """Whether the database is SQLite, else it is PostgreSQL."""
    return connection.dialect.name == "sqlite"


def reason_of(error: sa.exc.DBAPIError) -> str:
    """What a database said, in one line."""
    return (str(error.orig).strip().splitlines() or ["no reason given"])[0]


def _engine(url: str) -> sa.Engine:
    try:
        address = _with_driver(sa.make_url(url))
        if address.get_backend_name() not in {"sqlite", "postgresql"}:
            raise _unavailable("it is neither SQLite nor PostgreSQL")
        if address.get_backend_name() == "postgresql":
            return sa.create_engine(address, **_POSTGRES)
        engine = sa.create_engine(address)
    except ModuleNotFoundError as error:
        raise Unavailable(
            "driver_missing",
            "The driver {name} for this database is not installed.",
            remedy="Install the extra: pip install 'lawdiff[postgres]'.",
            name=error.name,
        ) from error
    except sa.exc.ArgumentError as error:
        raise _unavailable("the address is not a database URL") from error
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _with_driver(url: sa.URL) -> sa.URL:
    """The driver this lawdiff comes with, whatever way the address names PostgreSQL."""
    known = url.drivername in {"postgres", "postgresql"}
    return url.set(drivername="postgresql+psycopg") if known else url


def _upgrade(engine: sa.Engine) -> None:
    """Bring the schema to `HEAD`: one process does it, the others that start with it wait."""
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    with engine.connect() as connection:
        alone = connection.execution_options(writes=True)
        with alone.begin():
            if not is_sqlite(alone):
                alone.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATING)))
            _migrate(alone)


def _migrate(connection: sa.Connection) -> None:
    found = _revision(connection)
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
    options.attributes["connection"] = connection
    command.upgrade(options, "head")


def _revision(connection: sa.Connection) -> str | None:
    """The schema that is there; None where there is none."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return found


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
