"""What changes the read model: whole regulations put in or taken out, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from lawdiff.catalog import repeals, search_index, subjects, titles
from lawdiff.catalog.inserting import insert
from lawdiff.catalog.packing import packed
from lawdiff.catalog.rows import (
    Values,
    citation_rows,
    correction_values,
    diff_values,
    link_values,
    piece_values,
    regulation_values,
    stretches,
    text_values,
    version_values,
)
from lawdiff.catalog.tables import (
    citation,
    correction,
    diff,
    link,
    piece,
    regulation,
    text,
    version,
    whole,
)
from lawdiff.model import Citation, Piece, RegulationState
from lawdiff.model.record import label_order

AT_ONCE = 32  # regulations put in together
_CHUNK = 400  # bound parameters of one statement
_T = TypeVar("_T")


def put(connection: sa.Connection, entries: Iterable[RegulationState]) -> list[str]:
    """Make regulations visible as they are now, all of them or none, while others come.

    Returns:
        Their ids.
    """
    coming = iter(entries)
    ids: list[str] = []
    before: set[str] = set()
    while some := list(islice(coming, AT_ONCE)):
        new = [entry.id for entry in some]
        before |= repeals.repealed_by(connection, new)
        _put_some(connection, some)
        ids += new
    repeals.settle(connection, ids, before)
    return ids


def _put_some(connection: sa.Connection, entries: Sequence[RegulationState]) -> None:
    held = _held_versions(connection, [entry.id for entry in entries])
    _remove_versions(
        connection,
        [row["key"] for entry in entries for row in _replaced(entry, held.get(entry.id, []))],
    )
    versions = {entry.id: _versions(entry, held.get(entry.id, [])) for entry in entries}
    _upsert(connection, regulation, [regulation_values(e.id, versions[e.id]) for e in entries])
    rows = [row for entry in entries for row in versions[entry.id]]
    insert(connection, version, [row for row in rows if "key" not in row])
    for row in rows:
        if "key" in row:
            connection.execute(version.update().where(version.c.key == row["key"]).values(row))
    _put_pieces(connection, entries)
    for entry in entries:
        links = [link_values(entry.id, x) for x in entry.links]
        diffs = [diff_values(entry.id, x) for x in entry.diffs]
        for table, between in ((link, links), (diff, diffs)):
            _put_between(connection, table, entry, between, fresh=entry.id not in held)
        _put_corrections(connection, entry)
    subjects.put(connection, entries)


def remove(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Take regulations out, with the texts that nothing else prints."""
    held = _held_versions(connection, ids)
    before = repeals.repealed_by(connection, ids)
    _remove_versions(connection, [row["key"] for rows in held.values() for row in rows])
    for chunk in _chunks(ids):
        connection.execute(regulation.delete().where(regulation.c.id.in_(chunk)))
    repeals.settle(connection, [], before)


def drop_orphans(connection: sa.Connection) -> None:
    """Take texts out that no version prints; the search index is to be made anew."""
    printed = sa.exists().where(piece.c.text == text.c.key)
    connection.execute(text.delete().where(~printed))


def _held_versions(connection: sa.Connection, ids: Sequence[str]) -> dict[str, list[Values]]:
    out: dict[str, list[Values]] = {}
    for chunk in _chunks(ids):
        query = sa.select(version).where(version.c.regulation.in_(chunk))
        for row in connection.execute(query).mappings():
            out.setdefault(row["regulation"], []).append(dict(row))
    return out


def _replaced(entry: RegulationState, held: Iterable[Values]) -> Iterator[Values]:
    """The held versions that are put in anew, or are no longer in the record."""
    new = {h.record.label for h in entry.new}
    return (row for row in held if row["label"] in new or row["label"] not in entry.commits)


def _versions(entry: RegulationState, held: Iterable[Values]) -> list[Values]:
    """All version rows of a regulation in order, with the stretches in which they hold."""
    new = {h.record.label: h for h in entry.new}
    old = {row["label"]: row for row in held}
    rows = [
        version_values(new[label], n)
        if label in new
        else old[label] | {"position": n, "commit": entry.commits[label]}
        for n, label in enumerate(sorted(entry.commits, key=label_order))
    ]
    for row, stretch in zip(rows, stretches(rows), strict=True):
        row.update(stretch._asdict())
    return rows


