"""Which of a regulation's versions is meant: by its label, or by a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lawdiff.errors import NotFound
from lawdiff.model import VersionEntry
from lawdiff.model.record import check_label


def version_in(versions: Sequence[VersionEntry], label: str) -> VersionEntry:
    """The version under a label; ``versions`` are all of a regulation, oldest first.

    Raises:
        NotFound: ``no_version``.
    """
    for entry in versions:
        if entry.label == label:
            return entry
    raise NotFound(
        "no_version",
        "{regulation} has no version {label}; it has {held}.",
        remedy="`lawdiff versions {regulation}` shows what is held.",
        regulation=versions[0].regulation,
        label=label,
        held=", ".join(v.label for v in versions[-6:]),
    )


def holding_in(versions: Sequence[VersionEntry], day: dt.date) -> VersionEntry:
    """The version that holds on ``day``: never the nearest text in its stead.

    Raises:
        NotFound: ``not_in_force`` with the stretch that is held.
    """
    holding = [v for v in versions if v.holds_on(day)]
    if holding:
        return holding[-1]
    raise NotFound(
        "not_in_force",
        "No version of {regulation} that is held was in force on {day}: {held}.",
        remedy="Name a version by its label: {regulation}@LABEL.",
        regulation=versions[0].regulation,
        day=day.isoformat(),
        held="; ".join(map(_stretch, versions)),
    )


def named_in(versions: Sequence[VersionEntry], name: str) -> tuple[VersionEntry, dt.date | None]:
    """The version under a label or, where none has it, as of the day it is; and that day.

    Raises:
        NotFound: ``no_version``, ``not_in_force``.
        UsageError: ``bad_label``.
    """
    check_label(name)
    labels = {v.label: v for v in versions}
    if name in labels or name.startswith("undated") or "." in name:
        return version_in(versions, name), None
    day = dt.date.fromisoformat(name)
    return holding_in(versions, day), day


def not_held(id_: str) -> NotFound:
    """The refusal of a regulation of which nothing is held."""
    return NotFound(
        "no_regulation",
        "No regulation {regulation} is held.",
        remedy="`lawdiff list` shows what is held; `lawdiff import` adds to it.",
        regulation=id_,
    )


def _stretch(entry: VersionEntry) -> str:
    begin = entry.holds_from.isoformat() if entry.holds_from else "unknown"
    end = entry.holds_until.isoformat() if entry.holds_until else "…"
    return f"{entry.label} holds from {begin} to {end}"
