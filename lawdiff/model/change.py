"""What changed in the law, as a list to keep up with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lawdiff.model.catalogue import Filter, VersionEntry
from lawdiff.model.difference import ROW_CLASSES, RowClass

Basis = Literal["adopted", "in_force", "repealed", "imported"]
"""By which day changes are listed: of adoption, of effect, of the end, of coming into the store."""

Event = Literal["adopted", "in_force", "repealed", "expired", "imported", "replaced"]
"""What happened; ``replaced``: another text took the place of one under the same label."""

Reliance = Literal["current", "changed", "ended", "no_version", "not_held", "malformed"]
"""Whether a version is still the newest; ``ended``: it is, and no longer holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that happened to a version on ``day``, None where that is not known.

    ``previous`` is the version before it, with the number of articles of each class in
    ``tally``. ``by`` is the text that repeals it (id, version, article), where a text does.
    """

    event: Event
    day: dt.date | None
    version: VersionEntry
    previous: str | None = None
    tally: Mapping[RowClass, int] = field(default_factory=dict)
    by: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFilter:
    """Which changes are asked for: from ``since`` to ``until`` (both included) by ``basis``.

    ``words`` must all stand in one article of the version; ``regulation`` is one id.
    """

    basis: Basis
    since: dt.date | None = None
    until: dt.date | None = None
    regulation: str | None = None
    wanted: Filter = field(default_factory=Filter)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """Where a page of changes ended: the last change on it."""

    day: dt.date
    regulation: str
    version: str
    event: Event


@dataclass(frozen=True, slots=True)
class ReliedOn:
    """What became of a version that somebody relies on.

    ``newer`` are the versions after it and the end of the regulation, oldest first; ``in_force``
    is what holds today.
    """

    given: str
    reliance: Reliance
    version: VersionEntry | None = None
    in_force: str | None = None
    newer: tuple[Change, ...] = ()


def tally(pairs: Mapping[RowClass, int], before: int, after: int) -> dict[RowClass, int]:
    """How many articles of each class a version brought.

    ``pairs`` counts the main pairs with the version before, ``before`` and ``after`` the articles
    of both.
    """
    paired = sum(pairs.values())
    counts = {name: pairs.get(name, 0) for name in ROW_CLASSES}
    return counts | {"added": after - paired, "deleted": before - paired}
