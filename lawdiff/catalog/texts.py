"""The texts of versions, whole or in part. None comes from git."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from lawdiff.catalog.fields import heading_of, notice_of, number_of, reference_of
from lawdiff.catalog.packing import unpacked
from lawdiff.catalog.rows import article_of
from lawdiff.catalog.tables import piece, text, version, whole
from lawdiff.errors import Conflict
from lawdiff.model import (
    Article,
    ArticleName,
    Content,
    Frame,
    Notice,
    StatedReference,
    VersionEntry,
)
from lawdiff.numbering import Number

_IS = (
    version.c.regulation == sa.bindparam("regulation"),
    version.c.label == sa.bindparam("label"),
    version.c.commit == sa.bindparam("commit"),
)
_OUTLINE = sa.select(version.c.key, version.c.outline).where(*_IS)
_WHOLE = (
    sa.select(version.c.outline, whole.c.packed)
    .join_from(version, whole, whole.c.version == version.c.key)
    .where(*_IS)
)
_NAMES = (
    sa.select(piece.c.number, piece.c.label)
    .where(piece.c.version == sa.bindparam("key"), piece.c.kind == "article")
    .order_by(piece.c.position)
)
_ANNEXES = (
    sa.select(text.c.caption)
    .join_from(piece, text, piece.c.text == text.c.key)
    .where(piece.c.version == sa.bindparam("key"), piece.c.kind == "annex")
    .order_by(piece.c.position)
)
_REFERENCES = sa.select(version.c.references).where(version.c.key == sa.bindparam("key"))


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
    annexes = connection.execute(_ANNEXES, {"key": key})
    return Frame(
        tuple(map(heading_of, outline)),
        tuple([title for (title,) in annexes]),
    )


def article_names(connection: sa.Connection, entry: VersionEntry) -> list[ArticleName]:
    """The articles of a version in order, without their texts.

    Raises:
        Conflict: ``version_moved``.
    """
    rows = connection.execute(_NAMES, {"key": _held(connection, entry)[0]})
    return [ArticleName(number_of(stem), label) for stem, label in rows]


def article(connection: sa.Connection, entry: VersionEntry, number: Number) -> Article | None:
    """One article of a version.

    Raises:
        Conflict: ``version_moved``.
    """
    query = (
        sa.select(piece.c.number, piece.c.label, text.c.caption, text.c.body)
        .join_from(piece, text, piece.c.text == text.c.key)
        .join(version, piece.c.version == version.c.key)
        .where(_is(entry), piece.c.number == number.stem)
    )
    row = connection.execute(query).first()
    if row is None:
        _held(connection, entry)
    return article_of(*row) if row else None


def references(connection: sa.Connection, entry: VersionEntry) -> list[StatedReference]:
    """The references in the articles of a version, in order.

    Raises:
        Conflict: ``version_moved``.
    """
    key, _ = _held(connection, entry)
    return list(map(reference_of, connection.scalar(_REFERENCES, {"key": key}) or []))


def warnings(connection: sa.Connection, entry: VersionEntry) -> list[Notice]:
    """What was doubtful when a version was parsed."""
    rows = connection.scalar(sa.select(version.c.warnings).where(_is(entry))) or []
    return [notice_of(w) for w in rows]


def _held(
    connection: sa.Connection, entry: VersionEntry, query: sa.Select[Any] = _OUTLINE
) -> sa.Row[*tuple[Any, ...]]:
    """What ``query`` asks of a version, if it is still the one the entry tells of."""
    names = {"regulation": entry.regulation, "label": entry.label, "commit": entry.commit}
    row = connection.execute(query, names).one_or_none()
    if row is None:
        raise Conflict(
            "version_moved",
            "{regulation}@{version} was changed while it was read.",
            remedy="Ask again.",
            regulation=entry.regulation,
            version=entry.label,
        )
    return row


def _is(entry: VersionEntry) -> sa.ColumnElement[bool]:
    return (
        (version.c.regulation == entry.regulation)
        & (version.c.label == entry.label)
        & (version.c.commit == entry.commit)
    )
