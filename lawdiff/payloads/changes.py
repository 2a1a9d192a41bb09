"""What changed, as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from lawdiff.model import (
    Basis,
    Change,
    ChangeFilter,
    Event,
    Reliance,
    ReliedOn,
    RowClass,
    Standing,
)
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.versions import VersionPart


class RepealingPart(Part):
    """The article that says that another text is repealed; empty ``label``: the title says it."""

    regulation: str
    version: str
    label: str


class ChangePart(Part):
    """One thing that happened to a version on ``day``.

    ``previous`` is the version before it, ``tally`` how many articles of each class it brought;
    ``by`` the text that repeals it.
    """

    event: Event
    day: dt.date | None
    version: VersionPart
    standing: Standing
    previous: str | None
    tally: dict[RowClass, int]
    by: RepealingPart | None

    @classmethod
    def of(cls, change: Change, today: dt.date) -> ChangePart:
        """A change as JSON; ``today`` decides the standing."""
        by = dict(zip(RepealingPart.model_fields, change.by or (), strict=False))
        return cls(
            event=change.event,
            day=change.day,
            version=VersionPart.of(change.version),
            standing=change.version.standing_on(today),
            previous=change.previous,
            tally=dict(change.tally),
            by=RepealingPart(**by) if by else None,
        )


class ChangesPayload(Payload):
    """One page of changes, the latest day first.

    ``undated`` counts the versions that cannot be listed because the day asked for is not known.
    """

    kind: Literal["changes"] = "changes"
    basis: Basis
    since: dt.date | None
    until: dt.date | None
    changes: tuple[ChangePart, ...]
    undated: int
    total: int
    complete: bool
    cursor: str | None

    @classmethod
    def of(
        cls,
        wanted: ChangeFilter,
        changes: Iterable[Change],
        *,
        total: int,
        undated: int,
        cursor: str | None,
        today: dt.date,
    ) -> ChangesPayload:
        """A page of changes as JSON."""
        return cls(
            basis=wanted.basis,
            since=wanted.since,
            until=wanted.until,
            changes=tuple(ChangePart.of(change, today) for change in changes),
            undated=undated,
            total=total,
            complete=cursor is None,
            cursor=cursor,
        )


class ReliedOnPart(Part):
    """What became of a version that somebody relies on, given as ``ID@LABEL``.

    ``reliance`` says whether it is still the newest; ``in_force`` is what holds today; ``newer``
    are the versions after it and the end of the regulation, oldest first.
    """

    given: str
    reliance: Reliance
    version: VersionPart | None
    in_force: str | None
    newer: tuple[ChangePart, ...]

    @classmethod
    def of(cls, one: ReliedOn, today: dt.date) -> ReliedOnPart:
        """What became of a version, as JSON; ``today`` decides the standings."""
        return cls(
            given=one.given,
            reliance=one.reliance,
            version=one.version and VersionPart.of(one.version),
            in_force=one.in_force,
            newer=tuple(ChangePart.of(change, today) for change in one.newer),
        )


class SincePayload(Payload):
    """What became of each version that was asked about, in the order given."""

    kind: Literal["since"] = "since"
    versions: tuple[ReliedOnPart, ...]
    changed: int
    total: int
    complete: Literal[True] = True

    @classmethod
    def of(cls, found: Sequence[ReliedOn], today: dt.date) -> SincePayload:
        """What became of versions; ``changed`` counts those that are not current any more."""
        return cls(
            versions=tuple(ReliedOnPart.of(one, today) for one in found),
            changed=sum(one.reliance != "current" for one in found),
            total=len(found),
        )
