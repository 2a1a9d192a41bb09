"""The tables of the desk of who runs the service, and of what is being written.

They exist only in the catalogue.
"""

from __future__ import annotations

import sqlalchemy as sa

from lawdiff.catalog.tables import metadata
from lawdiff.catalog.types import KEY, WORDS, Moment

intent = sa.Table(
    "intent",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("regulation", WORDS, nullable=False, index=True),
    sa.Column("actor", WORDS, nullable=False),
)
"""Writes that were begun, and by whom; one whose writer is gone is finished or undone."""

quarantine = sa.Table(
    "quarantine",
    metadata,
    sa.Column("sha256", WORDS, primary_key=True),
    sa.Column("path", WORDS, nullable=False),
    sa.Column("reasons", sa.JSON, nullable=False),
    sa.Column("options", sa.JSON, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""Sources that would harm the record: kept until somebody accepts or drops them."""

token = sa.Table(
    "token",
    metadata,
    sa.Column("name", WORDS, primary_key=True),
    sa.Column("digest", WORDS, nullable=False, unique=True),
    sa.Column("scopes", sa.JSON, nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("expires", Moment),
    sa.Column("revoked", Moment),
)
"""What programs show to be let in; of the token itself only its SHA-256 is kept."""

login = sa.Table(
    "login",
    metadata,
    sa.Column("name", WORDS, primary_key=True),
    sa.Column("role", WORDS, nullable=False),
    sa.Column("password", WORDS, nullable=False),
    sa.Column("created", Moment, nullable=False),
)
"""The people who may log in; ``password`` is a salted hash."""

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("key", KEY, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("day", sa.Date, nullable=False, index=True),
    sa.Column("actor", WORDS, nullable=False),
    sa.Column("action", WORDS, nullable=False),
    sa.Column("subject", WORDS, nullable=False, index=True),
    sa.Column("source_sha256", WORDS),
)
"""Every write: who, what, when (``day`` as the clock of who wrote had it), from which source. Rows
are added, never changed."""

upload = sa.Table(
    "upload",
    metadata,
    sa.Column("id", WORDS, primary_key=True),
    sa.Column("actor", WORDS, nullable=False),
    sa.Column("touched", Moment, nullable=False),
    sa.Column("started", sa.Boolean, nullable=False),
)
"""Files handed over together; ``touched`` is when their import last went forward."""

upload_file = sa.Table(
    "upload_file",
    metadata,
    sa.Column("upload", sa.ForeignKey("upload.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("name", WORDS, nullable=False),
    sa.Column("options", sa.JSON, nullable=False),
    sa.Column("outcomes", sa.JSON(none_as_null=True)),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""The files of an upload; ``outcomes`` is null until one is imported, ``data`` empty after."""

DESK = (quarantine, token, login, audit, upload, upload_file)
SCHEMA = metadata
"""All tables: these and those of the read model."""
