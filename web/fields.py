"""What the fields of the forms are called, where what was entered is shown outside of its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from web.languages import lazy_gettext
from web.names import ROLES, SCOPES, SETTLED

PASSWORDS: Final = {
    "password": lazy_gettext("Password"),
    "new_password": lazy_gettext("New password"),
}
"""Fields that are asked for again and never shown."""

_WORDS: Final = {
    "adopted": lazy_gettext("Date of this version"),
    "amended": lazy_gettext("Another regulation that it amends (jurisdiction/name)"),
    "as_id": lazy_gettext("Id (jurisdiction/name)"),
    "decision_text": lazy_gettext("The decision"),
    "effective": lazy_gettext("Holds from"),
    "expires": lazy_gettext("Counts until (may be left empty)"),
    "jurisdiction": lazy_gettext("Id of the jurisdiction (hunan, cn)"),
    "label": lazy_gettext("The version that it made, where it is not of its own day"),
    "name": lazy_gettext("Name"),
    "new_article": lazy_gettext("Its article"),
    "new_ref": lazy_gettext("The new text"),
    "new_text": lazy_gettext("The new text"),
    "new_version": lazy_gettext("Newer version"),
    "old_article": lazy_gettext("Its article"),
    "old_ref": lazy_gettext("The old text"),
    "old_text": lazy_gettext("The old text"),
    "old_version": lazy_gettext("Older version"),
    "other": lazy_gettext("The second text: the older text, or the decision"),
    "role": lazy_gettext("Role"),
    "scope": lazy_gettext("What it opens"),
    "text": lazy_gettext("Text"),
    "verdict": lazy_gettext("They are"),
}
_VALUES: Final[dict[str, Mapping[str, object]]] = {
    "role": dict(ROLES.items()),
    "scope": dict(SCOPES.items()),
    "verdict": dict(SETTLED.items()),
}


def words_of(field: str) -> str:
    """What a field is called; empty for one that nobody fills in. ``0.adopted`` is of a card."""
    return str(_WORDS.get(_bare(field), ""))


def value_said(field: str, value: str) -> str:
    """What was entered, in words where it was chosen from a list."""
    return str(_VALUES.get(_bare(field), {}).get(value, value))


def _bare(field: str) -> str:
    card, _, name = field.partition(".")
    return name if card.isdecimal() else field
