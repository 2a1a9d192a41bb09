"""The record as the rest of lawdiff sees it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO

from lawdiff.errors import Conflict, Damaged, NotFound
from lawdiff.model import Correction, Held, Record
from lawdiff.model.record import label_order
from lawdiff.store import alignments, bundles, layout, serving
from lawdiff.store.codec import record_of
from lawdiff.store.creating import building_of, create
from lawdiff.store.disk import written
from lawdiff.store.layout import Layout
from lawdiff.store.locking import clear_debris, locked
from lawdiff.store.repository import Repository, opened
from lawdiff.store.stream import Commit, commit_of

_REPACK_AT = 20  # packs; more of them slow every read


class Store:
    """All repositories under one folder.

    A store holds no open files between calls; any number of threads and processes may share a
    folder.
    """

    def __init__(self, root: Path, *, patience: float = 30.0) -> None:
        self.layout = Layout(root)
        self._patience = patience

    def prepare(self) -> None:
        """Make the folder, or check it; see `Layout.prepare`."""
        self.layout.prepare()

    def founded(self) -> AbstractContextManager[None]:
        """Make a store of an empty folder, whole or not at all; see `Layout.founded`."""
        return self.layout.founded()

    def regulations(self) -> Iterator[str]:
        """The ids of all regulations held, in order."""
        return self.layout.regulations()

    def tip(self, regulation: str) -> str | None:
        """The commit of the latest version; None where the regulation is not held."""
        path = self.layout.repository(regulation)
        if not path.is_dir():
            return None
        with opened(path, regulation) as repository:
            return repository.ref(layout.BRANCH)

    def held(self, regulation: str) -> list[Held]:
        """All versions of a regulation, oldest first."""
        with self._reading(regulation) as repository:
            return repository.held()

    def read(self, regulation: str, commit: str) -> Record:
        """The version at ``commit``."""
        with self._reading(regulation) as repository:
            return record_of(regulation, repository.files(commit))

    def history(self, regulation: str) -> list[tuple[Held, Record]]:
        """All versions with their texts, oldest first."""
        with self._reading(regulation) as repository:
            return [
                (held, record_of(regulation, repository.files(held.commit)))
                for held in repository.held()
            ]

    def corrections(self, regulation: str) -> list[Correction]:
        """The links between articles that somebody settled by hand."""
        with self._reading(regulation) as repository:
            return _corrections(repository, regulation)

    def advertised(self, regulation: str) -> bytes:
        """What a git client may fetch of a regulation; see `serving.advertised`."""
        return serving.advertised(self._held(regulation), regulation)

    def packed(self, regulation: str, request: bytes, *, gzipped: bool) -> Iterator[bytes]:
        """The answer to a git client's request; see `serving.packed`."""
        return serving.packed(self._held(regulation), regulation, request, gzipped=gzipped)

    def bundled(
        self, regulation: str, versions: Mapping[str, str], corrections: Sequence[Correction]
    ) -> Iterator[bytes]:
        """A regulation as it was when it had ``versions`` (commits by label) and ``corrections``.

        The bytes are those of a git bundle, which ``git clone`` reads.
        """
        with self._reading(regulation) as repository:
            refs = bundles.refs_at(repository, regulation, versions, corrections)
            yield from bundles.bundle(repository, refs)

    def check(self, regulation: str) -> list[str]:
        """What git itself finds wrong with a repository."""
        with self._reading(regulation) as repository:
            return repository.fsck()

    @contextmanager
    def writer(self, regulation: str, patience: float | None = None) -> Iterator[Writer]:
        """The only right to write to a regulation, for as long as the block lasts.

        The caller makes what it wrote visible in the catalogue before the block ends; so no other
        writer ever sees one without the other. ``patience`` is how many seconds to wait.

        Raises:
            Unavailable: ``busy``, where another writer holds it for too long.
        """
        path = self.layout.repository(regulation)
        wait = self._patience if patience is None else patience
        with locked(self.layout.lock(regulation), wait, regulation) as lock:
            with written():
                clear_debris(path)
            yield Writer(path, regulation, lock)

    def _reading(self, regulation: str) -> AbstractContextManager[Repository]:
        return opened(self._held(regulation), regulation)

    def _held(self, regulation: str) -> Path:
        """The repository of a regulation that is held."""
        path = self.layout.repository(regulation)
        if not path.is_dir():
            raise NotFound(
                "no_regulation",
                "The store holds no regulation {regulation}.",
                remedy="`lawdiff list` shows what is held.",
                regulation=regulation,
            )
        return path


