"""The one place where the parts are put together."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lawdiff.config import Settings
from lawdiff.errors import Forbidden

if TYPE_CHECKING:
    from lawdiff.catalog import Catalog
    from lawdiff.services.access import Access
    from lawdiff.services.alignments import Aligning
    from lawdiff.services.audit import Audit
    from lawdiff.services.backups import Backup, Restoration, Target
    from lawdiff.services.browsing import Browsing
    from lawdiff.services.changes import Changing
    from lawdiff.services.cloning import Cloning
    from lawdiff.services.decisions import Decisions
    from lawdiff.services.importing import Importing
    from lawdiff.services.jurisdictions import Jurisdictions
    from lawdiff.services.ports import Workers
    from lawdiff.services.references import References
    from lawdiff.services.texts import Texts
    from lawdiff.services.upkeep import Upkeep
    from lawdiff.services.uploading import Uploading
    from lawdiff.services.versions import Versions
    from lawdiff.store import Store

_CHINA = ZoneInfo("Asia/Shanghai")


def now() -> dt.datetime:
    """The time in China, to the second: tokens expire by it, the audit log names it."""
    return dt.datetime.now(_CHINA).replace(microsecond=0)


def today() -> dt.date:
    """The day in China: the one place where lawdiff looks at a clock to say what is in force."""
    return now().date()


class Services:
    """All use cases over one store and one catalogue, each loaded and made when first asked for.

    So a command that compares two files never opens a database, and one that lists never waits
    for what compares.
    """

    def __init__(
        self,
        settings: Settings,
        today: Callable[[], dt.date] = today,
        now: Callable[[], dt.datetime] = now,
    ) -> None:
        self.settings = settings
        self.today = today
        self.now = now

    @cached_property
    def store(self) -> Store:
        """The record.

        Raises:
            Forbidden: ``read_only``.
        """
        if self.settings.read_only:
            raise _reads_only()
        store = self._at(self.settings.store)
        store.prepare()
        return store

    @cached_property
    def catalog(self) -> Catalog:
        """The catalogue, in agreement with the record as far as a start can see."""
        from lawdiff.catalog import Catalog

        if self.settings.read_only:
            return Catalog(self.settings.database_url)
        store = self.store
        catalog = Catalog(self.settings.database_url)
        if catalog.begun():
            self._upkeep(store, catalog).repair(patience=catalog.letting_go)
        return catalog

    @cached_property
    def texts(self) -> Texts:
        """From references to texts."""
        from lawdiff.services.texts import Texts

        return Texts(lambda: self.catalog, self.today, self.settings.max_file)

    @cached_property
    def browsing(self) -> Browsing:
        """Reading what is held."""
        from lawdiff.services.browsing import Browsing

        return Browsing(self.catalog, self.texts, self.today)

    @cached_property
    def versions(self) -> Versions:
        """Comparing texts."""
        from lawdiff.services.versions import Versions

        return Versions(lambda: self.catalog, self.texts)

    @cached_property
    def changes(self) -> Changing:
        """What is new."""
        from lawdiff.services.changes import Changing

        return Changing(self.catalog, self.texts, self.today)

    @cached_property
    def references(self) -> References:
        """What texts point to."""
        from lawdiff.services.references import References

        return References(self.catalog, self.texts, self.today)

    @cached_property
    def aligning(self) -> Aligning:
        """Settling by hand how articles go on."""
        from lawdiff.services.alignments import Aligning
        from lawdiff.services.writers import Writers

        writers = Writers(self.store, self.catalog, self.settings.patience)
        return Aligning(writers, self.catalog, self.texts, self.now)

    @cached_property
    def cloning(self) -> Cloning:
        """Regulations as git repositories."""
        from lawdiff.services.cloning import Cloning

        return Cloning(self.store)

    @cached_property
    def jurisdictions(self) -> Jurisdictions:
        """Regulations of several jurisdictions side by side."""
        from lawdiff.services.jurisdictions import Jurisdictions

        return Jurisdictions(
            lambda: self.catalog, self.texts, self.versions, lambda: self.workers, self.today
        )

    @cached_property
    def decisions(self) -> Decisions:
        """Amending decisions."""
        from lawdiff.services.decisions import Decisions

        return Decisions(self.texts)

    @cached_property
    def importing(self) -> Importing:
        """Putting texts into the record."""
        from lawdiff.services.importing import Batches, Filing, Importing
        from lawdiff.services.mending import Mender
        from lawdiff.services.writers import Writers

        filing = Filing(
            self.catalog,
            Writers(self.store, self.catalog, self.settings.patience),
            Mender(self.store, self.catalog, self.now),
            self.store.read,
            self.now,
            threads=2 * self._jobs,  # one writes while the other waits for the disk
        )
        max_file = self.settings.max_file
        batches = Batches(self.catalog, filing, self.now)
        return Importing(self.catalog, batches, self.workers, max_file=max_file)

    def expect_files(self, count: int) -> None:
        """Say that so many files will be imported: what reads them begins to be loaded."""
        self.workers.expect("lawdiff.services.importing.candidates", count)

    @cached_property
    def uploading(self) -> Uploading:
        """Files handed over, looked at, then imported."""
        from lawdiff.services.uploading import Uploading

        return Uploading(self.catalog.uploads, self.importing, self.background, self.now)

    @cached_property
    def upkeep(self) -> Upkeep:
        """Keeping record and catalogue in agreement."""
        return self._upkeep(self.store, self.catalog)

    @cached_property
    def backup(self) -> Backup:
        """Everything into one file."""
        from lawdiff.services.backups import Backup

        return Backup(self.store, self.catalog, self.catalog.desk)

    @cached_property
    def restoration(self) -> Restoration:
        """Everything back from one file, into a folder that is no store yet."""
        from lawdiff.services.backups import Restoration

        if self.settings.read_only:
            raise _reads_only()
        store = self._at(self.settings.store)
        return Restoration(store, lambda: self._target(store))

    @cached_property
    def access(self) -> Access:
        """Who is let in."""
        from lawdiff.services.access import Access

        return Access(self.catalog.desk, self.now)

    @cached_property
    def audit(self) -> Audit:
        """What was done by whom."""
        from lawdiff.services.audit import Audit

        return Audit(self.catalog.desk, self.now)

    @cached_property
    def workers(self) -> Workers:
        """Where long work runs."""
        from lawdiff.workers import Processes

        here = self._jobs > 1 and not self.settings.scheduler
        return Processes(self._jobs) if here else self.background

    @cached_property
    def background(self) -> Workers:
        """Where long work runs that a web process began, whose processors are for requests."""
        from lawdiff.workers import Cluster, InProcess

        scheduler = self.settings.scheduler
        return Cluster(scheduler) if scheduler else InProcess()

    @property
    def _jobs(self) -> int:
        return self.settings.jobs or os.cpu_count() or 1

    def _at(self, folder: Path) -> Store:
        from lawdiff.store import Store

        return Store(folder, patience=self.settings.patience)

    @contextmanager
    def _target(self, store: Store) -> Iterator[Target]:
        from lawdiff.catalog import Catalog
        from lawdiff.services.backups import Target

        with closing(Catalog(self.settings.database_url)) as catalog:
            yield Target(catalog, catalog.desk, self._upkeep(store, catalog))

    def _upkeep(self, store: Store, catalog: Catalog) -> Upkeep:
        from lawdiff.services.mending import Mender
        from lawdiff.services.upkeep import Upkeep
        from lawdiff.services.writers import Writers

        return Upkeep(
            store,
            catalog,
            Writers(store, catalog, self.settings.patience),
            Mender(store, catalog, self.now),
            self.workers,
        )

    def close(self) -> None:
        """Give back what was opened."""
        if "catalog" in self.__dict__:
            self.catalog.close()


def _reads_only() -> Forbidden:
    return Forbidden(
        "read_only",
        "This lawdiff only reads: it works with the catalogue alone.",
        remedy="Write where the store is, without LAWDIFF_READ_ONLY.",
    )
