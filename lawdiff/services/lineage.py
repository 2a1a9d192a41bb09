"""How articles go on from one version to the next."""

from __future__ import annotations

from lawdiff import diffing
from lawdiff.model import ArticleLink, Diff, Document, TextName


def links_between(
    old_version: str, new_version: str, old: Document, new: Document
) -> list[ArticleLink]:
    """The links between the articles of two neighbouring versions, main pairs and others."""
    names = TextName(old.title, version=old_version), TextName(new.title, version=new_version)
    diff = diffing.diff(old, new, old_name=names[0], new_name=names[1], facts=False)
    return [*_main(diff, old_version, new_version), *_others(diff, old_version, new_version)]


def _main(diff: Diff, old_version: str, new_version: str) -> list[ArticleLink]:
    return [
        ArticleLink(
            old_version=old_version,
            new_version=new_version,
            old=row.old.number,
            new=row.new.number,
            kind="same",
            main=True,
            row_class=row.row_class,
            score=row.similarity or 0.0,
            method=row.method or "content",
        )
        for row in diff.rows
        if row.old is not None and row.new is not None
    ]


def _others(diff: Diff, old_version: str, new_version: str) -> list[ArticleLink]:
    """Splits and merges beside the main pairs."""
    olds = {row.old.label: row.old.number for row in diff.rows if row.old is not None}
    news = {row.new.label: (row.new.number, row.row_class) for row in diff.rows if row.new}
    pairs = {(row.old.label, row.new.label) for row in diff.rows if row.old and row.new}
    return [
        ArticleLink(
            old_version=old_version,
            new_version=new_version,
            old=olds[link.old],
            new=news[link.new][0],
            kind=link.kind,
            main=False,
            row_class=news[link.new][1],
            score=link.score,
            method=link.method,
        )
        for link in diff.links
        if (link.old, link.new) not in pairs
    ]