def _put_pieces(connection: sa.Connection, entries: Sequence[RegulationState]) -> None:
    held = [h for entry in entries for h in entry.new]
    rows = [(h.record, n, p) for h in held for n, p in enumerate(h.pieces)]
    citations = dict.fromkeys(c for h in held for c in h.citations)
    texts = _put_texts(connection, {p.digest: p for _, _, p in rows}, citations)
    keys = _version_keys(connection, [entry.id for entry in entries])
    data = [
        {"version": keys[r.regulation, r.label], "text": texts[p.digest], **piece_values(p, n)}
        for r, n, p in rows
    ]
    insert(connection, piece, data)
    wholes = [
        {"version": keys[r.regulation, r.label], "packed": packed(r.document)}
        for r in (h.record for h in held)
    ]
    insert(connection, whole, wholes)
    numbered = [(keys[h.record.regulation, h.record.label], h) for h in held]
    titles.put(connection, [(key, h.record.document.title) for key, h in numbered])
    repeals.put(connection, numbered)


def _version_keys(connection: sa.Connection, ids: Sequence[str]) -> dict[tuple[str, str], int]:
    """The keys of all versions of some regulations, by regulation and label."""
    query = sa.select(version.c.regulation, version.c.label, version.c.key)
    return {
        (id_, label): key
        for chunk in _chunks(ids)
        for id_, label, key in connection.execute(query.where(version.c.regulation.in_(chunk)))
    }


def _put_texts(
    connection: sa.Connection, texts: Mapping[str, Piece], citations: Iterable[Citation]
) -> dict[str, int]:
    """Put in the texts that are not there yet, with what they cite; the keys of all, by digest."""
    last = connection.scalar(sa.select(sa.func.max(text.c.key))) or 0
    unless_held = (
        _dialect(connection).insert(text).on_conflict_do_nothing(index_elements=["digest"])
    )
    insert(connection, text, list(map(text_values, texts.values())), unless_held)
    fresh = _text_keys(connection, text.c.key > last)  # nobody else writes
    search_index.add(connection, [(key, texts[digest].folded) for digest, key in fresh.items()])
    keyed = [(key, texts[digest].oid) for digest, key in fresh.items()]
    insert(connection, citation, list(citation_rows(keyed, citations)))
    keys = dict(fresh)
    for chunk in _chunks(sorted(texts.keys() - fresh.keys())):
        keys |= _text_keys(connection, text.c.digest.in_(chunk))
    return keys


def _text_keys(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> dict[str, int]:
    """The keys of some texts, by digest."""
    query = sa.select(text.c.digest, text.c.key).where(wanted)
    return dict(connection.execute(query).all())


def _put_between(
    connection: sa.Connection,
    table: sa.Table,
    entry: RegulationState,
    rows: list[Values],
    *,
    fresh: bool,
) -> None:
    """Put in rows about two versions, in the place of those between the same or strangers."""
    if not fresh:
        neighbours = set(pairwise(sorted(entry.commits, key=label_order)))
        keep = neighbours - {(row["old_version"], row["new_version"]) for row in rows}
        kept = sa.tuple_(table.c.old_version, table.c.new_version).in_(sorted(keep) or [("", "")])
        connection.execute(table.delete().where(table.c.regulation == entry.id, ~kept))
    insert(connection, table, rows)


def _put_corrections(connection: sa.Connection, entry: RegulationState) -> None:
    if entry.corrections is not None:
        connection.execute(correction.delete().where(correction.c.regulation == entry.id))
        rows = [correction_values(entry.id, x) for x in entry.corrections]
        insert(connection, correction, rows)


def _remove_versions(connection: sa.Connection, keys: Sequence[int]) -> None:
    """Take versions out, with the texts that no other version prints."""
    printed: set[int] = set()
    for chunk in _chunks(keys):
        printed |= set(
            connection.scalars(sa.select(piece.c.text).where(piece.c.version.in_(chunk)).distinct())
        )
        connection.execute(piece.delete().where(piece.c.version.in_(chunk)))
        connection.execute(version.delete().where(version.c.key.in_(chunk)))
    for chunk in _chunks(sorted(printed)):
        orphan = text.c.key.in_(chunk) & ~sa.exists().where(piece.c.text == text.c.key)
        rows = connection.execute(sa.select(text.c.key, text.c.folded).where(orphan)).all()
        search_index.remove(connection, [(row.key, row.folded) for row in rows])
        connection.execute(text.delete().where(text.c.key.in_([row.key for row in rows])))


def _upsert(connection: sa.Connection, table: sa.Table, rows: list[Values]) -> None:
    statement = _dialect(connection).insert(table)
    keys = [c.name for c in table.primary_key]
    changed = {c.name: statement.excluded[c.name] for c in table.c if c.name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), rows)


def _dialect(connection: sa.Connection) -> Any:
    """The dialect's own insert, which knows what to do about a row that is there already."""
    return sqlite if connection.dialect.name == "sqlite" else postgresql


def _chunks(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (items[n : n + _CHUNK] for n in range(0, len(items), _CHUNK))
