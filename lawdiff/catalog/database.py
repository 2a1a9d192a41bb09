"""Transactions and locks: what the catalogue's parts share of one database."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar

import sqlalchemy as sa

from lawdiff.catalog.engine import connect, is_sqlite, reason_of
from lawdiff.catalog.watch import Watch
from lawdiff.errors import Damaged, LawdiffError, Unavailable

_WRITING = 7_205_759_403_792_794  # the advisory lock of those who change the read model
_PAUSE = 0.05


class Database:
    """One database. Safe to share between threads."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url)
        self._watch = Watch(self._engine)
        self._snapshot: ContextVar[sa.Connection | None] = ContextVar("snapshot", default=None)

    def close(self) -> None:
        """Give back all connections."""
        self._watch.close()
        self._engine.dispose()

    def generation(self) -> int | None:
        """A number that changes whenever anybody writes; None where none is told cheaply."""
        return self._watch.generation()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that this thread reads within the block is of one moment."""
        with self.read() as connection:
            before = self._snapshot.set(connection)
            try:
                yield
            finally:
                self._snapshot.reset(before)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state from its first query to its last."""
        shared = self._snapshot.get()
        if shared is not None:
            with _explained():
                yield shared
            return
        with _explained(), self._engine.connect() as connection:
            if not is_sqlite(connection):
                connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction that changes something; one at a time, as SQLite has it anyway.

        So two writers never wait for each other in a ring, and the texts they share are counted
        right.
        """
        with _explained(), self._engine.connect() as connection:
            writing = connection.execution_options(writes=True)
            with writing.begin():
                if not is_sqlite(writing):
                    writing.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITING)))
                yield writing

    @property
    def letting_go(self) -> float:
        """Seconds in which the claims of a writer that was killed are gone.

        SQLite has none. A server of PostgreSQL lets go when it sees that the connection is closed.
        """
        return 0.0 if self._engine.dialect.name == "sqlite" else 1.0

    @contextmanager
    def claimed(self, names: Sequence[str], patience: float) -> Iterator[set[str]]:
        """Hold names against every other host; those that could be had within ``patience`` seconds.

        SQLite serves one host, where the store's own locks do. On PostgreSQL the claims are the
        server's, which drops them when the connection that made them is gone.
        """
        if self._engine.dialect.name == "sqlite":
            yield set(names)
            return
        with _explained(), self._engine.connect() as connection:
            session = connection.execution_options(isolation_level="AUTOCOMMIT")
            deadline = time.monotonic() + patience
            try:
                yield {name for name in sorted(names) if _claim(session, name, deadline)}
            finally:
                with suppress(sa.exc.DBAPIError):  # a lost connection holds no claims
                    session.execute(sa.select(sa.func.pg_advisory_unlock_all()))


def _claim(session: sa.Connection, name: str, deadline: float) -> bool:
    while not session.scalar(sa.select(sa.func.pg_try_advisory_lock(_key(name)))):
        if time.monotonic() >= deadline:
            return False
        time.sleep(_PAUSE)
    return True


def _key(name: str) -> int:
    """A name as the 64 bits PostgreSQL locks by."""
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:8], signed=True)


@contextmanager
def _explained() -> Iterator[None]:
    """A database that fails is a refusal with a code, not a traceback."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _refusal(error) from error
    except sa.exc.TimeoutError as error:
        raise _failed("all its connections are in use") from error


def _refusal(error: sa.exc.DBAPIError) -> LawdiffError:
    if type(error.orig) is sqlite3.DatabaseError:  # not one of its families: the file is damaged
        return Damaged(
            "database_damaged",
            "The catalogue's database is damaged: {reason}.",
            remedy="Restore it from a backup; or remove it and run `lawdiff reindex`, which "
            "rebuilds all but users, tokens, quarantine and audit log.",
            reason=reason_of(error),
        )
    return _failed(reason_of(error))


def _failed(reason: str) -> Unavailable:
    return Unavailable(
        "database_failed",
        "The catalogue's database failed: {reason}.",
        remedy="Try again; if it goes on, run `lawdiff verify`.",
        reason=reason,
    )
