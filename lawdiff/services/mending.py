"""From the record to the catalogue: one regulation read from git, and writes brought to an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from lawdiff.errors import LawdiffError, NotFound
from lawdiff.model import ArticleLink, AuditEntry, Filed, Record, RegulationState, VersionEntry
from lawdiff.services.lineage import links_between
from lawdiff.services.ports import Catalog, Store, Writer


class StateReader:
    """Reads a regulation from git, as the catalogue is to show it; can be sent elsewhere."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, id_: str) -> RegulationState | LawdiffError | None:
        """The state of a regulation; None where no version is held, or why it cannot be read."""
        try:
            history = self._store.history(id_)
        except NotFound:
            return None
        except LawdiffError as error:
            return error
        filed = [Filed(record, held.commit) for held, record in history]
        return state_of(id_, filed) if filed else None


def state_of(id_: str, filed: Sequence[Filed]) -> RegulationState:
    """A regulation with all its versions and the links between them."""
    commits = {f.record.label: f.commit for f in filed}
    return RegulationState(id_, commits, filed, _links([f.record for f in filed]))


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
            action="replace" if filed.record.label in shown else "import",
            subject=f"{state.id}@{filed.record.label}",
            source_sha256=filed.record.source.sha256,
        )
        for filed in state.new
        if not _is_shown(filed, shown.get(filed.record.label))
    ]


def _is_shown(filed: Filed, entry: VersionEntry | None) -> bool:
    return entry is not None and entry.source_sha256 == filed.record.source.sha256


def _links(records: Sequence[Record]) -> list[ArticleLink]:
    return [
        link
        for old, new in pairwise(records)
        for link in links_between(old.label, new.label, old.document, new.document)
    ]
