"""Importing: files in, versions out, every file accounted for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from lawdiff.errors import LawdiffError, NotFound
from lawdiff.folding import title_key
from lawdiff.model import (
    Action,
    AuditEntry,
    DatedBy,
    Document,
    FileOutcome,
    Proposal,
    QuarantinedFile,
)
from lawdiff.services.importing.candidates import (
    Candidate,
    ImportOptions,
    Reader,
    ReadFile,
    find_files,
    parse_bytes,
)
from lawdiff.services.importing.filing import Filing, refusal
from lawdiff.services.importing.identity import identify, regulation_id
from lawdiff.services.importing.proposals import with_proposals
from lawdiff.services.importing.slots import Slot, slots_of
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
        self,
        catalog: Catalog,
        filing: Filing,
        workers: Workers,
        now: Callable[[], dt.datetime],
        *,
        max_file: int,
    ) -> None:
        self._catalog = catalog
        self._filing = filing
        self._workers = workers
        self._now = now
        self._max_file = max_file

    def files(
        self, paths: Sequence[Path], options: ImportOptions, progress: Progress = unseen
    ) -> list[FileOutcome]:
        """Import files and the files of folders: one outcome a regulation found, in order.

        Raises:
            NotFound: ``no_file``; what is wrong with a file that is there is its outcome.
        """
        found = find_files(paths)
        outcomes: list[FileOutcome] = []
        batch: list[ReadFile] = []
        for done, read in enumerate(self._workers.map(Reader(self._max_file), found), 1):
            batch += read
            if len(batch) >= _BATCH or done == len(found):
                outcomes += self._batch(batch, options)
                batch.clear()
                progress(done, len(found))
        return outcomes

    def data(self, name: str, data: bytes, options: ImportOptions) -> list[FileOutcome]:
        """Import one file, or an archive of files, handed over as bytes."""
        return self._batch(parse_bytes(name, data), options)

    def preview(self, name: str, data: bytes, options: ImportOptions) -> Preview:
        """What importing a file would do; nothing is written."""
        read = parse_bytes(name, data)
        alone = self._batch(read, replace(options, dry_run=True, amends=None))
        proposed = tuple(p for outcome in alone for p in outcome.proposed)
        certain = tuple(dict.fromkeys(p.regulation for p in proposed if p.certain))
        amends = (certain or None) if options.amends is None else options.amends
        chosen = replace(options, dry_run=True, amends=amends)
        found = [slot.candidate for slot in slots_of(read, chosen) if slot.candidate]
        return Preview(
            tuple(candidate.document for candidate in found),
            tuple(self._batch(read, chosen) if amends else alone),
            tuple(identify(candidate, options).dated_by for candidate in found),
            amends,
            proposed,
        )

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
        self._catalog.release(file.sha256, self._entry(actor, "drop", file))

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

    def _batch(self, batch: Sequence[ReadFile], options: ImportOptions) -> list[FileOutcome]:
        slots = slots_of(batch, options)
        groups: dict[str, list[tuple[int, Candidate]]] = {}
        outcomes: dict[int, FileOutcome] = {}
        with self._catalog.snapshot():
            asked = [slot.candidate.document.title for slot in slots if slot.candidate]
            titles = _Titles(self._catalog, groups, asked)
            for n, slot in enumerate(slots):
                try:
                    candidate = slot.found()
                    id_ = slot.amends or regulation_id(candidate.document, options, titles)
                except LawdiffError as error:
                    outcomes[n] = refusal(slot.read.path, error)
                else:
                    groups.setdefault(id_, []).append((n, candidate))
        outcomes |= self._filing.file(groups, options)
        if not options.dry_run:
            self._keep_back(slots, outcomes, options)
        return [self._told(outcomes[n], slots, n, options) for n in range(len(slots))]

    def _told(
        self, outcome: FileOutcome, slots: Sequence[Slot], n: int, options: ImportOptions
    ) -> FileOutcome:
        """The outcome with what else is to be said of its file."""
        candidate = slots[n].candidate
        if options.amends is None and candidate and candidate.is_decision:
            outcome = with_proposals(outcome, candidate, self._catalog)
        return _with_discarded(outcome, slots, n)

    def _keep_back(
        self,
        slots: Sequence[Slot],
        outcomes: dict[int, FileOutcome],
        options: ImportOptions,
    ) -> None:
        for n, slot in enumerate(slots):
            candidate = slot.candidate
            if candidate is not None and outcomes[n].outcome == "quarantined":
                file = QuarantinedFile(
                    sha256=candidate.source.sha256,
                    path=candidate.path,
                    reasons=outcomes[n].notices,
                    options=options.as_json(),
                    data=candidate.source.data,
                )
                self._catalog.quarantine(file, self._entry(options.actor, "quarantine", file))

    def _entry(self, actor: str, action: Action, file: QuarantinedFile) -> AuditEntry:
        return AuditEntry(
            at=self._now(),
            actor=actor,
            action=action,
            subject=file.path,
            source_sha256=file.sha256,
        )


class _Titles:
    """What regulations are called: in the catalogue, and in the batch being put together.

    ``asked`` are the titles whose bearers will be asked for.
    """

    def __init__(
        self,
        catalog: Catalog,
        groups: dict[str, list[tuple[int, Candidate]]],
        asked: Iterable[str],
    ) -> None:
        self._catalog = catalog
        self._groups = groups
        self._bearers = catalog.bearing({title_key(title) for title in asked})

    def of(self, id_: str) -> list[tuple[str, str | None]]:
        """The titles under an id, with their jurisdictions."""
        held = [(v.title, v.jurisdiction) for v in self._catalog.versions(id_)]
        batch = [c.document for _, c in self._groups.get(id_, [])]
        return held + [(d.title, d.jurisdiction) for d in batch]

    def bearers(self, title: str) -> list[str]:
        """The regulations held that bear or bore a title."""
        return self._bearers.get(title_key(title), [])


def _with_discarded(outcome: FileOutcome, slots: Sequence[Slot], n: int) -> FileOutcome:
    """What a file held besides its regulations stands with the first of them."""
    read = slots[n].read
    if read.parsed is None or read.source is None or (n and slots[n - 1].read is read):
        return outcome
    return replace(
        outcome,
        discarded=(*read.source.discarded, *read.parsed.discarded),
        notices=(*read.source.notices, *read.parsed.notices, *outcome.notices),
    )
