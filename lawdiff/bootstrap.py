"""The one place where the parts are put together."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from zoneinfo import ZoneInfo

from lawdiff.catalog import Catalog
from lawdiff.config import Settings
from lawdiff.errors import Forbidden
from lawdiff.services.access import Access
from lawdiff.services.audit import Audit
from lawdiff.services.backups import Backup, Restoration, Target
from lawdiff.services.browsing import Browsing
from lawdiff.services.decisions import Decisions
from lawdiff.services.importing import Filing, Importing
from lawdiff.services.jurisdictions import Jurisdictions
from lawdiff.services.mending import Mender
from lawdiff.services.ports import Workers
from lawdiff.services.texts import Texts
from lawdiff.services.upkeep import Upkeep
from lawdiff.services.versions import Versions
from lawdiff.services.writers import Writers
from lawdiff.store import Store
from lawdiff.workers import Cluster, InProcess, Processes

_CHINA = ZoneInfo("Asia/Shanghai")


def now() -> dt.datetime:
    """The time in China, to the second: tokens expire by it, the audit log names it."""
    return dt.datetime.now(_CHINA).replace(microsecond=0)


def today() -> dt.date:
    """The day in China: the one place where lawdiff looks at a clock to say what is in force."""
    return now().date()


class Services:
    """All use cases over one store and one catalogue, each made when it is first asked for.

    So a command that compares two files never opens a database.
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
        store = Store(self.settings.store, patience=self.settings.patience)
        store.prepare()
        return store

    @cached_property
    def catalog(self) -> Catalog:
        """The catalogue, in agreement with the record as far as a start can see."""
        if self.settings.read_only:
            return Catalog(self.settings.database_url)
        store = self.store
        catalog = Catalog(self.settings.database_url)
        if catalog.begun():
            self._upkeep(store, catalog).repair(patience=0)
        return catalog

    @cached_property
    def texts(self) -> Texts:
        """From references to texts."""
        return Texts(lambda: self.catalog, self.today, self.settings.max_file)

    @cached_property
    def browsing(self) -> Browsing:
        """Reading what is held."""
        return Browsing(self.catalog, self.texts, self.today)

    @cached_property
    def versions(self) -> Versions:
        """Comparing texts."""
        return Versions(lambda: self.catalog, self.texts)

    @cached_property
    def jurisdictions(self) -> Jurisdictions:
        """Regulations of several jurisdictions side by side."""
        return Jurisdictions(
            lambda: self.catalog, self.texts, self.versions, lambda: self.workers, self.today
        )

    @cached_property
    def decisions(self) -> Decisions:
        """Amending decisions."""
        return Decisions(self.texts)

    @cached_property
    def importing(self) -> Importing:
        """Putting texts into the record."""
        filing = Filing(
            self.catalog,
            Writers(self.store, self.catalog, self.settings.patience),
            Mender(self.store, self.catalog, self.now),
            self.now,
            threads=self._jobs,
        )
        return Importing(
            self.catalog, filing, self.workers, self.now, max_file=self.settings.max_file
        )

    @cached_property
    def upkeep(self) -> Upkeep:
        """Keeping record and catalogue in agreement."""
        return self._upkeep(self.store, self.catalog)

    @cached_property
    def backup(self) -> Backup:
        """Everything into one file."""
        return Backup(self.store, self.catalog, self.catalog.desk)

    @cached_property
    def restoration(self) -> Restoration:
        """Everything back from one file, into a folder that is no store yet."""
        if self.settings.read_only:
            raise _reads_only()
        store = Store(self.settings.store, patience=self.settings.patience)
        return Restoration(store, lambda: self._target(store))

    @cached_property
    def access(self) -> Access:
        """Who is let in."""
        return Access(self.catalog.desk, self.now)

    @cached_property
    def audit(self) -> Audit:
        """What was done by whom."""
        return Audit(self.catalog.desk, self.now)

    @cached_property
    def workers(self) -> Workers:
        """Where long work runs."""
        if self.settings.scheduler:
            return Cluster(self.settings.scheduler)
        return Processes(self._jobs) if self._jobs > 1 else InProcess()

    @property
    def _jobs(self) -> int:
        return self.settings.jobs or os.cpu_count() or 1

    @contextmanager
    def _target(self, store: Store) -> Iterator[Target]:
        with closing(Catalog(self.settings.database_url)) as catalog:
            yield Target(catalog, catalog.desk, self._upkeep(store, catalog))

    def _upkeep(self, store: Store, catalog: Catalog) -> Upkeep:
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
