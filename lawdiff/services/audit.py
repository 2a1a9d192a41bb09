"""The audit log: who did what, when, from which source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from lawdiff.model import Action, AuditEntry
from lawdiff.services.ports import Desk

_MAX = 1000


class Audit:
    """Reads the audit log, and writes what no other write enters into it."""

    def __init__(self, desk: Desk, now: Callable[[], dt.datetime]) -> None:
        self._desk = desk
        self._now = now

    def entries(
        self, *, since: dt.datetime | None = None, subject: str | None = None, limit: int = 100
    ) -> list[AuditEntry]:
        """The latest entries, the newest first.

        ``subject`` is how the subject begins: a jurisdiction, a regulation, a version, ``user:``.
        """
        return self._desk.audit(since=since, subject=subject, limit=max(1, min(limit, _MAX)))

    def note(self, actor: str, action: Action, subject: str) -> None:
        """Enter something that was done."""
        entry = AuditEntry(at=self._now(), actor=actor, action=action, subject=subject)
        self._desk.note(entry)
