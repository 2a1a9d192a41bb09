"""The tables of the catalogue.

The first group is a read model: `reindex` rebuilds it from git, equal row for row. Its integer
keys are counters that are never shown; every row has a natural key besides, by which two
catalogues are compared. The second group is the desk of the people who run the service, and
exists only here.
"""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")  # SQLite counts only INTEGER keys

regulation = sa.Table(
    "regulation",
    metadata,
    sa.Column("id", sa.String(160), primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("title_folded", sa.Text, nullable=False),
    sa.Column("jurisdiction", sa.Text),
    sa.Column("jurisdiction_id", sa.String(80), index=True),
    sa.Column("regulation_kind", sa.Text),
    sa.Column("latest", sa.String(20), nullable=False),
    sa.Column("tip", sa.String(40), nullable=False),
    sa.Column("versions", sa.Integer, nullable=False),
)

version = sa.Table(
    "version",
    metadata,
    sa.Column("key", _KEY, primary_key=True),
    sa.Column(
        "regulation", sa.ForeignKey("regulation.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("label", sa.String(20), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("commit", sa.String(40), nullable=False),
    sa.Column("dated_by", sa.String(12), nullable=False),
    sa.Column("date", sa.Date),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("title_key", sa.Text, nullable=False, index=True),
    sa.Column("jurisdiction", sa.Text),
    sa.Column("jurisdiction_id", sa.String(80)),
    sa.Column("regulation_kind", sa.Text),
    sa.Column("adopted", sa.Date),
    sa.Column("amended", sa.Date),
    sa.Column("promulgated", sa.Date),
    sa.Column("effective", sa.Date),
    sa.Column("expires", sa.Date),
    sa.Column("in_force_from", sa.Date),
    sa.Column("in_force_basis", sa.String(12)),
    sa.Column("holds_from", sa.Date, index=True),
    sa.Column("holds_until", sa.Date),
    sa.Column("holds_basis", sa.String(12)),
    sa.Column("repealed", sa.Boolean, nullable=False),
    sa.Column("document_number", sa.Text),
    sa.Column("note", sa.Text),
    sa.Column("amendments", sa.JSON, nullable=False),
    sa.Column("text_state", sa.String(12), nullable=False),
    sa.Column("complete", sa.Boolean, nullable=False),
    sa.Column("unit", sa.String(8), nullable=False),
    sa.Column("outline", sa.JSON, nullable=False),
    sa.Column("warnings", sa.JSON, nullable=False),
    sa.Column("articles", sa.Integer, nullable=False),
    sa.Column("source_name", sa.Text, nullable=False),
    sa.Column("source_sha256", sa.String(64), nullable=False),
    sa.UniqueConstraint("regulation", "label"),
)

piece = sa.Table(
    "piece",
    metadata,
    sa.Column(
        "version",
        sa.ForeignKey("version.key", ondelete="CASCADE"),
        primary_key=True,
    ),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("number", sa.String(20)),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("text", sa.ForeignKey("text.key"), nullable=False, index=True),
)
"""Preamble, articles and annexes of a version in their order; ``number`` is the article's stem."""

text = sa.Table(
    "text",
    metadata,
    sa.Column("key", _KEY, primary_key=True),
    sa.Column("oid", sa.String(40), nullable=False),
    sa.Column("caption", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("folded", sa.Text, nullable=False),
    sa.UniqueConstraint("oid", "caption"),
)
"""Every text once, however many versions print it, with the caption that is searched with it;
``folded`` is what search looks in."""

link = sa.Table(
    "link",
    metadata,
    sa.Column("regulation", sa.ForeignKey("regulation.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("old_version", sa.String(20), primary_key=True),
    sa.Column("old_number", sa.String(20), primary_key=True),
    sa.Column("new_version", sa.String(20), primary_key=True),
    sa.Column("new_number", sa.String(20), primary_key=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("main", sa.Boolean, nullable=False),
    sa.Column("row_class", sa.String(20), nullable=False),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("method", sa.String(16), nullable=False),
    sa.Column("confidence", sa.String(8), nullable=False),
    sa.Index("ix_link_target", "regulation", "new_version", "new_number"),
)
"""How articles follow each other from one version to the next: the ground of every lineage. Both
ends are indexed, so that a lineage is walked in either direction."""

correction = sa.Table(
    "correction",
    metadata,
    sa.Column("regulation", sa.ForeignKey("regulation.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("old_version", sa.String(20), primary_key=True),
    sa.Column("new_version", sa.String(20), primary_key=True),
    sa.Column("old_number", sa.String(20), primary_key=True),
    sa.Column("new_number", sa.String(20), primary_key=True),
    sa.Column("verdict", sa.String(8), nullable=False),
)
"""Links that somebody settled by hand, as the record holds them."""

citation = sa.Table(
    "citation",
    metadata,
    sa.Column("text", sa.ForeignKey("text.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("title_key", sa.Text, nullable=False, index=True),
    sa.Column("number", sa.String(20)),
    sa.Column("last", sa.String(20)),
)
"""Where a text names another by its title. What is cited is looked up by title when it is asked
for, so that it is found whichever of the two was imported first."""

repeal = sa.Table(
    "repeal",
    metadata,
    sa.Column("version", sa.ForeignKey("version.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("title_key", sa.Text, primary_key=True),
    sa.Column("label", sa.Text, nullable=False),
    sa.Index("ix_repeal_title_key", "title_key"),
)
"""What a version says it repeals."""

intent = sa.Table(
    "intent",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("regulation", sa.String(160), nullable=False, index=True),
)
"""Writes that were begun; one that is found at start is finished or undone."""

quarantine = sa.Table(
    "quarantine",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("reasons", sa.JSON, nullable=False),
    sa.Column("options", sa.JSON, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""Sources that would harm the record: kept until somebody accepts or drops them."""

import_event = sa.Table(
    "import_event",
    metadata,
    sa.Column("id", _KEY, primary_key=True),
    sa.Column("at", sa.String(25), nullable=False),
    sa.Column("day", sa.Date, nullable=False, index=True),
    sa.Column("regulation", sa.String(160), nullable=False, index=True),
    sa.Column("version", sa.String(20), nullable=False),
    sa.Column("replaced", sa.Boolean, nullable=False),
)
"""When versions came into this catalogue, to the second and by the day in China: git does not
know it."""

READ_MODEL = (regulation, version, piece, text, link, correction, citation, repeal)
