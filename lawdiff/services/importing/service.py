"""Importing: files in, versions out, every file accounted for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from lawdiff.errors import NotFound
from lawdiff.model import DatedBy, Document, FileOutcome, Proposal, QuarantinedFile
from lawdiff.services.importing.batches import Batches
from lawdiff.services.importing.candidates import (
    ImportOptions,
    Reader,
    ReadFile,
    parse_bytes,
    read_given,
)
from lawdiff.services.importing.identity import identify
from lawdiff.services.importing.slots import slots_of
from lawdiff.services.ports import Catalog, Progress, Workers, unseen

_BATCH = 128  # files; their regulations become visible together


class Preview(NamedTuple):
    """What was understood of a file, and what would become of it.

    One outcome a regulation, with its text and which of its dates its label is; a file that holds
    none, or that cannot be read, has one outcome all the same. A decision has one with each of the
    regulations that it is filed with: ``amends``. They are those that were chosen; where nobody
    chose, those ``proposed`` that are certain.
    """

    documents: tuple[Document, ...]
    outcomes: tuple[FileOutcome, ...]
    dated_by: tuple[DatedBy, ...]
    amends: tuple[str, ...] | None
    proposed: tuple[Proposal, ...]


class Importing:
    """Puts texts into the record."""

    def __init__(
        self, catalog: Catalog, batches: Batches, workers: Workers, *, max_file: int
    ) -> None:
        self._catalog = catalog
        self._batches = batches
        self._workers = workers
        self._max_file = max_file

    def files(
        self, found: Sequence[Path], options: ImportOptions, progress: Progress = unseen
    ) -> list[FileOutcome]:
        """Import files: one outcome a regulation found, in order.

        Decisions are filed after the texts, whichever order they stand in. What is wrong with a
        file is its outcome.
        """
        places: dict[str, int] = {}
        arriving = _Arriving(self._batches, options)
        for done, read in enumerate(self._workers.map(Reader(self._max_file), found), 1):
            for each in read:
                places.setdefault(each.path, len(places))
            if arriving.add(read):
                progress(done, len(found))
        outcomes = arriving.end()
        if found:
            progress(len(found), len(found))
        return sorted(outcomes, key=lambda outcome: places[outcome.path])

    def given(
        self,
        files: Iterable[tuple[str, bytes]],
        options: ImportOptions,
    ) -> list[FileOutcome]:
        """Import files, and those of archives, handed over as names and bytes."""
        return self.take([read for file in files for read in read_given(file)], options)

    def take(
        self, reads: Sequence[ReadFile], options: ImportOptions, came: Collection[str] = ()
    ) -> list[FileOutcome]:
        """Import files that were read already.

        ``came`` are the regulations whose texts came before in the same import.
        """
        return self._batches.take(slots_of(reads, options), options, came)

    def data(self, name: str, data: bytes, options: ImportOptions) -> list[FileOutcome]:
        """Import one file, or an archive of files, handed over as bytes."""
        return self.given([(name, data)], options)

    def previews(self, files: Sequence[tuple[str, bytes, ImportOptions]]) -> list[Preview]:
        """What importing files that come together would do; nothing is written."""
        reads = [parse_bytes(name, data) for name, data, _ in files]
        given = [replace(options, dry_run=True) for _, _, options in files]
        proposed = self._proposed(reads, given)
        chosen = [_chosen(*pair) for pair in zip(given, proposed, strict=True)]
        slots = [slots_of(*pair) for pair in zip(reads, chosen, strict=True)]
        outcomes = iter(self._batches.preview(list(chain.from_iterable(slots))))
        return [
            Preview(
                tuple(slot.candidate.document for slot in mine if slot.candidate),
                tuple(islice(outcomes, len(mine))),
                tuple(identify(slot.candidate).dated_by for slot in mine if slot.candidate),
                options.amends,
                proposals,
            )
            for mine, options, proposals in zip(slots, chosen, proposed, strict=True)
        ]

    def _proposed(
        self, reads: Sequence[Sequence[ReadFile]], given: Sequence[ImportOptions]
    ) -> list[tuple[Proposal, ...]]:
        """What the decisions of each file could be filed with, whatever was chosen."""
        slots = [
            (n, slot)
            for n, (read, options) in enumerate(zip(reads, given, strict=True))
            for slot in slots_of(read, replace(options, amends=None))
        ]
        proposed: list[tuple[Proposal, ...]] = [()] * len(reads)
        for place, each in self._batches.proposed([slot for _, slot in slots]).items():
            proposed[slots[place][0]] += each
        return proposed

    def quarantined(self) -> list[QuarantinedFile]:
        """The files that wait for somebody's decision."""
        return self._catalog.quarantined()

    def accept(self, sha256: str, actor: str = "local") -> list[FileOutcome]:
        """Import a quarantined file after all.

        Raises:
            NotFound: ``not_quarantined``.
        """
        file = self._one_quarantined(sha256)
        options = replace(ImportOptions.of_json(file.options), accept=True, actor=actor)
        outcomes = self.data(file.path, file.data, options)
        if all(o.outcome in {"stored", "unchanged"} for o in outcomes):
            self._catalog.release(file.sha256)
        return outcomes

    def drop(self, sha256: str, actor: str = "local") -> None:
        """Forget a quarantined file.

        Raises:
            NotFound: ``not_quarantined``.
        """
        file = self._one_quarantined(sha256)
        self._catalog.release(file.sha256, self._batches.entry(actor, "drop", file))

    def _one_quarantined(self, sha256: str) -> QuarantinedFile:
        found = [f for f in self._catalog.quarantined() if f.sha256.startswith(sha256)]
        if len(found) != 1 or len(sha256) < 8:
            raise NotFound(
                "not_quarantined",
                "No one file in quarantine is called {sha256}.",
                remedy="`lawdiff quarantine list` shows them; name at least 8 digits.",
                sha256=sha256[:64],
            )
        return found[0]


class _Arriving:
    """Files of one import on their way into the record, so many at a time."""

    def __init__(self, batches: Batches, options: ImportOptions) -> None:
        self._batches = batches
        self._options = options
        self._texts: list[ReadFile] = []
        self._decisions: list[ReadFile] = []
        self._outcomes: list[FileOutcome] = []

    def add(self, read: Sequence[ReadFile]) -> bool:
        """Take files; whether a batch was filed."""
        for each in read:
            (self._decisions if each.holds_decision else self._texts).append(each)
        if len(self._texts) < _BATCH or self._options.amends:
            return False
        self._file(self._texts)
        self._texts = []
        return True

    def end(self) -> list[FileOutcome]:
        """File what is left, decisions last; every outcome."""
        left = [*self._texts, *self._decisions]
        size = len(left) if self._options.amends else _BATCH
        for start in range(0, len(left), size or 1):
            self._file(left[start : start + size])
        return self._outcomes

    def _file(self, batch: Sequence[ReadFile]) -> None:
        came = {o.regulation for o in self._outcomes if o.regulation and o.version}
        slots = slots_of(batch, self._options)
        self._outcomes += self._batches.take(slots, self._options, came)


def _chosen(options: ImportOptions, proposed: Sequence[Proposal]) -> ImportOptions:
    """The options with the regulations that are certain, where nobody chose."""
    certain = tuple(dict.fromkeys(each.regulation for each in proposed if each.certain))
    return replace(options, amends=certain or None) if options.amends is None else options
