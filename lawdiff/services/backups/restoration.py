"""A backup into an empty store: all of it, or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, NamedTuple

from lawdiff.errors import LawdiffError, Refused
from lawdiff.services.backups.archive import HEAD, ArchiveReader, bad_backup, opened
from lawdiff.services.backups.backup import FORMAT
from lawdiff.services.ports import Catalog, DeskTables, Progress, Store, unseen
from lawdiff.services.upkeep import Rebuilt, Upkeep

_LONGEST_LINE = 500_000_000  # bytes; a source that is kept back stands in one


class Target(NamedTuple):
    """What a backup is restored into, once its folder is claimed."""

    catalog: Catalog
    desk: DeskTables
    upkeep: Upkeep


class Restoration:
    """Reads backups, as if they came from an enemy.

    The file is checked to its last byte before anything is written. The folder counts as a store
    only when everything is in it.
    """

    def __init__(self, store: Store, target: Callable[[], AbstractContextManager[Target]]) -> None:
        self._store = store
        self._target = target

    def read(self, path: Path, progress: Progress = unseen) -> Rebuilt:
        """Restore a backup; how many regulations are then shown, and which cannot be read.

        Raises:
            Refused: ``bad_backup``, ``backup_too_new``, ``bad_bundle``, ``bad_rows``,
                ``not_empty``, ``database_not_empty``.
        """
        with opened(path, progress) as archive:
            _check_head(archive)
            with self._store.founded(), self._target() as target:
                if not target.catalog.is_empty():
                    raise _not_empty()
                self._unbundle(archive, progress)
                _load(archive, target.desk)
                rebuilt = target.upkeep.reindex(progress)
                if rebuilt.problems:
                    raise bad_backup(rebuilt.problems[0].message)
        return rebuilt

    def _unbundle(self, archive: ArchiveReader, progress: Progress) -> None:
        regulations = archive.regulations
        for done, (id_, member) in enumerate(regulations.items(), 1):
            with archive.open(member) as stream, self._store.writer(id_) as writer:
                writer.unbundle(stream)
            progress(done, len(regulations))


def _load(archive: ArchiveReader, desk: DeskTables) -> None:
    for name, member in sorted(archive.tables.items()):  # an upload before its files
        with archive.open(member) as stream:
            desk.load(name, _rows(stream, name))


def _check_head(archive: ArchiveReader) -> None:
    with archive.open(HEAD) as stream:
        said = stream.read(1000)
    try:
        found = json.loads(said)["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise bad_backup(f"{HEAD} does not say which format it has") from error
    if not isinstance(found, int) or found > FORMAT:
        raise Refused(
            "backup_too_new",
            "The backup has format {found}; this lawdiff reads {format}.",
            remedy="Use the lawdiff that wrote it, or a newer one.",
            found=found,
            format=FORMAT,
        )


def _rows(stream: IO[bytes], name: str) -> Iterator[object]:
    while line := stream.readline(_LONGEST_LINE):
        try:
            yield json.loads(line)
        except (ValueError, RecursionError) as error:
            raise bad_backup(f"the table {name} has a line that cannot be read") from error


def _not_empty() -> LawdiffError:
    return Refused(
        "database_not_empty",
        "The catalogue's database is not empty; a backup is restored into an empty one alone.",
        remedy="Name another database with --database or LAWDIFF_DATABASE.",
    )
