"""Keeping record and catalogue in agreement: repair, verify, reindex."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lawdiff.errors import LawdiffError
from lawdiff.model import Problem, RegulationState
from lawdiff.services.inspecting import Inspection, Inspector, problem, problem_of
from lawdiff.services.mending import Mender, StateReader
from lawdiff.services.ports import Catalog, Progress, Store, Workers, unseen
from lawdiff.services.writers import Writers

_BATCH = 64  # regulations put into the catalogue at one moment


class Rebuilt(NamedTuple):
    """How many regulations the catalogue shows anew, and what could not be read."""

    regulations: int
    problems: list[Problem]


class Upkeep:
    """Compares git, which is the truth, with the catalogue, and mends the catalogue."""

    def __init__(
        self, store: Store, catalog: Catalog, writers: Writers, mender: Mender, workers: Workers
    ) -> None:
        self._store = store
        self._catalog = catalog
        self._writers = writers
        self._mender = mender
        self._workers = workers

    def repair(
        self, progress: Progress = unseen, *, ids: Iterable[str] = (), patience: float | None = None
    ) -> Rebuilt:
        """Finish or undo every write that was begun and not ended, and mend ``ids`` besides.

        ``patience`` is how many seconds to wait in all for what others are just writing; what
        takes them longer is left to them.
        """
        ends = None if patience is None else time.monotonic() + patience
        wanted = sorted({*self._catalog.begun(), *ids})
        problems: list[Problem] = []
        mended = 0
        for done, id_ in enumerate(wanted, 1):
            wait = None if ends is None else max(0.0, ends - time.monotonic())
            with self._writers.of([id_], wait) as locked:
                failed = self._mender.mend(locked.writers) | locked.failed
            mended += not failed
            problems += [problem_of(id_, error) for error in failed.values()]
            progress(done, len(wanted))
        return Rebuilt(mended, problems)

    def reindex(self, progress: Progress = unseen) -> Rebuilt:
        """Build the catalogue anew from git. What cannot be read is named and left as it is."""
        ids = list(self._store.regulations())
        states = zip(ids, self._workers.map(StateReader(self._store), ids), strict=True)
        problems: list[Problem] = []
        shown = 0
        while batch := list(islice(states, _BATCH)):
            done, failed = self._show(dict(batch))
            shown += done
            problems += failed
            progress(min(shown + len(problems), len(ids)), len(ids))
        self._show(dict.fromkeys(self._catalog.ids() - set(ids)))
        if self._catalog.index_differs():
            self._catalog.rebuild_index()
        return Rebuilt(shown, problems)

    def verify(self, progress: Progress = unseen) -> Iterator[Problem]:
        """What is wrong: every regulation of the record and of the catalogue is looked at."""
        yield from self._open_writes()
        shown = self._catalog.ids()  # before the record, which is written first
        held = list(self._store.regulations())
        yield from (problem("not_in_store", id_) for id_ in sorted(shown - set(held)))
        inspector = Inspector(self._store)
        for done, seen in enumerate(self._workers.map(inspector, held), 1):
            if self._problems(seen):  # someone may have written meanwhile: look again, alone
                with self._writers.of([seen.id]) as locked:
                    yield from self._problems(inspector(seen.id))
                    yield from (problem_of(seen.id, e) for e in locked.failed.values())
            progress(done, len(held))
        if self._catalog.index_differs():
            yield problem("index_differs", None)

    def _open_writes(self) -> Iterator[Problem]:
        """Writes that nobody is at any more: whoever is holds the lock."""
        for id_ in self._catalog.begun():
            with self._writers.of([id_], patience=0) as locked:
                if locked.writers and id_ in self._catalog.begun():
                    yield problem("open_write", id_)

    def _problems(self, seen: Inspection) -> Sequence[Problem]:
        if seen.state is None:
            return seen.problems
        differences = self._catalog.differences(seen.state)
        return [*seen.problems, *(problem(d.code, seen.id, d.version) for d in differences)]

    def _show(
        self, read: dict[str, RegulationState | LawdiffError | None]
    ) -> tuple[int, list[Problem]]:
        """Show regulations as they were read, or as they are now where someone wrote since."""
        with self._writers.of(read) as locked:
            for id_ in locked.writers:
                if not self._is_current(id_, read[id_]):
                    read[id_] = StateReader(self._store)(id_)
            now = {id_: read[id_] for id_ in locked.writers}
            states = [state for state in now.values() if isinstance(state, RegulationState)]
            self._catalog.put(states)
            self._catalog.forget([id_ for id_, state in now.items() if state is None])
        failed = {id_: e for id_, e in now.items() if isinstance(e, LawdiffError)} | locked.failed
        return len(states), [problem_of(id_, error) for id_, error in failed.items()]

    def _is_current(self, id_: str, read: RegulationState | LawdiffError | None) -> bool:
        if not isinstance(read, RegulationState):
            return False
        try:
            settled = self._store.corrections(id_) == read.corrections
            return settled and self._store.tip(id_) in read.commits.values()
        except LawdiffError:
            return False
