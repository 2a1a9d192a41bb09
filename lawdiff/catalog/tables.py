"""The tables of the read model: `reindex` rebuilds it from git, equal row for row.

Its integer keys are counters that are never shown; every row has a natural key besides, by which
two catalogues are compared.
"""

from __future__ import annotations

import sqlalchemy as sa

from lawdiff.catalog.types import KEY, WORDS, Compressed

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

regulation = sa.Table(
    "regulation",
    metadata,
    sa.Column("id", WORDS, primary_key=True),
    sa.Column("title", WORDS, nullable=False),
    sa.Column("title_folded", WORDS, nullable=False),
    sa.Column("jurisdiction", WORDS),
    sa.Column("jurisdiction_id", WORDS, nullable=False, index=True),
    sa.Column("regulation_kind", WORDS),
    sa.Column("latest", WORDS, nullable=False),
    sa.Column("tip", WORDS, nullable=False),
    sa.Column("versions", sa.Integer, nullable=False),
)

LISTED = (regulation.c.jurisdiction_id != sa.literal_column("'cn'"), regulation.c.id)
"""The order in which regulations are listed, national ones first. Indexed, and so without a bound
parameter, in which SQLite does not know an index again."""

sa.Index("ix_regulation_listed", *LISTED)

version = sa.Table(
    "version",
    metadata,
    sa.Column("key", KEY, primary_key=True),
    sa.Column(
        "regulation", sa.ForeignKey("regulation.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("label", WORDS, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("commit", WORDS, nullable=False),
    sa.Column("dated_by", WORDS, nullable=False),
    sa.Column("date", sa.Date),
    sa.Column("title", WORDS, nullable=False),
    sa.Column("title_key", WORDS, nullable=False, index=True),
    sa.Column("jurisdiction", WORDS),
    sa.Column("jurisdiction_id", WORDS),
    sa.Column("regulation_kind", WORDS),
    sa.Column("adopted", sa.Date),
    sa.Column("amended", sa.Date),
    sa.Column("promulgated", sa.Date),
    sa.Column("effective", sa.Date),
    sa.Column("expires", sa.Date),
    sa.Column("in_force_from", sa.Date),
    sa.Column("in_force_basis", WORDS),
    sa.Column("holds_from", sa.Date, index=True),
    sa.Column("holds_until", sa.Date),
    sa.Column("holds_basis", WORDS),
    sa.Column("repealed", sa.Boolean, nullable=False),
    sa.Column("latest", sa.Boolean, nullable=False),
    sa.Column("document_number", WORDS),
    sa.Column("note", WORDS),
    sa.Column("amendments", sa.JSON, nullable=False),
    sa.Column("text_state", WORDS, nullable=False),
    sa.Column("complete", sa.Boolean, nullable=False),
    sa.Column("unit", WORDS, nullable=False),
    sa.Column("outline", sa.JSON, nullable=False),
    sa.Column("warnings", sa.JSON, nullable=False),
    sa.Column("references", sa.JSON, nullable=False),
    sa.Column("articles", sa.Integer, nullable=False),
    sa.Column("source_name", WORDS, nullable=False),
    sa.Column("source_sha256", WORDS, nullable=False),
    sa.UniqueConstraint("regulation", "label"),
)

ending = sa.Table(
    "ending",
    metadata,
    sa.Column("text", WORDS, primary_key=True),
    sa.Column("version", sa.ForeignKey("version.key", ondelete="CASCADE"), primary_key=True),
    sa.Index("ix_ending_version", "version"),
    sqlite_with_rowid=False,  # so that the endings that begin alike lie together
)
"""The title of a version from each of its characters on: what stands in it, one begins with."""

piece = sa.Table(
    "piece",
    metadata,
    sa.Column("version", sa.ForeignKey("version.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("kind", WORDS, nullable=False),
    sa.Column("number", WORDS),
    sa.Column("label", WORDS, nullable=False),
    sa.Column("text", sa.ForeignKey("text.key"), nullable=False, index=True),
    sqlite_with_rowid=False,  # so that the pieces of a version lie together
)
"""Preamble, articles and annexes of a version in their order; ``number`` is the article's stem."""

text = sa.Table(
    "text",
    metadata,
    sa.Column("key", KEY, primary_key=True),
    sa.Column("digest", WORDS, nullable=False, unique=True),
    sa.Column("oid", WORDS, nullable=False),
    sa.Column("caption", WORDS, nullable=False),
    sa.Column("body", WORDS, nullable=False),
    sa.Column("folded", WORDS, nullable=False),
)
"""Every text once, however many versions print it, with the caption that is searched with it.

``oid`` is the blob that holds the body, ``digest`` that of caption and body (a caption may be
longer than an index takes), ``folded`` what search looks in."""

whole = sa.Table(
    "whole",
    metadata,
    sa.Column("version", sa.ForeignKey("version.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("packed", sa.LargeBinary, nullable=False),
)
"""The text of a version again in one piece: whoever reads all of it reads one row, in a tenth of
the time that its pieces take."""

link = sa.Table(
    "link",
    metadata,
    sa.Column("regulation", sa.ForeignKey("regulation.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("old_version", WORDS, primary_key=True),
    sa.Column("old_number", WORDS, primary_key=True),
    sa.Column("new_version", WORDS, primary_key=True),
    sa.Column("new_number", WORDS, primary_key=True),
    sa.Column("kind", WORDS, nullable=False),
    sa.Column("main", sa.Boolean, nullable=False),
    sa.Column("row_class", WORDS, nullable=False),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("method", WORDS, nullable=False),
    sa.Column("confidence", WORDS, nullable=False),
    sa.Index("ix_link_target", "regulation", "new_version", "new_number"),
)
"""How articles follow each other from one version to the next: the ground of every lineage. Both
ends are indexed, so that a lineage is walked in either direction."""

diff = sa.Table(
    "diff",
    metadata,
    sa.Column("regulation", sa.ForeignKey("regulation.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("old_version", WORDS, primary_key=True),
    sa.Column("new_version", WORDS, primary_key=True),
    sa.Column("packed", Compressed, nullable=False),
    sa.Column("became", WORDS, nullable=False),
)
"""What neighbouring versions compare to, and what became of the articles alone; packed by whoever
compares."""

correction = sa.Table(
    "correction",
    metadata,
    sa.Column("regulation", sa.ForeignKey("regulation.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("old_version", WORDS, primary_key=True),
    sa.Column("new_version", WORDS, primary_key=True),
    sa.Column("old_number", WORDS, primary_key=True),
    sa.Column("new_number", WORDS, primary_key=True),
    sa.Column("verdict", WORDS, nullable=False),
)
"""Links that somebody settled by hand, as the record holds them."""

citation = sa.Table(
    "citation",
    metadata,
    sa.Column("text", sa.ForeignKey("text.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("title_key", WORDS, nullable=False, index=True),
    sa.Column("number", WORDS),
    sa.Column("last", WORDS),
)
"""Where a text names another by its title. What is cited is looked up by title when it is asked
for, so that it is found whichever of the two was imported first."""

repeal = sa.Table(
    "repeal",
    metadata,
    sa.Column("version", sa.ForeignKey("version.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("title_key", WORDS, primary_key=True),
    sa.Column("label", WORDS, nullable=False),
    sa.Index("ix_repeal_title_key", "title_key"),
)
"""What a version says it repeals."""

subject = sa.Table(
    "subject",
    metadata,
    sa.Column("regulation", sa.ForeignKey("regulation.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("packed", sa.LargeBinary, nullable=False),
)
"""What the latest version of a regulation is about, packed by whoever compares."""

handle = sa.Table(
    "handle",
    metadata,
    sa.Column("term", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("regulation", sa.ForeignKey("regulation.id", ondelete="CASCADE"), primary_key=True),
    sa.Index("ix_handle_regulation", "regulation"),
)
"""The terms of subjects, by which what may be on the same subject is looked up."""

READ_MODEL = (
    regulation, version, ending, piece, text, whole, link, diff, correction, citation, repeal,
    subject, handle,
)  # fmt: skip
