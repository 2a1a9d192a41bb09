"""What the rest of lawdiff asks of the catalogue: one transaction a call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager

import sqlalchemy as sa

from lawdiff.catalog import changing, citing, dumping, lineages, reading, searching, subjects, texts
from lawdiff.catalog.database import Database
from lawdiff.catalog.tables import regulation
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
    Frame,
    Holdings,
    Notice,
    Place,
    RegulationEntry,
    RowClass,
    StatedReference,
    VersionEntry,
)
from lawdiff.numbering import Number


class View:
    """What is held, as it is at the moment it is asked for: every call is a transaction of its own.

    Safe to share between threads.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read = database.read

    def snapshot(self) -> AbstractContextManager[None]:
        """All that this thread reads within the block is of one moment."""
        return self._database.snapshot()

    def generation(self) -> int | None:
        """A number that changes whenever anybody writes; None where none is told cheaply."""
        return self._database.generation()

    # Reading

    def regulations(
        self, wanted: Filter, day: dt.date, *, after: str | None = None, limit: int
    ) -> tuple[list[RegulationEntry], int]:
        """One page of regulations and the number of all; see `reading.regulations`."""
        with self._read() as connection:
            return reading.regulations(connection, wanted, day, after, limit)

    def first(self, wanted: Filter, day: dt.date, limit: int) -> list[RegulationEntry]:
        """The first of the regulations wanted, not counted; see `reading.first`."""
        with self._read() as connection:
            return reading.first(connection, wanted, day, limit)

    def regulation(self, id_: str, day: dt.date) -> RegulationEntry | None:
        """One regulation; None where it is not held."""
        with self._read() as connection:
            return reading.one_regulation(connection, id_, day)

    def is_empty(self) -> bool:
        """Whether nothing is held, neither regulations nor anything of the desk."""
        with self._read() as connection:
            return dumping.is_empty(connection)

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

    def versions_of(self, ids: Collection[str]) -> Mapping[str, Sequence[VersionEntry]]:
        """All versions of each of some regulations, oldest first; of those that are held."""
        with self._read() as connection:
            return reading.versions_of(connection, ids)

    def content(self, entry: VersionEntry) -> Content:
        """The text of a version."""
        with self._read() as connection:
            return texts.content(connection, entry)

    def frame(self, entry: VersionEntry) -> Frame:
        """What stands around the articles of a version."""
        with self._read() as connection:
            return texts.frame(connection, entry)

    def article(self, entry: VersionEntry, number: Number) -> Article | None:
        """One article of a version."""
        with self._read() as connection:
            return texts.article(connection, entry, number)

    def references(self, entry: VersionEntry) -> list[StatedReference]:
        """The references in the articles of a version, in order."""
        with self._read() as connection:
            return texts.references(connection, entry)

    def warnings(self, entry: VersionEntry) -> list[Notice]:
        """What was doubtful when a version was parsed."""
        with self._read() as connection:
            return texts.warnings(connection, entry)

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

    def became(self, old: VersionEntry, new: VersionEntry) -> str | None:
        """What became of the articles of a version in the next, packed; None where not kept."""
        with self._read() as connection:
            return lineages.became(connection, old, new)

    def diff(self, old: VersionEntry, new: VersionEntry) -> str | None:
        """What two neighbouring versions compare to, packed; None where it is not kept."""
        with self._read() as connection:
            return lineages.diff_between(connection, old, new)

    def corrections(self, id_: str) -> list[Correction]:
        """The links that somebody settled by hand."""
        with self._read() as connection:
            return lineages.corrections(connection, id_)

    def in_doubt(self, after: str | None, limit: int) -> list[tuple[str, str, int]]:
        """Regulations with doubtful links that nobody settled: id, title, how many."""
        with self._read() as connection:
            return lineages.in_doubt(connection, after, limit)

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

    # Across jurisdictions

    def sharing(
        self, handles: Collection[int], *, but: Collection[str], limit: int
    ) -> list[tuple[str, bytes]]:
        """The subjects that share most handles, packed; see `subjects.sharing`."""
        with self._read() as connection:
            return subjects.sharing(connection, handles, but, limit)

    def subject(self, id_: str) -> bytes | None:
        """What the latest version of a regulation is about, packed; None where it is not held."""
        with self._read() as connection:
            return subjects.packed(connection, id_)

    def subjects(self) -> list[tuple[str, bytes]]:
        """All regulations with what they are about, packed, by id."""
        with self._read() as connection:
            return subjects.every(connection)

    def latest(self, ids: Collection[str]) -> dict[str, VersionEntry]:
        """The latest versions of some regulations, by id."""
        with self._read() as connection:
            return reading.latest(connection, ids)
