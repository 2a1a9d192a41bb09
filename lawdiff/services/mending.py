"""From the record to the catalogue: one regulation read from git, and writes brought to an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from lawdiff.errors import LawdiffError, NotFound
from lawdiff.model import (
    AuditEntry,
    Correction,
    Filed,
    Held,
    Record,
    RegulationState,
    VersionEntry,
)
from lawdiff.services.citations import filed
from lawdiff.services.linking import succession
from lawdiff.services.ports import Catalog, Store, Writer
from lawdiff.services.subjects import filed_subject


class StateReader:
    """Reads a regulation from git, as the catalogue is to show it; can be sent elsewhere."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, id_: str) -> RegulationState | LawdiffError | None:
        """The state of a regulation; None where no version is held, or why it cannot be read."""
        try:
            history, corrections = self._store.history(id_), self._store.corrections(id_)
        except NotFound:
            return None
        except LawdiffError as error:
            return error
        return state_of(id_, history, corrections) if history else None


def state_of(
    id_: str, history: Sequence[tuple[Held, Record]], corrections: Sequence[Correction]
) -> RegulationState:
    """A regulation with all its versions and the links between them."""
    commits = {record.label: held.commit for held, record in history}
    versions = [(record.label, record.document) for _, record in history]
    new = [filed(record, held.commit) for held, record in history]
    links, diffs = succession(versions, corrections)
    subject = filed_subject(versions[-1][1])
    return RegulationState(id_, commits, new, links, corrections, subject, diffs)


class Mender:
    """Brings writes to an end whose writer is gone. The caller holds the locks."""

    def __init__(self, store: Store, catalog: Catalog, now: Callable[[], dt.datetime]) -> None:
        self._read = StateReader(store)
        self._catalog = catalog
        self._now = now

    def mend(self, writers: Mapping[str, Writer]) -> dict[str, LawdiffError]:
        """Bring git into its last whole state and the catalogue to what git holds.

        What came in by a write that was cut short enters the audit log under the name of whoever
        began it. The result says which regulations could not be mended, and why.
        """
        begun = self._catalog.begun()
        failed: dict[str, LawdiffError] = {}
        for id_, writer in writers.items():
            try:
                writer.mend()
                self._show(id_, begun.get(id_, "lawdiff"))
            except LawdiffError as error:
                failed[id_] = error
        return failed

    def _show(self, id_: str, actor: str) -> None:
        state = self._read(id_)
        if isinstance(state, LawdiffError):
            raise state
        if state is None:
            self._catalog.forget([id_])
        else:
            shown = {v.label: v for v in self._catalog.versions(id_)}
            self._catalog.put([state], audit_of(state, shown, actor, self._now()))


def audit_of(
    state: RegulationState, shown: Mapping[str, VersionEntry], actor: str, at: dt.datetime
) -> list[AuditEntry]:
    """What becomes visible with a state that the catalogue has not shown so far, as log entries."""
    return [
        AuditEntry(
            at=at,
            actor=actor,
            action="replace" if new.record.label in shown else "import",
            subject=f"{state.id}@{new.record.label}",
            source_sha256=new.record.source.sha256,
        )
        for new in state.new
        if not _is_shown(new, shown.get(new.record.label))
    ]


def _is_shown(new: Filed, entry: VersionEntry | None) -> bool:
    return entry is not None and entry.source_sha256 == new.record.source.sha256
