"""Everything into one file, of one moment, while others write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lawdiff.errors import LawdiffError
from lawdiff.model import Correction, Problem
from lawdiff.services.backups.archive import (
    HEAD,
    ArchiveWriter,
    bundle_member,
    created,
    table_member,
)
from lawdiff.services.inspecting import problem_of
from lawdiff.services.ports import Catalog, DeskTables, Progress, Store, unseen
from lawdiff.services.upkeep import Rebuilt

FORMAT = 2
"""The format of a backup. A file with a higher one was written by a newer lawdiff."""


class _Shown(NamedTuple):
    """What the catalogue shows of a regulation: commits by version, links settled by hand."""

    versions: dict[str, str]
    corrections: Sequence[Correction]


class Backup:
    """Writes backups.

    The moment is that of one transaction of the catalogue: it says which version of which
    regulation was visible, and git keeps every commit that ever was.
    """

    def __init__(self, store: Store, catalog: Catalog, desk: DeskTables) -> None:
        self._store = store
        self._catalog = catalog
        self._desk = desk

    def write(self, path: Path, progress: Progress = unseen) -> Rebuilt:
        """Put everything into a new file; how many regulations, and which could not be read.

        Raises:
            Refused: ``file_exists``, ``cannot_write``.
        """
        with created(path) as archive:
            archive.add(HEAD, [head()])
            shown = self._moment(archive)
            problems: list[Problem] = []
            for done, (id_, state) in enumerate(shown.items(), 1):
                try:
                    archive.add(bundle_member(id_), self._store.bundled(id_, *state))
                except LawdiffError as error:
                    problems.append(problem_of(id_, error))
                progress(done, len(shown))
            archive.finish()
        return Rebuilt(len(shown) - len(problems), problems)

    def _moment(self, archive: ArchiveWriter) -> dict[str, _Shown]:
        """Put the desk in, and tell what the catalogue shows at the same moment."""
        with self._catalog.snapshot():
            for name, rows in self._desk.dumped():
                archive.add(table_member(name), _lines(rows))
            return {id_: self._shown(id_) for id_ in sorted(self._catalog.ids())}

    def _shown(self, id_: str) -> _Shown:
        versions = {v.label: v.commit for v in self._catalog.versions(id_)}
        return _Shown(versions, self._catalog.corrections(id_))


def head() -> bytes:
    """What a backup says of itself."""
    return json.dumps({"format": FORMAT}).encode() + b"\n"


def _lines(rows: Iterable[object]) -> Iterator[bytes]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, sort_keys=True).encode() + b"\n"
