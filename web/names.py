"""What things are called on pages: classes of rows, standings of versions, kinds of facts."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Final, get_args

from flask_babel import lazy_gettext

from lawdiff.model import (
    AnalogueReason,
    CellState,
    ElementKind,
    FactKind,
    Noise,
    ParentStatus,
    RowClass,
    VersionEntry,
)
from lawdiff.model.record import label_date
from lawdiff.samples import FICTIONAL_JURISDICTIONS, JURISDICTION_NAMES
from web.languages import day, gettext

LETTERS: Final[dict[RowClass, str]] = {
    "unchanged": "同",
    "renumbered": "移",
    "amended": "改",
    "amended_renumbered": "改",
    "added": "增",
    "deleted": "删",
}
"""The mark of each class, one character: the matter itself, so the same in every language."""

CLASSES: Final = {
    "unchanged": lazy_gettext("Unchanged"),
    "renumbered": lazy_gettext("Renumbered only"),
    "amended": lazy_gettext("Amended"),
    "amended_renumbered": lazy_gettext("Amended and renumbered"),
    "added": lazy_gettext("Added"),
    "deleted": lazy_gettext("Deleted"),
}
NOISES: Final[dict[Noise, object]] = {
    "punctuation": lazy_gettext("Punctuation or layout only"),
    "xref": lazy_gettext("Only references that follow the renumbering"),
    "substitution": lazy_gettext("Only a term replaced throughout"),
}
FACTS: Final[dict[FactKind, object]] = {
    "fine": lazy_gettext("Fines"),
    "amount": lazy_gettext("Amounts"),
    "deadline": lazy_gettext("Deadlines"),
    "duration": lazy_gettext("Durations"),
    "percentage": lazy_gettext("Percentages"),
    "modal": lazy_gettext("Must, may, must not"),
    "authority": lazy_gettext("Authorities"),
    "licence": lazy_gettext("Licences and filings"),
}
CELL_LETTERS: Final[dict[CellState, str]] = {
    "baseline": "基",
    "same": "同",
    "different": "异",
    "absent": "缺",
    "only here": "独",
}
"""The mark of each state of a cell, one character, the same in every language."""

CELLS: Final[dict[CellState, object]] = {
    "baseline": lazy_gettext("Baseline"),
    "same": lazy_gettext("Much the same, same figures"),
    "different": lazy_gettext("Different"),
    "absent": lazy_gettext("Nothing on this"),
    "only here": lazy_gettext("Only here"),
}
ELEMENTS: Final[dict[ElementKind, object]] = {
    "authority": lazy_gettext("Who"),
    "modality": lazy_gettext("Must, may, must not"),
    "fine": lazy_gettext("Fines"),
    "amount": lazy_gettext("Amounts"),
    "deadline": lazy_gettext("Deadlines"),
    "percentage": lazy_gettext("Percentages"),
    "licence": lazy_gettext("Licences and filings"),
}
REASONS: Final[dict[AnalogueReason, object]] = {
    "same_title": lazy_gettext("the same subject in its title"),
    "like_title": lazy_gettext("a similar subject in its title, and similar content"),
    "content": lazy_gettext("similar content under another title"),
}
PARENT_STATUSES: Final[dict[ParentStatus, object]] = {
    "unchanged": lazy_gettext("Unchanged since"),
    "changed": lazy_gettext("Changed since: look at the text again"),
    "ended": lazy_gettext("No longer in force: look at the text again"),
    "earlier_not_held": lazy_gettext("Its text of that time is not held"),
    "undated": lazy_gettext("Not known: the text bears no date"),
    "not_held": lazy_gettext("Not held"),
    "ambiguous": lazy_gettext("Several texts bear this title"),
}
METHODS: Final = {
    "exact": lazy_gettext("the same text"),
    "content": lazy_gettext("by content"),
    "manual": lazy_gettext("by hand"),
}
assert set(FACTS) == set(get_args(FactKind))  # noqa: S101  # a kind without a name shows at start


class Standing(StrEnum):
    """Whether a version holds on a day."""

    IN_FORCE = "in-force"
    FUTURE = "future"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


STANDINGS: Final = {
    Standing.IN_FORCE: lazy_gettext("In force"),
    Standing.FUTURE: lazy_gettext("Not yet in force"),
    Standing.SUPERSEDED: lazy_gettext("Superseded"),
    Standing.EXPIRED: lazy_gettext("Expired"),
    Standing.UNKNOWN: lazy_gettext("Date of effect unknown"),
}


def standing(entry: VersionEntry, today: dt.date) -> Standing:
    """Whether a version holds today, as far as its dates say."""
    if entry.holds_from is None:
        return Standing.UNKNOWN
    if today < entry.holds_from:
        return Standing.FUTURE
    if entry.holds_on(today):
        return Standing.IN_FORCE
    expired = entry.dates.expires is not None and entry.dates.expires == entry.holds_until
    return Standing.EXPIRED if expired else Standing.SUPERSEDED


def version_name(label: str) -> str:
    """A version's label for people: its day in words, and which text of that day it is."""
    date = label_date(label)
    if date is None:
        return gettext("Undated text {mark}").format(mark=label.removeprefix("undated-"))
    _, _, ordinal = label.partition(".")
    if not ordinal:
        return day(date)
    return gettext("{day}, text {ordinal}").format(day=day(date), ordinal=ordinal)


def place(id_: str, printed: str | None) -> str:
    """A jurisdiction for people: as printed, else as the samples name it, else its id.

    ``id_`` may also be a regulation's: its first part is where the regulation was filed.
    """
    filed = id_.partition("/")[0]
    return printed or JURISDICTION_NAMES.get(filed, filed)


def is_fictional(id_: str) -> bool:
    """Whether a jurisdiction, or that of a regulation, exists nowhere but in the samples."""
    return id_.partition("/")[0] in FICTIONAL_JURISDICTIONS
