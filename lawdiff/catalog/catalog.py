"""The catalogue as the rest of lawdiff sees it: one transaction a call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from itertools import chain, islice

import sqlalchemy as sa

from lawdiff.catalog import checking, quarantining, search_index, writing
from lawdiff.catalog.database import Database
from lawdiff.catalog.desk import Desk, note
from lawdiff.catalog.desk_tables import intent
from lawdiff.catalog.uploads import Uploads
from lawdiff.catalog.views import View
from lawdiff.model import AuditEntry, Difference, QuarantinedFile, RegulationState


class Catalog(View):
    """One database. Safe to share between threads; every call is a transaction of its own.

    ``desk`` and ``uploads`` stand in it beside the read model: tokens, users, the audit log; the
    files that wait to be imported.
    """

    def __init__(self, url: str) -> None:
        super().__init__(Database(url))
        self._write = self._database.write
        self.desk = Desk(self._database)
        self.uploads = Uploads(self._database)

    def close(self) -> None:
        """Give back all connections."""
        self._database.close()

    # Writing

    @property
    def letting_go(self) -> float:
        """Seconds in which the claims of a killed writer are gone; see `Database.letting_go`."""
        return self._database.letting_go

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

    def put(self, entries: Iterable[RegulationState], audit: Sequence[AuditEntry] = ()) -> None:
        """Make regulations visible as the record now holds them, and strike their intents.

        ``entries`` may come while others are put in already; they are seen at one moment.
        ``audit`` says who did it; it stands in the log from that moment, and is read last.
        """
        coming = iter(entries)
        first = list(islice(coming, writing.AT_ONCE))
        if not first:
            return
        with self._write() as connection:  # not sooner: nobody else can write meanwhile
            self._end(connection, writing.put(connection, chain(first, coming)))
            note(connection, audit)

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
