"""A regulation through time as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

from lawdiff.model import Amendment, RowClass, Standing, VersionEntry
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.lineages import ActPart
from lawdiff.payloads.versions import VersionPart


class TimelineStepPart(Part):
    """A version with its standing, how many articles of each class it brought, and its act.

    ``tally`` is empty for the first version; ``act`` null where no 题注 states what led to it.
    """

    version: VersionPart
    standing: Standing
    tally: dict[RowClass, int]
    act: ActPart | None


class ChainPart(Part):
    """An event that some 题注 states, and the version held of that day.

    ``missing``: the text that the event led to is not held.
    """

    event: ActPart
    version: str | None
    missing: bool


class TimelinePayload(Payload):
    """All versions held, oldest first, against all that their texts say were ever made."""

    kind: Literal["timeline"] = "timeline"
    regulation: str
    title: str
    steps: tuple[TimelineStepPart, ...]
    chain: tuple[ChainPart, ...]
    missing: int
    total: int
    complete: Literal[True] = True

    @classmethod
    def of(
        cls,
        steps: Iterable[tuple[VersionEntry, Mapping[RowClass, int], Amendment | None]],
        chain: Iterable[tuple[Amendment, str | None, bool]],
        today: dt.date,
    ) -> TimelinePayload:
        """A timeline as JSON; ``today`` decides the standings."""
        parts = tuple(
            TimelineStepPart(
                version=VersionPart.of(version),
                standing=version.standing_on(today),
                tally=dict(tally),
                act=act and ActPart.of(act),
            )
            for version, tally, act in steps
        )
        links = tuple(
            ChainPart(event=ActPart.of(event), version=version, missing=missing)
            for event, version, missing in chain
        )
        last = parts[-1].version
        return cls(
            regulation=last.regulation,
            title=last.title,
            steps=parts,
            chain=links,
            missing=sum(link.missing for link in links),
            total=len(parts),
        )
