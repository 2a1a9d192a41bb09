"""What regulations are about: kept packed, and found by the terms that they share."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import sqlalchemy as sa

from lawdiff.catalog.inserting import insert
from lawdiff.catalog.tables import handle, subject
from lawdiff.model import FiledSubject, RegulationState

_CHUNK = 400  # bound parameters of one statement


def put(connection: sa.Connection, entries: Sequence[RegulationState]) -> None:
    """Put in what regulations are about, in the place of what they were about before."""
    known = [(entry.id, entry.subject) for entry in entries if entry.subject is not None]
    for chunk in _chunks([id_ for id_, _ in known]):
        connection.execute(handle.delete().where(handle.c.regulation.in_(chunk)))
        connection.execute(subject.delete().where(subject.c.regulation.in_(chunk)))
    packed = [{"regulation": id_, "packed": found.packed} for id_, found in known]
    insert(connection, subject, packed)
    terms = [{"term": term, "regulation": id_} for id_, found in known for term in found.handles]
    insert(connection, handle, terms)


def of(connection: sa.Connection, id_: str) -> FiledSubject | None:
    """What a regulation is about, with its handles in order."""
    found = packed(connection, id_)
    terms = sa.select(handle.c.term).where(handle.c.regulation == id_).order_by(handle.c.term)
    return None if found is None else FiledSubject(found, tuple(connection.scalars(terms)))


def packed(connection: sa.Connection, id_: str) -> bytes | None:
    """What a regulation is about."""
    return connection.scalar(sa.select(subject.c.packed).where(subject.c.regulation == id_))


def every(connection: sa.Connection) -> list[tuple[str, bytes]]:
    """All regulations with what they are about, by id."""
    query = sa.select(subject.c.regulation, subject.c.packed).order_by(subject.c.regulation)
    return [(row[0], row[1]) for row in connection.execute(query)]


def sharing(
    connection: sa.Connection, handles: Collection[int], but: Collection[str], limit: int
) -> list[tuple[str, bytes]]:
    """The regulations that share most of ``handles``, with what they are about, by id.

    Args:
        connection: The database.
        handles: Terms of the subject asked about.
        but: The jurisdictions whose regulations are left out.
        limit: The most to return; of equal ones those whose ids come first.
    """
    shared = sa.func.count().label("shared")
    found = sa.select(handle.c.regulation, shared).where(handle.c.term.in_(sorted(handles)))
    for jurisdiction in sorted(but):
        found = found.where(~handle.c.regulation.startswith(f"{jurisdiction}/", autoescape=True))
    found = found.group_by(handle.c.regulation)
    best = found.order_by(shared.desc(), handle.c.regulation).limit(limit).subquery()
    query = (
        sa.select(subject.c.regulation, subject.c.packed)
        .join(best, best.c.regulation == subject.c.regulation)
        .order_by(subject.c.regulation)
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[n : n + _CHUNK] for n in range(0, len(ids), _CHUNK))
