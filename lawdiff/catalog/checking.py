"""Whether the catalogue shows what the record holds, row for row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa

from lawdiff.catalog import lineages, repeals, search_index, subjects, titles
from lawdiff.catalog.packing import packed
from lawdiff.catalog.rows import (
    Values,
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
    diff,
    ending,
    link,
    piece,
    regulation,
    repeal,
    text,
    version,
    whole,
)
from lawdiff.model import Difference, Filed, RegulationState
from lawdiff.model.record import label_order

_YIELD = 2000  # rows fetched at a time


def differences(connection: sa.Connection, state: RegulationState) -> Iterator[Difference]:
    """What the catalogue shows otherwise than a state that was read whole from the record."""
    wanted = {row["label"]: row for row in _versions(connection, state)}
    shown = {row["label"]: dict(row) for row in _rows(connection, version, state.id)}
    filed = {f.record.label: f for f in state.new}
    for label in [label for label in wanted if label in shown]:
        key = shown[label].pop("key")
        if shown[label]["commit"] != wanted[label]["commit"]:
            yield Difference("commit_differs", label)
        elif shown[label] != wanted[label]:
            yield Difference("version_differs", label)
        elif _endings(connection, key) != titles.endings(shown[label]["title"]):
            yield Difference("title_not_found", label)
        if _shown_text(connection, key) != _text(filed[label]) or (
            connection.scalar(sa.select(whole.c.packed).where(whole.c.version == key))
            != packed(filed[label].record.document)
        ):
            yield Difference("text_differs", label)
        elif _shown_citations(connection, key) != _citations(filed[label]):
            yield Difference("citations_differ", label)
    yield from (Difference("not_in_catalogue", label) for label in wanted if label not in shown)
    yield from (Difference("not_in_record", label) for label in shown if label not in wanted)
    if shown:
        yield from _of_the_whole(connection, state, list(wanted.values()))


def _of_the_whole(
    connection: sa.Connection, state: RegulationState, versions: list[Values]
) -> Iterator[Difference]:
    head = [regulation_values(state.id, versions)]
    if head != [dict(row) for row in _rows(connection, regulation, state.id)]:
        yield Difference("regulation_differs")
    links = [link_values(state.id, x) for x in state.links]
    if _by_key(link, links) != _by_key(link, map(dict, _rows(connection, link, state.id))):
        yield Difference("links_differ")
    diffs = [diff_values(state.id, x) for x in state.diffs]
    if _by_key(diff, diffs) != _by_key(diff, map(dict, _rows(connection, diff, state.id))):
        yield Difference("diffs_differ")
    if subjects.of(connection, state.id) != state.subject:
        yield Difference("subject_differs")
    if lineages.corrections(connection, state.id) != sorted(
        state.corrections or (), key=lambda c: c.key
    ):
        yield Difference("alignments_differ")


def index_differs(connection: sa.Connection) -> bool:
    """Whether search would miss a text or the catalogue keeps one that no version prints.

    Every pair of characters must be indexed for as many texts as hold it.
    """
    orphans = sa.select(text.c.key).where(~sa.exists().where(piece.c.text == text.c.key))
    if connection.execute(orphans.limit(1)).first() is not None:
        return True
    wanted: Counter[str] = Counter()
    bodies = connection.execution_options(yield_per=_YIELD).scalars(sa.select(text.c.folded))
    for body in bodies:
        wanted.update(search_index.entries(body, connection))
    return search_index.counts(connection) != wanted


def _versions(connection: sa.Connection, state: RegulationState) -> list[Values]:
    ordered = sorted(state.new, key=lambda f: label_order(f.record.label))
    rows = [version_values(filed, n) for n, filed in enumerate(ordered)]
    ended = repeals.repealed_on(connection, state.id, {row["title_key"] for row in rows})
    held = stretches(rows, ended)
    return [row | stretch._asdict() for row, stretch in zip(rows, held, strict=True)]


def _rows(connection: sa.Connection, table: sa.Table, id_: str) -> list[sa.RowMapping]:
    owner = table.c.id if "id" in table.c else table.c.regulation
    return list(connection.execute(sa.select(table).where(owner == id_)).mappings())


def _shown_text(connection: sa.Connection, key: int) -> list[Values]:
    columns = [c for c in (*piece.c, *text.c) if c.name not in {"version", "text", "key"}]
    query = (
        sa.select(*columns)
        .join_from(piece, text, piece.c.text == text.c.key)
        .where(piece.c.version == key)
        .order_by(piece.c.position)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _text(filed: Filed) -> list[Values]:
    return [piece_values(p, n) | text_values(p) for n, p in enumerate(filed.pieces)]


def _endings(connection: sa.Connection, key: int) -> Sequence[str]:
    query = sa.select(ending.c.text).where(ending.c.version == key).order_by(ending.c.text)
    return connection.scalars(query).all()


def _shown_citations(connection: sa.Connection, key: int) -> set[tuple[object, ...]]:
    """What the articles of a version name, and what the version repeals."""
    named = (
        sa.select(text.c.oid, citation.c.start, citation.c.title_key)
        .join_from(piece, text, piece.c.text == text.c.key)
        .join(citation, citation.c.text == text.c.key)
        .where(piece.c.version == key)
    )
    ended = sa.select(repeal.c.title_key, repeal.c.label).where(repeal.c.version == key)
    return {tuple(row) for query in (named, ended) for row in connection.execute(query)}


def _citations(filed: Filed) -> set[tuple[object, ...]]:
    named: set[tuple[object, ...]] = {(c.oid, c.start, c.title_key) for c in filed.citations}
    return named | {(r.title_key, r.label) for r in filed.repeals}


def _by_key(table: sa.Table, rows: Iterable[Values]) -> dict[tuple[str, ...], Values]:
    return {tuple(row[c.name] for c in table.primary_key): row for row in rows}