class Writer:
    """The right to write to one regulation's repository."""

    def __init__(self, path: Path, regulation: str, lock: int) -> None:
        self._path = path
        self._lock = lock
        self.regulation = regulation

    def mend(self) -> None:
        """Bring the repository into the last state that was written whole.

        The branch is what counts: tags follow it, and a repository without a version is removed.
        """
        shutil.rmtree(building_of(self._path), ignore_errors=True)
        if not self._path.is_dir():
            return
        with self._opened() as repository:
            empty = repository.ref(layout.BRANCH) is None
            if not empty:
                repository.retag()
        if empty:
            with written():
                shutil.rmtree(self._path)

    def write(self, records: Sequence[Record], *, tip: str | None) -> Mapping[str, str]:
        """File versions; the commit of every version the repository then holds, by label.

        ``tip`` is the commit the catalogue knows as the latest. A record under a label that is
        held already takes its place; an earlier version than the latest rewrites the chain. The
        tip that is no longer part of the chain stays reachable.

        Raises:
            Conflict: ``tip_moved``, where the repository holds more than the catalogue knows.
            Unavailable: ``write_failed``; the record is then as it was.
        """
        fresh = tip is None and not self._path.is_dir()
        if fresh:
            create(self._path)
        with self._opened() as repository:
            if not fresh and repository.ref(layout.BRANCH) != tip:
                raise Conflict(
                    "tip_moved",
                    "{regulation} was changed by another import.",
                    remedy="Import again; if it goes on, run `lawdiff repair`.",
                    regulation=self.regulation,
                )
            return _extend(repository, records, tip)

    def unbundle(self, stream: IO[bytes]) -> None:
        """Make the repository, which is not there yet, from a bundle that may be hostile.

        Raises:
            Refused: ``bad_bundle``.
        """
        create(self._path)
        with self._opened() as repository:
            bundles.unbundle(repository, self.regulation, stream)

    def corrections(self) -> list[Correction]:
        """The links that were settled by hand, as they stand while nobody else can write."""
        with self._opened() as repository:
            return _corrections(repository, self.regulation)

    def settle(self, corrections: Sequence[Correction]) -> None:
        """File ``corrections`` in the place of those that are held.

        Raises:
            Unavailable: ``write_failed``; the record is then as it was.
        """
        with self._opened() as repository:
            data = alignments.data_of(corrections)
            if data != repository.alignments():
                repository.write_alignments(data, alignments.message(self.regulation))

    def _opened(self) -> AbstractContextManager[Repository]:
        return opened(self._path, self.regulation, self._lock)


def _corrections(repository: Repository, regulation: str) -> list[Correction]:
    data = repository.alignments()
    return alignments.corrections_of(regulation, data) if data is not None else []


def _extend(
    repository: Repository, records: Sequence[Record], tip: str | None
) -> Mapping[str, str]:
    """Write ``records`` into the chain, keeping every version before the first of them."""
    held = repository.held() if tip is not None else []
    if any(not version.label for version in held):
        raise Damaged(
            "untagged_version",
            "A version in {name} has no tag.",
            remedy="Run `lawdiff repair`.",
            name=repository.path.stem,
        )
    new = {record.label: record for record in records}
    by_label = {h.label: h for h in held}
    order = sorted({*new, *by_label}, key=label_order)
    start = min(order.index(label) for label in new)
    kept = [by_label[label] for label in order[:start]]
    commits: list[Commit] = [
        commit_of(new[label]) if label in new else repository.kept(by_label[label])
        for label in order[start:]
    ]
    replaced = tip if tip is not None and (not kept or kept[-1].commit != tip) else None
    ids = repository.write(commits, kept[-1].commit if kept else None, replaced)
    if repository.packs() > _REPACK_AT:
        repository.repack()
    written = zip(order[start:], ids, strict=True)
    return {h.label: h.commit for h in kept} | dict(written)
