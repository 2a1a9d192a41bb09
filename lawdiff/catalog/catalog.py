"""The catalogue as the rest of lawdiff sees it: one transaction a call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager

import sqlalchemy as sa

from lawdiff.catalog import (
    changing,
    checking,
    citing,
    dumping,
    lineages,
    quarantining,
    reading,
    search_index,
    searching,
    subjects,
    texts,
    writing,
)
from lawdiff.catalog.database import Database
from lawdiff.catalog.desk import Desk, note
from lawdiff.catalog.tables import intent, regulation
from lawdiff.catalog.uploads import Uploads
from lawdiff.model import (
    Article,
    ArticleLink,
    ArticleName,
    AuditEntry,
    Change,
    ChangeFilter,
    ChangeMark,
    Citing,
    Content,
    Correction,
    Difference,
    Filter,
    Found,
    Frame,
    Holdings,
    Notice,
    Place,
    QuarantinedFile,
    RegulationEntry,
    RegulationState,
    RowClass,
    StatedReference,
    VersionEntry,
)
from lawdiff.numbering import Number


class Catalog:
    """One database. Safe to share between threads; every call is a transaction of its own.

    ``desk`` and ``uploads`` stand in it beside the read model: tokens, users, the audit log; the
    files that wait to be imported.
    """

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self._read, self._write = self._database.read, self._database.write
        self.desk = Desk(self._database)
        self.uploads = Uploads(self._database)

    def close(self) -> None:
        """Give back all connections."""
        self._database.close()

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

    def classes(self, old: VersionEntry, new: VersionEntry) -> dict[Number, RowClass]:
        """What became of the articles of a version that go on from the one before, by number."""
        with self._read() as connection:
            return lineages.classes(connection, old, new)

    def gone(self, old: VersionEntry, new: VersionEntry) -> list[ArticleName]:
        """The articles of a version that none of the next goes on from, in order."""
        with self._read() as connection:
            return lineages.gone(connection, old, new)

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

    # Writing

    def claimed(self, ids: Sequence[str], patience: float) -> AbstractContextManager[set[str]]:
        """Hold regulations against the writers of other hosts; see `Database.claimed`."""
        return self._database.claimed(ids, patience)

    def begin(self, ids: Iterable[str], actor: str) -> None:
        """Note that regulations are about to be written; `put` strikes the notes."""
        with self._write() as connection:
            rows = [{"regulation": id_, "actor": actor} for id_ in ids]
            connection.execute(intent.insert(), rows)

    def begun(self) -> dict[str, str]:
        """The regulations whose writing was begun and not ended, and who began it last."""
        query = sa.select(intent.c.regulation, intent.c.actor)
        with self._read() as connection:
            rows = connection.execute(query.order_by(intent.c.regulation, intent.c.id))
            return {row.regulation: row.actor for row in rows}

    def put(self, entries: Sequence[RegulationState], audit: Sequence[AuditEntry] = ()) -> None:
        """Make regulations visible as the record now holds them, and strike their intents.

        ``audit`` says who did it; it stands in the log from the moment the texts are visible.
        """
        if not entries:
            return
        with self._write() as connection:
            writing.put(connection, entries)
            note(connection, audit)
            self._end(connection, [entry.id for entry in entries])

    def forget(self, ids: Sequence[str]) -> None:
        """Take regulations out that the record does not hold, and strike their intents."""
        if not ids:
            return
        with self._write() as connection:
            writing.remove(connection, ids)
            self._end(connection, ids)

    # Checking

    def differences(self, state: RegulationState) -> list[Difference]:
        """What is shown otherwise than a state that was read whole from the record."""
        with self._read() as connection:
            return list(checking.differences(connection, state))

    def index_differs(self) -> bool:
        """Whether search would miss a text, or a text is kept that no version prints."""
        with self._read() as connection:
            return checking.index_differs(connection)

    def rebuild_index(self) -> None:
        """Make the search index anew, without texts that no version prints."""
        with self._write() as connection:
            writing.drop_orphans(connection)
            search_index.rebuild(connection)

    # Sources kept back

    def quarantine(self, file: QuarantinedFile, entry: AuditEntry) -> None:
        """Keep a source back until somebody decides."""
        with self._write() as connection:
            quarantining.keep_back(connection, file)
            note(connection, [entry])

    def quarantined(self) -> list[QuarantinedFile]:
        """The sources that are kept back."""
        with self._read() as connection:
            return quarantining.kept_back(connection)

    def release(self, sha256: str, entry: AuditEntry | None = None) -> None:
        """Let a source go; ``entry`` says who dropped it, where it was not imported after all."""
        with self._write() as connection:
            quarantining.release(connection, sha256)
            note(connection, [entry] if entry else [])

    def _end(self, connection: sa.Connection, ids: Sequence[str]) -> None:
        gone = intent.delete().where(intent.c.regulation == sa.bindparam("id"))
        connection.execute(gone, [{"id": id_} for id_ in ids])
