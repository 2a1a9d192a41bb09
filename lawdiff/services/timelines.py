"""A regulation through time: its versions, and the chain of amendments that its texts state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lawdiff.model import Amendment, RowClass, VersionEntry

_ADOPTED = "通过"


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """A version and what it made of the one before: articles of each class, none for the first.

    ``act`` is the amendment that led to it, as its 题注 or that of a later text states it.
    """

    version: VersionEntry
    tally: Mapping[RowClass, int]
    act: Amendment | None


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One event that the 题注 of some version states, and the version held of that day."""

    event: Amendment
    version: str | None

    @property
    def missing(self) -> bool:
        """Whether the text that the event led to is not held."""
        return self.version is None and self.event.date is not None


@dataclass(frozen=True, slots=True)
class Timeline:
    """All versions held, oldest first, against all that were ever made."""

    steps: tuple[TimelineStep, ...]
    chain: tuple[ChainLink, ...]

    @property
    def missing(self) -> tuple[Amendment, ...]:
        """The amendments, and the adoption, whose texts are not held."""
        return tuple(link.event for link in self.chain if link.missing)


def timeline(
    versions: Sequence[VersionEntry], tallies: Mapping[str, Mapping[RowClass, int]]
) -> Timeline:
    """The timeline of a regulation; ``tallies`` as `Versions.tallies` has them."""
    held = {v.date: v.label for v in reversed(versions) if v.date is not None}
    acts = acts_of(versions)
    steps = tuple(TimelineStep(v, tallies.get(v.label, {}), acts.get(v.label)) for v in versions)
    chain = (ChainLink(e, held.get(e.date) if e.date else None) for e in _stated(versions))
    return Timeline(steps, tuple(chain))


def acts_of(versions: Sequence[VersionEntry]) -> dict[str, Amendment]:
    """The amendments that led to the versions, by label, as far as any 题注 states them."""
    stated = {event.date: event for event in _stated(versions) if event.action != _ADOPTED}
    return {v.label: stated[v.date] for v in versions if v.date is not None and v.date in stated}


def _stated(versions: Sequence[VersionEntry]) -> list[Amendment]:
    """The adoption and the amendments that any version states, each once, in order of date.

    The later a text, the more it states; of two that state the same day, the one that names the
    act counts. Those without a date come last, as the latest text states them.
    """
    stated: dict[dt.date, Amendment] = {}
    for version in versions:
        adopted = version.dates.adopted
        if adopted is not None and adopted not in stated:
            stated[adopted] = Amendment(adopted, _ADOPTED, None, "")
        for event in version.amendments:
            if event.date is not None:
                known = stated.get(event.date)
                if known is None or event.act or not known.act:
                    stated[event.date] = event
    undated = [event for event in versions[-1].amendments if event.date is None]
    return [*(stated[day] for day in sorted(stated)), *undated]
