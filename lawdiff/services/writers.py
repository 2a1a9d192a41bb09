"""The sole right to write to regulations: on this host and on all others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from lawdiff.errors import LawdiffError, Unavailable
from lawdiff.services.ports import Catalog, Store, Writer


class Locked(NamedTuple):
    """The regulations that could be locked, with their writers, and why the others could not."""

    writers: dict[str, Writer]
    failed: dict[str, LawdiffError]


class Writers:
    """Hands out the right to write: claimed in the database, then locked in the store."""

    def __init__(self, store: Store, catalog: Catalog, patience: float) -> None:
        self._store = store
        self._catalog = catalog
        self._patience = patience

    @contextmanager
    def of(self, ids: Iterable[str], patience: float | None = None) -> Iterator[Locked]:
        """Lock regulations, always in the same order, so that no two writers wait in a ring.

        ``patience`` is how many seconds to wait for other writers.
        """
        wanted = sorted(ids)
        wait = self._patience if patience is None else patience
        locked = Locked({}, {})
        with ExitStack() as locks:
            claimed = locks.enter_context(self._catalog.claimed(wanted, wait))
            for id_ in wanted:
                try:
                    if id_ not in claimed:
                        raise _busy(id_)
                    locked.writers[id_] = locks.enter_context(self._store.writer(id_, wait))
                except LawdiffError as error:
                    locked.failed[id_] = error
            yield locked

    @contextmanager
    def one(self, id_: str, patience: float | None = None) -> Iterator[Writer]:
        """Lock one regulation.

        Raises:
            Unavailable: ``busy``.
        """
        with self.of([id_], patience) as locked:
            if id_ in locked.failed:
                raise locked.failed[id_]
            yield locked.writers[id_]


def _busy(id_: str) -> Unavailable:
    return Unavailable(
        "busy",
        "Another import is writing to {name}.",
        remedy="Try again when it is done.",
        name=id_,
    )
