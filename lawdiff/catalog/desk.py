"""The desk of those who run the service: who is let in, and what was done."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from lawdiff.catalog import dumping
from lawdiff.catalog.database import Database
from lawdiff.catalog.desk_tables import audit, login, token
from lawdiff.model import AuditEntry, Role, Token, User, UserChange


class Desk:
    """Tokens, users and the audit log. Every change goes into the log in the same transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_token(self, new: Token, digest: str, entry: AuditEntry) -> bool:
        """Add a token, in the place of a revoked one of its name; False where the name is taken."""
        with self._database.write() as connection:
            revoked = token.c.revoked.is_not(None)
            connection.execute(token.delete().where(token.c.name == new.name, revoked))
            if connection.scalar(sa.select(token.c.name).where(token.c.name == new.name)):
                return False
            row = dataclasses.asdict(new) | {"digest": digest, "scopes": sorted(new.scopes)}
            connection.execute(token.insert(), row)
            note(connection, [entry])
        return True

    def tokens(self) -> list[Token]:
        """All tokens, by name."""
        with self._database.read() as connection:
            rows = connection.execute(sa.select(token).order_by(token.c.name))
            return [_token(row) for row in rows.mappings()]

    def token(self, digest: str) -> tuple[Token, str] | None:
        """The token of a digest, with the digest as it is kept; None where there is none."""
        with self._database.read() as connection:
            found = connection.execute(sa.select(token).where(token.c.digest == digest))
            row = found.mappings().first()
        return (_token(row), row["digest"]) if row else None

    def revoke(self, name: str, at: dt.datetime, entry: AuditEntry) -> bool:
        """Let a token count no more; False where no valid one has the name."""
        valid = (token.c.name == name) & token.c.revoked.is_(None)
        with self._database.write() as connection:
            done = connection.execute(token.update().where(valid).values(revoked=at)).rowcount
            note(connection, [entry] if done else [])
        return bool(done)

    def add_user(
        self, name: str, role: Role, password: str, at: dt.datetime, entry: AuditEntry
    ) -> bool:
        """Add a user with a hashed password; False where the name is taken."""
        with self._database.write() as connection:
            if connection.scalar(sa.select(login.c.name).where(login.c.name == name)):
                return False
            row = {"name": name, "role": role, "password": password, "created": at}
            connection.execute(login.insert(), row)
            note(connection, [entry])
        return True

    def users(self) -> list[User]:
        """All users, by name."""
        with self._database.read() as connection:
            rows = connection.execute(sa.select(login).order_by(login.c.name))
            return [_user(row) for row in rows.mappings()]

    def user(self, name: str) -> tuple[User, str] | None:
        """A user with the hash of their password."""
        with self._database.read() as connection:
            found = connection.execute(sa.select(login).where(login.c.name == name))
            row = found.mappings().first()
        return (_user(row), row["password"]) if row else None

    def change_user(
        self, name: str, entry: AuditEntry, *, password: str | None = None, role: Role | None = None
    ) -> UserChange:
        """Give a user another password or role, unless no administrator were left."""
        given = {"password": password, "role": role}
        values = {column: value for column, value in given.items() if value is not None}
        with self._database.write() as connection:
            if role not in (None, "admin") and _is_last_admin(connection, name):
                return "last_admin"
            change = login.update().where(login.c.name == name).values(values)
            return _noted(connection, change, entry)

    def remove_user(self, name: str, entry: AuditEntry) -> UserChange:
        """Take a user out, unless no administrator were left."""
        with self._database.write() as connection:
            if _is_last_admin(connection, name):
                return "last_admin"
            return _noted(connection, login.delete().where(login.c.name == name), entry)

    def note(self, entry: AuditEntry) -> None:
        """Write into the audit log."""
        with self._database.write() as connection:
            note(connection, [entry])

    def dumped(self) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
        """Every table that stands nowhere but here, by its name, with its rows."""
        with self._database.read() as connection:
            for name in dumping.NAMES:
                yield name, dumping.rows(connection, name)

    def load(self, name: str, rows: Iterable[object]) -> None:
        """Put the rows of a table back; see `dumping.load`.

        Raises:
            Refused: ``bad_rows``.
        """
        with self._database.write() as connection:
            dumping.load(connection, name, rows)

    def audit(
        self, *, since: dt.datetime | None, subject: str | None, limit: int
    ) -> list[AuditEntry]:
        """The latest entries of the log, the newest first; ``subject`` is how theirs begins."""
        query = sa.select(audit).order_by(audit.c.key.desc()).limit(limit)
        if since is not None:
            query = query.where(audit.c.at >= since)
        if subject is not None:
            query = query.where(audit.c.subject.startswith(subject, autoescape=True))
        with self._database.read() as connection:
            return [_entry(row) for row in connection.execute(query).mappings()]


def note(connection: sa.Connection, entries: Sequence[AuditEntry]) -> None:
    """Write into the audit log, in a transaction that is under way."""
    if entries:
        connection.execute(
            audit.insert(), [{**dataclasses.asdict(e), "day": e.at.date()} for e in entries]
        )


def _is_last_admin(connection: sa.Connection, name: str) -> bool:
    """Whether nobody else is an administrator; writers come one at a time, so it stays true."""
    admins = connection.scalars(sa.select(login.c.name).where(login.c.role == "admin")).all()
    return list(admins) == [name]


def _noted(
    connection: sa.Connection, change: sa.Update | sa.Delete, entry: AuditEntry
) -> UserChange:
    """Change a person, and write so into the audit log."""
    if not connection.execute(change).rowcount:
        return "no_user"
    note(connection, [entry])
    return "done"


def _token(row: sa.RowMapping) -> Token:
    names = ("name", "created", "expires", "revoked")
    return Token(scopes=frozenset(row["scopes"]), **{name: row[name] for name in names})


def _user(row: sa.RowMapping) -> User:
    stamp = hashlib.sha256(f"{row['password']} {row['role']}".encode()).hexdigest()[:16]
    return User(name=row["name"], role=row["role"], created=row["created"], stamp=stamp)


def _entry(row: sa.RowMapping) -> AuditEntry:
    return AuditEntry(**{name: row[name] for name in AuditEntry.__slots__})
