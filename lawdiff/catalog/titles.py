"""Titles, found by whatever stands anywhere in them.

A title is kept from each of its characters on, so that what stands in it is what one of these
endings begins with, and many titles are gone through no longer than few.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from lawdiff.catalog.inserting import insert
from lawdiff.catalog.tables import ending, regulation, version
from lawdiff.folding import search_key as folded

_KEPT = 32  # characters of an ending; what is longer is found by these and checked in the title
_AFTER = chr(sys.maxunicode) * _KEPT  # put behind a beginning: no ending comes later
_FEW = 256  # endings; a page of what more begin with is sooner found by going through the list

_BEGINNING = sa.bindparam("beginning", type_=sa.Text)
_BEGINS = ending.c.text.between(_BEGINNING, _BEGINNING + _AFTER)
_MORE = sa.select(sa.select(ending.c.version).where(_BEGINS).offset(_FEW).limit(1).exists())
NARROWING = regulation.c.id.in_(
    sa.select(version.c.regulation).join(ending, ending.c.version == version.c.key).where(_BEGINS)
)
"""The condition on `regulation` that a title it bears or bore holds ``beginning``."""


def put(connection: sa.Connection, titles: Iterable[tuple[int, str]]) -> None:
    """Put in the titles of versions, given with their keys."""
    rows = [{"text": text, "version": key} for key, title in titles for text in endings(title)]
    insert(connection, ending, rows)


def endings(title: str) -> Sequence[str]:
    """What is kept of a title, in order."""
    whole = folded(title)
    return sorted({whole[n : n + _KEPT] for n in range(len(whole))})


def narrowing(connection: sa.Connection, words: str) -> dict[str, str]:
    """The parameter of `NARROWING` for folded words; none where it would not narrow."""
    named = {"beginning": words[:_KEPT]}
    return {} if not words or connection.scalar(_MORE, named) else named
