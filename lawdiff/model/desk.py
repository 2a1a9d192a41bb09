"""The desk: who may do what, and what was done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Scope = Literal["read", "import", "align", "admin"]
"""What may be done: read, put texts in, correct alignments, everything."""

Role = Literal["reader", "editor", "admin"]

Action = Literal[
    "import",
    "replace",
    "quarantine",
    "drop",
    "align",
    "add_token",
    "revoke_token",
    "add_user",
    "change_user",
    "remove_user",
    "repair",
    "reindex",
    "backup",
    "restore",
]
"""What can be done to the record or the desk: the word under which it stands in the audit log."""

_ROLES: dict[Role, frozenset[Scope]] = {
    "reader": frozenset({"read"}),
    "editor": frozenset({"read", "import", "align"}),
    "admin": frozenset({"read", "import", "align", "admin"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a program shows to be let in, without its secret.

    It counts until ``expires`` or until it was ``revoked``; None: not bounded, not revoked.
    """

    name: str
    scopes: frozenset[Scope]
    created: dt.datetime
    expires: dt.datetime | None = None
    revoked: dt.datetime | None = None

    @property
    def actor(self) -> str:
        """How the audit log names who did something with it."""
        return f"token:{self.name}"

    def allows(self, scope: Scope) -> bool:
        """Whether it opens ``scope``: any token may read, an admin's everything."""
        return scope == "read" or bool(self.scopes & {scope, "admin"})


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person who may log in.

    ``stamp`` changes with the password and the role: a session that carries an older one is over.
    """

    name: str
    role: Role
    created: dt.datetime
    stamp: str

    @property
    def actor(self) -> str:
        """How the audit log names what they did."""
        return f"user:{self.name}"

    def allows(self, scope: Scope) -> bool:
        """Whether the role opens ``scope``."""
        return scope in _ROLES[self.role]


UserChange = Literal["done", "no_user", "last_admin"]
"""What came of changing a person: done; there is none of the name; nobody else would be left who
decides who is let in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One thing that was done.

    ``actor`` reads ``token:NAME``, ``user:NAME`` or ``shell:NAME``; ``subject`` is the version,
    regulation, token, user or file it was done to; ``source_sha256`` the digest of the source
    where a text came in.
    """

    at: dt.datetime
    actor: str
    action: Action
    subject: str
    source_sha256: str | None = None
