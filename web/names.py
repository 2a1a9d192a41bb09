"""What things are called on pages: classes of rows, standings of versions, kinds of facts."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Final, get_args

from lawdiff.model import (
    Action,
    AnalogueReason,
    Basis,
    CellState,
    DatedBy,
    ElementKind,
    Event,
    FactKind,
    Noise,
    Outcome,
    ParentStatus,
    Reliance,
    Role,
    RowClass,
    Scope,
    Settled,
    VersionEntry,
)
from lawdiff.model.record import label_date
from lawdiff.samples import FICTIONAL_JURISDICTIONS, JURISDICTION_NAMES
from web.languages import day, gettext, lazy_gettext

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
BASES: Final[dict[Basis, object]] = {
    "adopted": lazy_gettext("was adopted or amended"),
    "in_force": lazy_gettext("came into force"),
    "repealed": lazy_gettext("was repealed or expired"),
    "imported": lazy_gettext("came into the record"),
}
EVENTS: Final[dict[Event, object]] = {
    "adopted": lazy_gettext("Adopted or amended"),
    "in_force": lazy_gettext("Comes into force"),
    "repealed": lazy_gettext("Repealed"),
    "expired": lazy_gettext("Expired"),
    "imported": lazy_gettext("Came into the record"),
    "replaced": lazy_gettext("Its text was replaced in the record"),
}
RELIANCES: Final[dict[Reliance, object]] = {
    "current": lazy_gettext("Still the newest"),
    "changed": lazy_gettext("Changed since"),
    "ended": lazy_gettext("Ended"),
    "no_version": lazy_gettext("No such version is held"),
    "not_held": lazy_gettext("No such regulation is held"),
    "malformed": lazy_gettext("No name of a version"),
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
DATES: Final = {
    "adopted": lazy_gettext("Adopted"),
    "amended": lazy_gettext("Last amended"),
    "promulgated": lazy_gettext("Promulgated"),
    "effective": lazy_gettext("Effective"),
    "expires": lazy_gettext("Expires"),
}
DATED: Final[dict[DatedBy, object]] = {
    "amended": lazy_gettext("by the last amendment it names"),
    "adopted": lazy_gettext("by its adoption"),
    "promulgated": lazy_gettext("by its promulgation"),
    "effective": lazy_gettext("by its date of effect"),
    "file": lazy_gettext("by the date in the file's name: please check"),
    "given": lazy_gettext("by the date you gave"),
    "none": lazy_gettext("the text names no date: please fill it in"),
}
EXPECTED: Final[dict[Outcome, object]] = {
    "stored": lazy_gettext("New"),
    "unchanged": lazy_gettext("Already held"),
    "quarantined": lazy_gettext("To quarantine"),
    "refused": lazy_gettext("Would be refused"),
}
OUTCOMES: Final[dict[Outcome, object]] = {
    "stored": lazy_gettext("Filed"),
    "unchanged": lazy_gettext("Already held"),
    "quarantined": lazy_gettext("In quarantine"),
    "refused": lazy_gettext("Not filed"),
}
ROLES: Final[dict[Role, object]] = {
    "reader": lazy_gettext("Reader"),
    "editor": lazy_gettext("Editor"),
    "admin": lazy_gettext("Administrator"),
}
SCOPES: Final[dict[Scope, object]] = {
    "read": lazy_gettext("Read"),
    "import": lazy_gettext("Import texts, decide on quarantine"),
    "align": lazy_gettext("Settle links"),
    "admin": lazy_gettext("Everything"),
}
ACTIONS: Final[dict[Action, object]] = {
    "import": lazy_gettext("Import"),
    "replace": lazy_gettext("Replace"),
    "quarantine": lazy_gettext("Keep back"),
    "drop": lazy_gettext("Drop"),
    "align": lazy_gettext("Settle a link"),
    "add_token": lazy_gettext("Make a token"),
    "revoke_token": lazy_gettext("Revoke a token"),
    "add_user": lazy_gettext("Add a person"),
    "change_user": lazy_gettext("Change a person"),
    "remove_user": lazy_gettext("Remove a person"),
    "repair": lazy_gettext("Repair"),
    "reindex": lazy_gettext("Rebuild the catalogue"),
    "backup": lazy_gettext("Back up"),
    "restore": lazy_gettext("Restore"),
}
SETTLED: Final[dict[Settled, object]] = {
    "none": lazy_gettext("Left to the program"),
    "same": lazy_gettext("The same article"),
    "split": lazy_gettext("A part split off"),
    "merge": lazy_gettext("Merged into it"),
    "apart": lazy_gettext("Not the same"),
}
assert set(ACTIONS) == set(get_args(Action))  # noqa: S101
assert set(FACTS) == set(get_args(FactKind))  # noqa: S101  # a kind without a name shows at start


class Standing(StrEnum):
    """Whether a version holds on a day."""

    IN_FORCE = "in-force"
    FUTURE = "future"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    REPEALED = "repealed"
    UNKNOWN = "unknown"


STANDINGS: Final = {
    Standing.IN_FORCE: lazy_gettext("In force"),
    Standing.FUTURE: lazy_gettext("Not yet in force"),
    Standing.SUPERSEDED: lazy_gettext("Superseded"),
    Standing.EXPIRED: lazy_gettext("Expired"),
    Standing.REPEALED: lazy_gettext("Repealed"),
    Standing.UNKNOWN: lazy_gettext("Date of effect unknown"),
}


def standing(entry: VersionEntry, today: dt.date) -> Standing:
    """Whether a version holds today, as far as its dates say."""
    return Standing(entry.standing_on(today).replace("_", "-"))


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
