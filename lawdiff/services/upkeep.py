"""Keeping record and catalogue in agreement: repair, verify, reindex."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from lawdiff.errors import LawdiffError, NotFound
from lawdiff.model import Correction, Held, Problem, Record, RegulationState
from lawdiff.services.citations import filed
from lawdiff.services.linking import links_through
from lawdiff.services.ports import Catalog, Progress, Store, unseen
from lawdiff.services.texts import document_of

_BATCH = 64  # regulations put into the catalogue at one moment


class Upkeep:
    """Compares git, which is the truth, with the catalogue, and mends the catalogue."""

    def __init__(self, store: Store, catalog: Catalog, now: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._catalog = catalog
        self._now = now

    def repair(self, progress: Progress = unseen) -> list[str]:
        """Finish or undo every write that was begun and not ended; the regulations concerned."""
        begun = self._catalog.begun()
        for done, id_ in enumerate(begun, 1):
            with self._store.mending(id_):
                self._catalogue_anew([id_], imported_at=self._now())
            progress(done, len(begun))
        return begun

    def reindex(self, progress: Progress = unseen) -> int:
        """Build the catalogue anew from git; how many regulations it holds then."""
        ids = list(self._store.regulations())
        for start in range(0, len(ids), _BATCH):
            self._catalogue_anew(ids[start : start + _BATCH])
            progress(min(start + _BATCH, len(ids)), len(ids))
        self._catalog.forget(sorted(self._catalog.ids() - set(ids)))
        return len(ids)

    def verify(self, progress: Progress = unseen) -> Iterator[Problem]:
        """What is wrong: every regulation of the record and of the catalogue is looked at."""
        for id_ in self._catalog.begun():
            yield _problem("open_write", id_, "A write was begun and not ended", "lawdiff repair")
        held = set(self._store.regulations())
        ids = sorted(held | self._catalog.ids())
        for done, id_ in enumerate(ids, 1):
            if id_ in held:
                yield from self._verify(id_)
            else:
                yield _problem("not_in_store", id_, "The record lacks it", "lawdiff reindex")
            progress(done, len(ids))

    def _verify(self, id_: str) -> Iterator[Problem]:
        try:
            damage = self._store.check(id_)
            if damage:
                yield _problem("damaged_repository", id_, f"git says: {damage[0]}", "a backup")
                return
            history = [(held.label, held.commit, r) for held, r in self._store.history(id_)]
        except LawdiffError as error:
            yield Problem(
                code=error.code, regulation=id_, message=error.message, remedy=error.remedy
            )
            return
        if sorted(self._store.corrections(id_), key=lambda c: c.key) != self._catalog.corrections(
            id_
        ):
            yield _problem("alignments_differ", id_, "Its alignments differ", "lawdiff reindex")
        entries = {entry.label: entry for entry in self._catalog.versions(id_)}
        for label, commit, record in history:
            entry = entries.pop(label, None)
            if entry is None:
                yield _problem(
                    "not_in_catalogue", id_, "is not catalogued", "lawdiff reindex", label
                )
            elif entry.commit != commit:
                yield _problem(
                    "commit_differs", id_, "has another commit", "lawdiff reindex", label
                )
            elif document_of(entry, self._catalog.content(entry)) != replace(
                record.document, notices=()
            ):
                yield _problem("text_differs", id_, "reads otherwise", "lawdiff reindex", label)
        for label in entries:
            yield _problem("not_in_record", id_, "is not in the record", "lawdiff reindex", label)

    def _catalogue_anew(
        self, ids: Sequence[str], *, imported_at: dt.datetime | None = None
    ) -> None:
        states, gone = [], []
        for id_ in ids:
            try:
                history = self._store.history(id_)
            except NotFound:
                history = []
            if history:
                states.append(state_of(id_, history, self._store.corrections(id_)))
            else:
                gone.append(id_)
        self._catalog.put(states, imported_at)
        self._catalog.forget(gone)


def state_of(
    id_: str, history: Sequence[tuple[Held, Record]], corrections: Sequence[Correction]
) -> RegulationState:
    """A regulation with all its versions and the links between them."""
    commits = {record.label: held.commit for held, record in history}
    versions = [(record.label, record.document) for _, record in history]
    new = [filed(record, held.commit) for held, record in history]
    return RegulationState(id_, commits, new, links_through(versions, corrections), corrections)


def _problem(code: str, id_: str, message: str, remedy: str, version: str | None = None) -> Problem:
    """A problem in one line; the remedy is a command, or a backup to restore."""
    name = f"{id_}@{version}" if version else id_
    how = f"Run `{remedy}`." if remedy.startswith("lawdiff") else f"Restore it from {remedy}."
    text = f"{name} {message}." if version else f"{name}: {message}."
    return Problem(code=code, regulation=id_, version=version, message=text, remedy=how)
