"""Importing: files in, versions out, every file accounted for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from lawdiff.errors import LawdiffError, NotFound, Refused
from lawdiff.folding import title_key
from lawdiff.model import Action, AuditEntry, DatedBy, Document, FileOutcome, QuarantinedFile
from lawdiff.services.importing.candidates import (
    Candidate,
    ImportOptions,
    Reader,
    ReadFile,
    find_files,
    parse_bytes,
)
from lawdiff.services.importing.decisions import DecisionFiling
from lawdiff.services.importing.filing import Filing, refusal
from lawdiff.services.importing.identity import identify, regulation_id
from lawdiff.services.ports import Catalog, Progress, Workers, unseen

_BATCH = 128  # files; their regulations become visible together


class Preview(NamedTuple):
    """What was understood of a file, and what would become of it.

    One outcome a regulation, and which of its dates its label is; a file that holds none, or that
    cannot be read, has one outcome all the same.
    """

    documents: tuple[Document, ...]
    outcomes: tuple[FileOutcome, ...]
    dated_by: tuple[DatedBy, ...]


class Importing:
    """Puts texts into the record."""

    def __init__(
        self,
        catalog: Catalog,
        filing: Filing,
        decisions: DecisionFiling,
        workers: Workers,
        now: Callable[[], dt.datetime],
        *,
        max_file: int,
    ) -> None:
        self._catalog = catalog
        self._filing = filing
        self._decisions = decisions
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

    def decision(self, path: Path, id_: str, options: ImportOptions) -> FileOutcome:
        """Import an amending decision with the version of a regulation that it made.

        Where that is not held, it is computed from the version before. A refusal is the outcome.
        """
        try:
            return self._decisions.file(path, id_, options)
        except LawdiffError as error:
            return refusal(str(path), error)

    def preview(self, name: str, data: bytes, options: ImportOptions) -> Preview:
        """What importing a file would do; nothing is written."""
        read = parse_bytes(name, data)
        outcomes = self._batch(read, replace(options, dry_run=True))
        candidates = [candidate for file in read for candidate in file.candidates]
        return Preview(
            tuple(candidate.document for candidate in candidates),
            tuple(outcomes),
            tuple(identify(candidate, options).dated_by for candidate in candidates),
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
        slots = list(self._slots(batch))
        groups: dict[str, list[tuple[int, Candidate]]] = {}
        outcomes: dict[int, FileOutcome] = {}
        with self._catalog.snapshot():
            titles = _Titles(self._catalog, groups, [c.document.title for _, c in slots if c])
            for n, (read, candidate) in enumerate(slots):
                if candidate is None or not (
                    candidate.document.title or candidate.document.articles
                ):
                    outcomes[n] = refusal(read.path, read.error or _empty(read))
                    continue
                try:
                    id_ = regulation_id(candidate.document, options, titles)
                except LawdiffError as error:
                    outcomes[n] = refusal(read.path, error)
                else:
                    groups.setdefault(id_, []).append((n, candidate))
        outcomes |= self._filing.file(groups, options)
        if not options.dry_run:
            self._keep_back(slots, outcomes, options)
        return [_with_discarded(outcomes[n], slots, n) for n in range(len(slots))]

    def _slots(self, batch: Sequence[ReadFile]) -> Iterator[tuple[ReadFile, Candidate | None]]:
        """One slot a regulation, and one for a file without any."""
        for read in batch:
            candidates = list(read.candidates)
            for candidate in candidates or (None,):
                yield read, candidate

    def _keep_back(
        self,
        slots: Sequence[tuple[ReadFile, Candidate | None]],
        outcomes: dict[int, FileOutcome],
        options: ImportOptions,
    ) -> None:
        for n, (_, candidate) in enumerate(slots):
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


def _empty(read: ReadFile) -> Refused:
    return Refused(
        "no_regulation_found",
        "{name} holds no regulation.",
        remedy="`lawdiff parse {name}` shows what was found in it.",
        name=read.path,
    )


def _with_discarded(
    outcome: FileOutcome, slots: Sequence[tuple[ReadFile, Candidate | None]], n: int
) -> FileOutcome:
    """What a file held besides its regulations stands with the first of them."""
    read = slots[n][0]
    if read.parsed is None or read.source is None or (n and slots[n - 1][0] is read):
        return outcome
    return replace(
        outcome,
        discarded=(*read.source.discarded, *read.parsed.discarded),
        notices=(*read.source.notices, *read.parsed.notices, *outcome.notices),
    )
