"""The texts of versions, whole or in part. None comes from git."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from lawdiff.catalog.fields import heading_of, notice_of, reference_of
from lawdiff.catalog.packing import unpacked
from lawdiff.catalog.rows import article_of
from lawdiff.catalog.tables import piece, text, version, whole
from lawdiff.errors import Conflict
from lawdiff.model import (
    Article,
    Content,
    Frame,
    Notice,
    StatedReference,
    VersionEntry,
)
from lawdiff.numbering import Number

_IS = (
    (version.c.regulation == sa.bindparam("regulation"))
    & (version.c.label == sa.bindparam("label"))
    & (version.c.commit == sa.bindparam("commit"))
)
_OUTLINE = sa.select(version.c.key, version.c.outline).where(_IS)
_REFERENCES = sa.select(version.c.references).where(_IS)
_WARNINGS = sa.select(version.c.warnings).where(_IS)
_WHOLE = (
    sa.select(version.c.outline, whole.c.packed)
    .join_from(version, whole, whole.c.version == version.c.key)
    .where(_IS)
)
_ANNEXES = (
    sa.select(text.c.caption)
    .join_from(piece, text, piece.c.text == text.c.key)
    .where(piece.c.version == sa.bindparam("key"), piece.c.kind == "annex")
    .order_by(piece.c.position)
)
_ARTICLE = (
    sa.select(piece.c.number, piece.c.label, text.c.caption, text.c.body)
    .join_from(piece, text, piece.c.text == text.c.key)
    .join(version, piece.c.version == version.c.key)
    .where(_IS, piece.c.number == sa.bindparam("number"))
)


def content(connection: sa.Connection, entry: VersionEntry) -> Content:
    """The text of a version.

    Raises:
        Conflict: ``version_moved``; the text is never that of another version than the entry's.
    """
    return unpacked(*_held(connection, entry, _WHOLE))


def frame(connection: sa.Connection, entry: VersionEntry) -> Frame:
    """What stands around the articles of a version.

    Raises:
        Conflict: ``version_moved``.
    """
    key, outline = _held(connection, entry)
    annexes = connection.scalars(_ANNEXES, {"key": key}).all()
    return Frame(
        tuple(map(heading_of, outline)),
        tuple(annexes),
    )


def article(connection: sa.Connection, entry: VersionEntry, number: Number) -> Article | None:
    """One article of a version.

    Raises:
        Conflict: ``version_moved``.
    """
    row = connection.execute(_ARTICLE, _names(entry) | {"number": number.stem}).first()
    if row is None:
        _held(connection, entry)
    return article_of(*row) if row else None


def references(connection: sa.Connection, entry: VersionEntry) -> list[StatedReference]:
    """The references in the articles of a version, in order.

    Raises:
        Conflict: ``version_moved``.
    """
    (found,) = _held(connection, entry, _REFERENCES)
    return list(map(reference_of, found))


def warnings(connection: sa.Connection, entry: VersionEntry) -> list[Notice]:
    """What was doubtful when a version was parsed."""
    rows = connection.scalar(_WARNINGS, _names(entry)) or []
    return [notice_of(w) for w in rows]


def _held(
    connection: sa.Connection, entry: VersionEntry, wanted: sa.Select[Any] = _OUTLINE
) -> sa.Row[*tuple[Any, ...]]:
    """What is wanted of a version, if it is still the one the entry tells of."""
    row = connection.execute(wanted, _names(entry)).one_or_none()
    if row is None:
        raise Conflict(
            "version_moved",
            "{regulation}@{version} was changed while it was read.",
            remedy="Ask again.",
            regulation=entry.regulation,
            version=entry.label,
        )
    return row


def _names(entry: VersionEntry) -> dict[str, str]:
    return {"regulation": entry.regulation, "label": entry.label, "commit": entry.commit}
