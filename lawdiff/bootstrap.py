"""The one place where the parts are put together."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from functools import cached_property
from zoneinfo import ZoneInfo

from lawdiff.catalog import Catalog
from lawdiff.config import Settings
from lawdiff.services.browsing import Browsing
from lawdiff.services.decisions import Decisions
from lawdiff.services.importing import Importing
from lawdiff.services.texts import Texts
from lawdiff.services.upkeep import Upkeep
from lawdiff.services.versions import Versions
from lawdiff.store import Store
from lawdiff.workers import InProcess, Processes

_CHINA = ZoneInfo("Asia/Shanghai")


def now() -> dt.datetime:
    """The time in China, to the second."""
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
        """The record."""
        store = Store(self.settings.store, patience=self.settings.patience)
        store.prepare()
        return store

    @cached_property
    def catalog(self) -> Catalog:
        """The catalogue, in agreement with the record as far as a start can see."""
        store = self.store
        catalog = Catalog(self.settings.database_url)
        if catalog.begun():
            Upkeep(store, catalog, self.now).repair()
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
    def decisions(self) -> Decisions:
        """Amending decisions."""
        return Decisions(self.texts)

    @cached_property
    def importing(self) -> Importing:
        """Putting texts into the record."""
        jobs = self.settings.jobs or os.cpu_count() or 1
        workers = Processes(jobs) if jobs > 1 else InProcess()
        return Importing(
            self.store,
            self.catalog,
            workers,
            max_file=self.settings.max_file,
            threads=jobs,
            now=self.now,
        )

    @cached_property
    def upkeep(self) -> Upkeep:
        """Keeping record and catalogue in agreement."""
        return Upkeep(self.store, self.catalog, self.now)

    def close(self) -> None:
        """Give back what was opened."""
        if "catalog" in self.__dict__:
            self.catalog.close()
