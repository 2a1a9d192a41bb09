"""What an export is made from: a text with where it came from, or two of them compared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lawdiff.exporting.words import Words
from lawdiff.model import Correspondence, Diff, Document, Place, TextName, TextState
from lawdiff.numbering import Number

_ACTION = re.compile("修正|修订|修改")
_QUOTED = re.compile("《[^《》]*》")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A text as an export names it.

    ``in_force_from`` is the day it begins to hold, None where nothing says. ``fictional``: of a
    jurisdiction that exists in the samples alone. ``origins`` are the places where its articles
    stood first, as far as that is known.
    """

    name: TextName
    document: Document
    in_force_from: dt.date | None = None
    text_state: TextState = "official"
    fictional: bool = False
    origins: Mapping[Number, Place] = field(default_factory=dict)

    @property
    def reference(self) -> str:
        """How the text is named on the command line: a version of the record, or a file."""
        if self.name.regulation and self.name.version:
            return f"{self.name.regulation}@{self.name.version}"
        return self.name.file or self.name.title

    @property
    def date(self) -> dt.date | None:
        """The day its wording is of: the last amendment, else adoption, else promulgation."""
        dates = self.document.dates
        return dates.amended or dates.adopted or dates.promulgated

    def described(self, words: Words) -> str:
        """Title and standing on one line."""
        return self.document.title + words.brackets.format(
            text=words.semicolon.join(self._standing(words))
        )

    def warnings(self, words: Words) -> tuple[str, ...]:
        """What every page must say: that the text is computed, in part, or of no real place."""
        said = (
            (self.text_state == "consolidated", words.consolidated),
            (not self.document.complete, words.incomplete),
            (self.fictional, words.fictional),
        )
        return tuple(text for holds, text in said if holds)

    @property
    def _action(self) -> str:
        """The word of the last amendment that the 题注 prints: 修正, 修订 or 修改."""
        printed = _ACTION.findall(_QUOTED.sub("", self.document.note or ""))
        return str(printed[-1]) if printed else "修改"

    def _standing(self, words: Words) -> Iterator[str]:
        dates = self.document.dates
        if dates.amended:
            yield words.amended.format(day=words.day(dates.amended), action=self._action)
        elif dates.adopted:
            yield words.adopted.format(day=words.day(dates.adopted))
        elif dates.promulgated:
            yield words.promulgated.format(day=words.day(dates.promulgated))
        else:
            yield words.undated
        if self.in_force_from:
            yield words.in_force.format(day=words.day(self.in_force_from))
        if self.text_state == "consolidated":
            yield words.consolidated
        if not self.document.complete:
            yield words.incomplete


@dataclass(frozen=True, slots=True)
class Compared:
    """A diff with the two texts it compares, and what became of each old number."""

    diff: Diff
    old: Edition
    new: Edition
    concordance: tuple[Correspondence, ...] = ()
