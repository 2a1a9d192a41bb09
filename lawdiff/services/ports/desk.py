"""What the use cases ask of what stands beside the catalogue: people, log, uploads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from lawdiff.model import (
    AuditEntry,
    FileOutcome,
    OptionValues,
    Role,
    Token,
    Upload,
    UploadedFile,
    User,
    UserChange,
)


class Desk(Protocol):
    """Tokens, users and the audit log, which a change enters as it is made."""

    def add_token(self, new: Token, digest: str, entry: AuditEntry) -> bool:
        """Add a token; False where its name is taken."""

    def tokens(self) -> list[Token]:
        """All tokens."""

    def token(self, digest: str) -> tuple[Token, str] | None:
        """The token of a digest, with the digest as it is kept."""

    def revoke(self, name: str, at: dt.datetime, entry: AuditEntry) -> bool:
        """Let a token count no more; False where there is none."""

    def add_user(
        self, name: str, role: Role, password: str, at: dt.datetime, entry: AuditEntry
    ) -> bool:
        """Add a user with a hashed password; False where the name is taken."""

    def users(self) -> list[User]:
        """All users."""

    def user(self, name: str) -> tuple[User, str] | None:
        """A user with the hash of their password."""

    def change_user(
        self, name: str, entry: AuditEntry, *, password: str | None = None, role: Role | None = None
    ) -> UserChange:
        """Give a user another password or role, unless no administrator were left."""

    def remove_user(self, name: str, entry: AuditEntry) -> UserChange:
        """Take a user out, unless no administrator were left."""

    def note(self, entry: AuditEntry) -> None:
        """Write into the audit log."""

    def audit(
        self, *, since: dt.datetime | None, subject: str | None, limit: int
    ) -> list[AuditEntry]:
        """The latest entries of the log, the newest first."""


class DeskTables(Protocol):
    """All that stands nowhere but in the catalogue's database, as rows that JSON can hold."""

    def dumped(self) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
        """Every table by its name, with its rows."""

    def load(self, name: str, rows: Iterable[object]) -> None:
        """Put the rows of a table back."""


class Uploads(Protocol):
    """Files handed over to be imported."""

    def add(
        self, id_: str, actor: str, at: dt.datetime, files: Sequence[tuple[UploadedFile, bytes]]
    ) -> None:
        """Keep files until somebody confirms them."""

    def get(self, id_: str) -> Upload | None:
        """An upload without the bytes of its files."""

    def data(self, id_: str, place: int) -> bytes:
        """The bytes of a file that is not imported yet."""

    def correct(self, id_: str, place: int, options: OptionValues) -> None:
        """Give a file other options."""

    def leave_out(self, id_: str, place: int) -> None:
        """Take a file out."""

    def claim(self, id_: str, at: dt.datetime, stale: dt.datetime) -> bool:
        """Take an import upon oneself; False where another went forward with it since ``stale``."""

    def record(
        self, id_: str, place: int, outcomes: Sequence[FileOutcome], at: dt.datetime
    ) -> None:
        """Note what became of a file."""

    def forget(self, before: dt.datetime) -> None:
        """Let uploads go that nobody touched since a moment."""
