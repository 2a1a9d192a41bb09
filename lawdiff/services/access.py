"""Who is let in: tokens for programs, names and passwords for people.

Of a token only its SHA-256 is kept: it is long and random, so that nothing slower is needed. A
password is kept as a salted scrypt hash. Neither is ever logged or shown again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Collection
from functools import cache
from typing import NamedTuple, get_args

from werkzeug.security import check_password_hash, generate_password_hash

from lawdiff.errors import Conflict, Forbidden, NotFound, Unauthenticated, UsageError
from lawdiff.model import Action, AuditEntry, Role, Scope, Token, User, UserChange
from lawdiff.services.ports import Desk

_PREFIX = "lawdiff_"  # so that scanners for leaked secrets know one
_NAME = re.compile(r"[\w.@-]{1,80}")
_MIN_PASSWORD = 10
_MAX_PASSWORD = 200  # scrypt reads all of it


class NewToken(NamedTuple):
    """A token just made; ``secret`` is shown this once."""

    token: Token
    secret: str


class Access:
    """Lets in, and says who may be let in."""

    def __init__(self, desk: Desk, now: Callable[[], dt.datetime]) -> None:
        self._desk = desk
        self._now = now

    # Programs

    def add_token(
        self, name: str, scopes: Collection[Scope], *, expires: dt.datetime | None, actor: str
    ) -> NewToken:
        """Make a token.

        Raises:
            UsageError: ``bad_name``, ``bad_scope``, ``bad_expiry``.
            Conflict: ``name_taken``.
        """
        _check_name(name)
        if not scopes or not set(scopes) <= set(get_args(Scope)):
            raise UsageError(
                "bad_scope", "A token needs scopes among {known}.", known=", ".join(get_args(Scope))
            )
        now = self._now()
        if expires is not None and expires <= now:
            raise UsageError("bad_expiry", "A token cannot expire before it is made.")
        token = Token(name=name, scopes=frozenset(scopes), created=now, expires=expires)
        secret = _PREFIX + secrets.token_urlsafe(32)
        if not self._desk.add_token(token, _digest(secret), self._entry(actor, "add_token", name)):
            raise _taken(name)
        return NewToken(token, secret)

    def tokens(self) -> list[Token]:
        """All tokens, by name, without their secrets."""
        return self._desk.tokens()

    def revoke(self, name: str, *, actor: str) -> None:
        """Let a token count no more.

        Raises:
            NotFound: ``no_token``.
        """
        if not self._desk.revoke(name, self._now(), self._entry(actor, "revoke_token", name)):
            raise NotFound("no_token", "No valid token is called {name}.", name=name[:80])

    def authenticate(self, secret: str, scope: Scope) -> Token:
        """The token whose secret this is, if it opens ``scope``.

        Raises:
            Unauthenticated: ``wrong_token`` (unknown, expired or revoked).
            Forbidden: ``missing_scope``.
        """
        digest = _digest(secret)
        token, kept = self._desk.token(digest) or (None, "")
        if token is None or not hmac.compare_digest(digest, kept) or not self._is_valid(token):
            raise Unauthenticated(
                "wrong_token",
                "The token is unknown, expired or revoked.",
                remedy="`lawdiff token add` makes one.",
            )
        if not token.allows(scope):
            raise _missing(scope)
        return token

    # People

    def add_user(self, name: str, role: Role, password: str, *, actor: str) -> None:
        """Let a person in.

        Raises:
            UsageError: ``bad_name``, ``bad_password``, ``bad_role``.
            Conflict: ``name_taken``.
        """
        _check_name(name)
        _check_role(role)
        entry = self._entry(actor, "add_user", name)
        if not self._desk.add_user(name, role, _hash(password), self._now(), entry):
            raise _taken(name)

    def users(self) -> list[User]:
        """All who may log in, by name."""
        return self._desk.users()

    def set_password(self, name: str, password: str, *, actor: str) -> None:
        """Give a person another password; sessions under the old one are over.

        Raises:
            UsageError: ``bad_password``.
            NotFound: ``no_user``.
        """
        entry = self._entry(actor, "change_user", name)
        _check(name, self._desk.change_user(name, entry, password=_hash(password)))

    def change_own_password(self, user: User, old: str, new: str) -> None:
        """Give a person who knows their password another; their sessions under it are over too.

        Raises:
            UsageError: ``bad_password``.
            Unauthenticated: ``wrong_login``.
        """
        self.login(user.name, old)
        self.set_password(user.name, new, actor=user.actor)

    def set_role(self, name: str, role: Role, *, actor: str) -> None:
        """Give a person another role.

        Raises:
            UsageError: ``bad_role``.
            NotFound: ``no_user``.
            Conflict: ``last_admin``.
        """
        _check_role(role)
        entry = self._entry(actor, "change_user", name)
        _check(name, self._desk.change_user(name, entry, role=role))

    def remove_user(self, name: str, *, actor: str) -> None:
        """Let a person in no more.

        Raises:
            NotFound: ``no_user``.
            Conflict: ``last_admin``.
        """
        _check(name, self._desk.remove_user(name, self._entry(actor, "remove_user", name)))

    def login(self, name: str, password: str) -> User:
        """The person of a name and password. A name that is unknown takes as long as a known one.

        Raises:
            Unauthenticated: ``wrong_login``.
        """
        user, kept = self._desk.user(name[:80]) or (None, _nobody())
        if not check_password_hash(kept, password[:_MAX_PASSWORD]) or user is None:
            raise Unauthenticated("wrong_login", "The name or the password is wrong.")
        return user

    def session(self, name: str, stamp: str) -> User | None:
        """The person a session belongs to; None where their password or role changed since."""
        user, _ = self._desk.user(name) or (None, "")
        return user if user is not None and hmac.compare_digest(user.stamp, stamp) else None

    def _is_valid(self, token: Token) -> bool:
        return token.revoked is None and (token.expires is None or self._now() < token.expires)

    def _entry(self, actor: str, action: Action, name: str) -> AuditEntry:
        kind = action.partition("_")[2]
        return AuditEntry(at=self._now(), actor=actor, action=action, subject=f"{kind}:{name}")


def check_scope(user: User, scope: Scope) -> None:
    """Refuse a person whose role does not open ``scope``.

    Raises:
        Forbidden: ``missing_scope``.
    """
    if not user.allows(scope):
        raise _missing(scope)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _hash(password: str) -> str:
    if not _MIN_PASSWORD <= len(password) <= _MAX_PASSWORD:
        raise UsageError(
            "bad_password",
            "A password has {least} to {most} characters.",
            least=_MIN_PASSWORD,
            most=_MAX_PASSWORD,
        )
    return generate_password_hash(password, method="scrypt")


@cache
def _nobody() -> str:
    """The hash of a password that nobody has."""
    return generate_password_hash(secrets.token_urlsafe(), method="scrypt")


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise UsageError(
            "bad_name",
            "{name!r} is no name for a token or a user.",
            remedy="Use letters, digits and . _ @ -, up to 80.",
            name=name[:80],
        )


def _check_role(role: str) -> None:
    if role not in get_args(Role):
        raise UsageError("bad_role", "A role is one of {known}.", known=", ".join(get_args(Role)))


def _check(name: str, change: UserChange) -> None:
    """Say why a person was not changed."""
    if change == "no_user":
        raise NotFound("no_user", "No user is called {name}.", name=name[:80])
    if change == "last_admin":
        raise Conflict(
            "last_admin",
            "{name} is the only administrator.",
            remedy="Make somebody else an administrator first.",
            name=name,
        )


def _taken(name: str) -> Conflict:
    return Conflict("name_taken", "The name {name} is taken.", name=name)


def _missing(scope: Scope) -> Forbidden:
    return Forbidden("missing_scope", "This needs the scope {scope}.", scope=scope)
