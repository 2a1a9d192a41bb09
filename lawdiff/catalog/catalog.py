"""The catalogue as the rest of lawdiff sees it: one transaction a call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa

from lawdiff.catalog import changing, citing, desk, lineages, reading, searching, writing
from lawdiff.catalog.engine import connect
from lawdiff.catalog.tables import intent, regulation
from lawdiff.errors import Unavailable
from lawdiff.model import (
    Article,
    ArticleLink,
    Change,
    ChangeFilter,
    ChangeMark,
    Citing,
    Content,
    Correction,
    Filter,
    Found,
    Holdings,
    Notice,
    Place,
    QuarantinedFile,
    RegulationEntry,
    RegulationState,
    RowClass,
    VersionEntry,
)
from lawdiff.numbering import Number


class Catalog:
    """One database. Safe to share between threads; every call is a transaction of its own."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url)

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    # Reading

    def regulations(
        self, wanted: Filter, day: dt.date, *, after: str | None = None, limit: int
    ) -> tuple[list[RegulationEntry], int]:
        """One page of regulations and the number of all; see `reading.regulations`."""
        with self._read() as connection:
            return reading.regulations(connection, wanted, day, after, limit)

    def regulation(self, id_: str, day: dt.date) -> RegulationEntry | None:
        """One regulation; None where it is not held."""
        with self._read() as connection:
            return reading.one_regulation(connection, id_, day)

    def ids(self) -> set[str]:
        """The ids of all regulations."""
        with self._read() as connection:
            return set(connection.scalars(sa.select(regulation.c.id)))

    def jurisdictions(self) -> list[tuple[str, str | None, int]]:
        """Every jurisdiction with its printed name and the number of its regulations."""
        with self._read() as connection:
            return reading.jurisdictions(connection)

    def kinds(self) -> list[tuple[str, int]]:
        """Every kind of regulation with the number of its regulations."""
        with self._read() as connection:
            return reading.kinds(connection)

    def holdings(self) -> Holdings:
        """How much is held."""
        with self._read() as connection:
            return reading.holdings(connection)

    def newest(self, limit: int) -> list[VersionEntry]:
        """The latest versions of the regulations that changed last."""
        with self._read() as connection:
            return reading.newest(connection, limit)

    def doubted(
        self, after: tuple[str, str] | None, limit: int
    ) -> list[tuple[VersionEntry, list[Notice]]]:
        """Versions with what was doubtful when they were parsed; see `reading.doubted`."""
        with self._read() as connection:
            return reading.doubted(connection, after, limit)

    def tip(self, id_: str) -> str | None:
        """The commit of a regulation's latest version; None where it is not held."""
        with self._read() as connection:
            return reading.tip(connection, id_)

    def versions(self, id_: str) -> list[VersionEntry]:
        """All versions of a regulation, oldest first; empty where it is not held."""
        with self._read() as connection:
            return reading.versions(connection, id_)

    def content(self, entry: VersionEntry) -> Content:
        """The text of a version."""
        with self._read() as connection:
            return reading.content(connection, entry)

    def article(self, entry: VersionEntry, number: Number) -> Article | None:
        """One article of a version."""
        with self._read() as connection:
            return reading.article(connection, entry, number)

    def warnings(self, entry: VersionEntry) -> list[Notice]:
        """What was doubtful when a version was parsed."""
        with self._read() as connection:
            return reading.warnings(connection, entry)

    def search(
        self,
        words: Sequence[str],
        wanted: Filter,
        *,
        day: dt.date,
        strictly: bool = False,
        offset: int = 0,
        limit: int,
    ) -> Found:
        """The articles that hold all of ``words``; see `searching.search`."""
        with self._read() as connection:
            return searching.search(
                connection, words, wanted,
                day=day, strictly=strictly, offset=offset, limit=limit,
            )  # fmt: skip

    # Through time

    def links(self, id_: str, new_version: str | None = None) -> list[ArticleLink]:
        """How the articles of a regulation's versions go on in each other, or in one."""
        with self._read() as connection:
            return lineages.links(connection, id_, new_version)

    def trail(self, id_: str, start: Place) -> list[ArticleLink]:
        """The links that lead on from an article and to it; see `lineages.trail`."""
        with self._read() as connection:
            return lineages.trail(connection, id_, start)

    def articles(self, id_: str, places: Collection[Place]) -> dict[Place, Article]:
        """The articles of a regulation at some places, as far as they are there."""
        with self._read() as connection:
            return lineages.articles(connection, id_, places)

    def corrections(self, id_: str) -> list[Correction]:
        """The links that somebody settled by hand."""
        with self._read() as connection:
            return lineages.corrections(connection, id_)

    def tallies(self, id_: str) -> dict[tuple[str, str], dict[RowClass, int]]:
        """How many main pairs of each class stand between two versions, by their labels."""
        with self._read() as connection:
            return lineages.tallies(connection, id_)

    def changes(
        self, wanted: ChangeFilter, *, after: ChangeMark | None = None, limit: int
    ) -> tuple[list[Change], int, int]:
        """One page of changes, the number of all, and of those whose day is not known."""
        with self._read() as connection:
            found, total = changing.changes(connection, wanted, after, limit)
            return found, total, changing.undated(connection, wanted)

    def bearing(self, titles: Collection[str]) -> dict[str, list[str]]:
        """The regulations that bear or bore each of some titles (as `title_key` has them)."""
        with self._read() as connection:
            return citing.bearing(connection, titles)

    def citing(
        self, titles: Collection[str], *, but: str, offset: int, limit: int
    ) -> tuple[list[Citing], int]:
        """One page of the places that name one of some titles; see `citing.citing`."""
        with self._read() as connection:
            return citing.citing(connection, titles, but, offset, limit)

    # Writing

    def begin(self, ids: Iterable[str]) -> None:
        """Note that regulations are about to be written; `put` strikes the notes."""
        with self._write() as connection:
            connection.execute(intent.insert(), [{"regulation": id_} for id_ in ids])

    def begun(self) -> list[str]:
        """The regulations whose writing was begun and not ended."""
        with self._read() as connection:
            return sorted(set(connection.scalars(sa.select(intent.c.regulation))))

    def put(
        self, entries: Sequence[RegulationState], imported_at: dt.datetime | None = None
    ) -> None:
        """Make regulations visible as the record now holds them, and strike their intents.

        ``imported_at`` is noted with every version whose source was not held.
        """
        if not entries:
            return
        with self._write() as connection:
            writing.put(connection, entries, imported_at)
            self._end(connection, [entry.id for entry in entries])

    def forget(self, ids: Sequence[str]) -> None:
        """Take regulations out that the record does not hold, and strike their intents."""
        if not ids:
            return
        with self._write() as connection:
            writing.remove(connection, ids)
            self._end(connection, ids)

    # The desk

    def quarantine(self, file: QuarantinedFile) -> None:
        """Keep a source back until somebody decides."""
        with self._write() as connection:
            desk.keep_back(connection, file)

    def quarantined(self) -> list[QuarantinedFile]:
        """The sources that are kept back."""
        with self._read() as connection:
            return desk.kept_back(connection)

    def release(self, sha256: str) -> None:
        """Let a source go."""
        with self._write() as connection:
            desk.release(connection, sha256)

    def _end(self, connection: sa.Connection, ids: Sequence[str]) -> None:
        gone = intent.delete().where(intent.c.regulation == sa.bindparam("id"))
        connection.execute(gone, [{"id": id_} for id_ in ids])

    @contextmanager
    def _read(self) -> Iterator[sa.Connection]:
        with _explained(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _write(self) -> Iterator[sa.Connection]:
        with _explained(), self._engine.connect() as connection:
            writing_connection = connection.execution_options(writes=True)
            with writing_connection.begin():
                yield writing_connection


@contextmanager
def _explained() -> Iterator[None]:
    """A database that fails is a refusal with a code, not a traceback."""
    try:
        yield
    except sa.exc.OperationalError as error:
        raise Unavailable(
            "database_failed",
            "The catalogue's database failed: {reason}.",
            remedy="Try again; if it goes on, run `lawdiff verify`.",
            reason=str(error.orig).strip().split("\n")[0],
        ) from error
