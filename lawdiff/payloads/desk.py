"""The desk as JSON: tokens, users, the audit log; no secret but that of a token just made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from lawdiff.model import Action, AuditEntry, Role, Scope, Token, User
from lawdiff.payloads.base import Part, Payload


class TokenPart(Part):
    """A token without its secret."""

    name: str
    scopes: tuple[Scope, ...]
    created: dt.datetime
    expires: dt.datetime | None
    revoked: dt.datetime | None

    @classmethod
    def of(cls, token: Token) -> TokenPart:
        """A token as JSON."""
        return cls(
            name=token.name,
            scopes=tuple(sorted(token.scopes)),
            created=token.created,
            expires=token.expires,
            revoked=token.revoked,
        )


class NewTokenPayload(Payload):
    """A token just made, the one time its secret is shown."""

    kind: Literal["new_token"] = "new_token"
    token: TokenPart
    secret: str = Field(description="What the program is to send; it is kept nowhere.")


class TokensPayload(Payload):
    """All tokens."""

    kind: Literal["tokens"] = "tokens"
    tokens: tuple[TokenPart, ...]

    @classmethod
    def of(cls, tokens: Iterable[Token]) -> TokensPayload:
        """Tokens as JSON."""
        return cls(tokens=tuple(map(TokenPart.of, tokens)))


class UserPart(Part):
    """A person who may log in."""

    name: str
    role: Role
    created: dt.datetime


class UsersPayload(Payload):
    """All who may log in."""

    kind: Literal["users"] = "users"
    users: tuple[UserPart, ...]

    @classmethod
    def of(cls, users: Iterable[User]) -> UsersPayload:
        """Users as JSON."""
        parts = (UserPart(name=u.name, role=u.role, created=u.created) for u in users)
        return cls(users=tuple(parts))


class AuditPart(Part):
    """One thing that was done."""

    at: dt.datetime
    actor: str
    action: Action
    subject: str
    source_sha256: str | None


class AuditPayload(Payload):
    """The latest entries of the audit log, the newest first."""

    kind: Literal["audit"] = "audit"
    entries: tuple[AuditPart, ...]

    @classmethod
    def of(cls, entries: Iterable[AuditEntry]) -> AuditPayload:
        """Log entries as JSON."""
        names = AuditEntry.__slots__
        return cls(entries=tuple(AuditPart(**{n: getattr(e, n) for n in names}) for e in entries))
