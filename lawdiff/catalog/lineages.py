"""How articles go on from version to version: links, corrections, and the texts along a lineage."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from lawdiff.catalog.rows import article_of, correction_of, link_of
from lawdiff.catalog.tables import correction, diff, link, piece, regulation, text, version
from lawdiff.model import Article, ArticleLink, Correction, Place, VersionEntry
from lawdiff.model.difference import RowClass

_ORDER = (link.c.old_version, link.c.old_number, link.c.new_version, link.c.new_number)
_CORRECTIONS = (
    sa.select(correction)
    .where(correction.c.regulation == sa.bindparam("regulation"))
    .order_by(
        correction.c.old_version, correction.c.new_version,
        correction.c.old_number, correction.c.new_number,
    )
)  # fmt: skip


def _is_there(end: str) -> sa.ColumnElement[bool]:
    """Whether a version that a diff is of is still the one whose commit is given."""
    return sa.exists().where(
        version.c.regulation == diff.c.regulation,
        version.c.label == diff.c[f"{end}_version"],
        version.c.commit == sa.bindparam(f"{end}_commit"),
    )


_BETWEEN = (
    diff.c.regulation == sa.bindparam("regulation"),
    diff.c.old_version == sa.bindparam("old"),
    diff.c.new_version == sa.bindparam("new"),
    _is_there("old"),
    _is_there("new"),
)
_DIFF = sa.select(diff.c.packed).where(*_BETWEEN)
_BECAME = sa.select(diff.c.became).where(*_BETWEEN)


def links(connection: sa.Connection, id_: str, new_version: str | None = None) -> list[ArticleLink]:
    """All links between the articles of a regulation's versions, or those that lead to one."""
    query = sa.select(link).where(link.c.regulation == id_).order_by(*_ORDER)
    if new_version is not None:
        query = query.where(link.c.new_version == new_version)
    return [link_of(row) for row in connection.execute(query).all()]


def trail(connection: sa.Connection, id_: str, start: Place) -> list[ArticleLink]:
    """The links that lead on from an article, and those that lead to it, as far as they go.

    Doubtful links are given where they leave the trail, and not followed further.
    """
    old_end = (link.c.old_version, link.c.old_number)
    new_end = (link.c.new_version, link.c.new_number)
    found = _leaving(id_, start, old_end, new_end) | _leaving(id_, start, new_end, old_end)
    query = sa.select(link).where(link.c.regulation == id_, found).order_by(*_ORDER)
    return [link_of(row) for row in connection.execute(query).all()]


_End = tuple[sa.ColumnElement[str], sa.ColumnElement[str]]


def _leaving(id_: str, start: Place, near: _End, far: _End) -> sa.ColumnElement[bool]:
    """The links that leave a place, or one that can be reached from it along sure links."""
    label, number = near
    here = (label == start.version) & (number == start.number.stem)
    sure = (link.c.regulation == id_, link.c.confidence != "low")
    first = sa.select(far[0].label("version"), far[1].label("number")).where(*sure, here)
    reached = first.cte(recursive=True)
    step = sa.select(*far).where(*sure, label == reached.c.version, number == reached.c.number)
    return here | sa.tuple_(label, number).in_(sa.select(reached.union(step)))


def articles(
    connection: sa.Connection, id_: str, places: Collection[Place]
) -> dict[Place, Article]:
    """The articles at some places."""
    by_stem = {(place.version, place.number.stem): place for place in places}
    query = (
        sa.select(version.c.label, piece.c.number, piece.c.label, text.c.caption, text.c.body)
        .join_from(version, piece, piece.c.version == version.c.key)
        .join(text, text.c.key == piece.c.text)
        .where(
            version.c.regulation == id_,
            sa.tuple_(version.c.label, piece.c.number).in_(sorted(by_stem)),
        )
    )
    rows = connection.execute(query).all() if by_stem else []
    return {by_stem[row[0], row[1]]: article_of(*row[1:]) for row in rows}


def corrections(connection: sa.Connection, id_: str) -> list[Correction]:
    """The links that somebody settled by hand."""
    rows = connection.execute(_CORRECTIONS, {"regulation": id_}).mappings().all()
    return [correction_of(row) for row in rows]


def diff_between(connection: sa.Connection, old: VersionEntry, new: VersionEntry) -> str | None:
    """What two versions compare to, packed; None where it is not kept, or not of these two."""
    return connection.scalar(_DIFF, _ends(old, new))


def became(connection: sa.Connection, old: VersionEntry, new: VersionEntry) -> str | None:
    """What became of the articles from one version to the next, packed; None as for a diff."""
    return connection.scalar(_BECAME, _ends(old, new))


def in_doubt(
    connection: sa.Connection, after: str | None, limit: int
) -> list[tuple[str, str, int]]:
    """Regulations with doubtful links that nobody settled: id, title, how many; by id."""
    ends = ("old_version", "old_number", "new_version", "new_number")
    settled = sa.exists().where(
        correction.c.regulation == link.c.regulation,
        *(correction.c[name] == link.c[name] for name in ends),
    )
    query = (
        sa.select(regulation.c.id, regulation.c.title, sa.func.count())
        .join_from(regulation, link, link.c.regulation == regulation.c.id)
        .where(link.c.confidence == "low", ~settled)
        .group_by(regulation.c.id, regulation.c.title)
        .order_by(regulation.c.id)
        .limit(limit)
    )
    if after is not None:
        query = query.where(regulation.c.id > after)
    return [(id_, title, count) for id_, title, count in connection.execute(query)]


def tallies(connection: sa.Connection, id_: str) -> dict[tuple[str, str], dict[RowClass, int]]:
    """How many main pairs of each class stand between two versions."""
    ends = (link.c.old_version, link.c.new_version)
    query = (
        sa.select(*ends, link.c.row_class, sa.func.count())
        .where(link.c.regulation == id_, link.c.main)
        .group_by(*ends, link.c.row_class)
    )
    out: dict[tuple[str, str], dict[RowClass, int]] = {}
    for old, new, row_class, count in connection.execute(query):
        out.setdefault((old, new), {})[row_class] = count
    return out


def _ends(old: VersionEntry, new: VersionEntry) -> dict[str, str]:
    return {
        "regulation": new.regulation,
        "old": old.label, "new": new.label,
        "old_commit": old.commit, "new_commit": new.commit,
    }  # fmt: skip
