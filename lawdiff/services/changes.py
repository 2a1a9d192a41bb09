"""What is new: changes by day, and what became of the versions somebody relies on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from lawdiff.errors import TooLarge, UsageError
from lawdiff.model import (
    Change,
    ChangeFilter,
    ChangeMark,
    Event,
    Reliance,
    ReliedOn,
    VersionEntry,
    tally,
)
from lawdiff.model.record import is_label, is_regulation_id
from lawdiff.services.browsing import MAX_LIMIT, check_words
from lawdiff.services.ports import Catalog
from lawdiff.services.texts import Texts

MAX_RELIED_ON = 1000
"""How many versions may be asked about at once."""


@dataclass(frozen=True, slots=True)
class ChangePage:
    """One page of changes, the latest first.

    ``total`` counts them all, ``undated`` the versions that cannot be listed because the day asked
    for is not known. ``cursor`` leads to the next page, None on the last.
    """

    changes: tuple[Change, ...]
    total: int
    undated: int
    cursor: str | None


class Changing:
    """Tells what changed."""

    def __init__(self, catalog: Catalog, texts: Texts, today: Callable[[], dt.date]) -> None:
        self._catalog = catalog
        self._texts = texts
        self._today = today

    def changes(
        self, wanted: ChangeFilter, *, cursor: str | None = None, limit: int = 50
    ) -> ChangePage:
        """One page of changes.

        Raises:
            NotFound: ``no_regulation``.
            UsageError: ``days_turned_round``, ``bad_cursor``, ``query_too_short``.
        """
        self._check(wanted)
        limit = max(1, min(limit, MAX_LIMIT))
        after = _mark(cursor) if cursor else None
        found, total, undated = self._catalog.changes(wanted, after=after, limit=limit + 1)
        page = tuple(found[:limit])
        more = _cursor(page[-1]) if len(found) > limit else None
        return ChangePage(page, total, undated, more)

    def since(self, relied_on: Sequence[str]) -> list[ReliedOn]:
        """What became of versions, each given as ``ID@LABEL``, since they were the newest.

        Raises:
            TooLarge: ``too_many_versions``.
        """
        if len(relied_on) > MAX_RELIED_ON:
            raise TooLarge(
                "too_many_versions",
                "{count} versions were given; {limit} are looked at at once.",
                remedy="Ask in parts.",
                count=len(relied_on),
                limit=MAX_RELIED_ON,
            )
        known: dict[str, list[VersionEntry]] = {}
        return [self._relied_on(given, known) for given in relied_on]

    def _check(self, wanted: ChangeFilter) -> None:
        if wanted.since and wanted.until and wanted.since > wanted.until:
            raise UsageError(
                "days_turned_round",
                "{since} is after {until}.",
                remedy="Name the earlier day first.",
                since=wanted.since.isoformat(),
                until=wanted.until.isoformat(),
            )
        if wanted.words:
            check_words(wanted.words)
        if wanted.regulation is not None:
            self._texts.versions(wanted.regulation)

    def _relied_on(self, given: str, known: dict[str, list[VersionEntry]]) -> ReliedOn:
        id_, _, label = given.partition("@")
        if not is_regulation_id(id_) or not is_label(label):
            return ReliedOn(given, "malformed")
        if id_ not in known:
            known[id_] = self._catalog.versions(id_)
        versions = known[id_]
        place = next((n for n, v in enumerate(versions) if v.label == label), None)
        in_force = next((v.label for v in reversed(versions) if v.holds_on(self._today())), None)
        if place is None:
            return ReliedOn(given, "no_version" if versions else "not_held", in_force=in_force)
        newer = self._newer(versions, place)
        reliance: Reliance = "changed" if len(versions) > place + 1 else "current"
        if reliance == "current" and newer:
            reliance = "ended"
        return ReliedOn(given, reliance, versions[place], in_force, newer)

    def _newer(self, versions: Sequence[VersionEntry], place: int) -> tuple[Change, ...]:
        """The versions after one, and the end of the last."""
        pairs = self._catalog.tallies(versions[0].regulation) if len(versions) > place + 1 else {}
        out = [
            Change(
                event="adopted",
                day=new.date,
                version=new,
                previous=old.label,
                tally=tally(pairs.get((old.label, new.label), {}), old.articles, new.articles),
            )
            for old, new in pairwise(versions[place:])
        ]
        last, today = versions[-1], self._today()
        if (standing := last.standing_on(today)) in {"repealed", "expired"}:
            event: Event = "repealed" if standing == "repealed" else "expired"
            out.append(Change(event=event, day=last.holds_until, version=last))
        return tuple(out)


def _cursor(change: Change) -> str:
    day = change.day.isoformat() if change.day else ""
    return f"{day}|{change.version.regulation}|{change.version.label}|{change.event}"


def _mark(cursor: str) -> ChangeMark:
    day, id_, label, event = [*cursor.split("|"), "", "", "", ""][:4]
    known = is_label(day) and is_regulation_id(id_) and is_label(label) and event in _EVENTS
    if not known or cursor.count("|") != 3 or len(day) != 10:
        raise UsageError(
            "bad_cursor",
            "{cursor!r} is no cursor.",
            remedy="Use the cursor of the page before, as it is.",
            cursor=cursor[:80],
        )
    return ChangeMark(dt.date.fromisoformat(day), id_, label, _EVENTS[event])


_EVENTS: dict[str, Event] = {event: event for event in get_args(Event)}
