"""What the catalogue answers: regulations and versions as rows, without their texts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

from lawdiff.model.record import DatedBy, InForceBasis
from lawdiff.model.regulation import (
    Amendment,
    Annex,
    Article,
    Dates,
    Heading,
    TextState,
    UnitKind,
)
from lawdiff.numbering import Number

HoldsBasis = Literal["given", "decision", "effective", "version_date"]
"""Where ``holds_from`` was taken from; ``version_date``: nothing says when it took effect."""

Standing = Literal["in_force", "future", "superseded", "expired", "repealed", "unknown"]
"""Whether a version holds on a day, and if it does not, why; ``unknown``: its dates do not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionEntry:
    """One version of a regulation, without its text.

    It holds from ``holds_from`` (included) to ``holds_until`` (excluded: the next version begins
    to hold, it expires, or another text repeals it); None where nothing says. ``holds_basis`` says
    how sure that is. ``repealed``: a text that is held says that it ends then, or its source calls
    it repealed and nothing says since when. ``amendments`` is the chain that its 题注 states.
    """

    regulation: str
    label: str
    commit: str
    dated_by: DatedBy
    date: dt.date | None
    title: str
    jurisdiction: str | None
    jurisdiction_id: str | None
    regulation_kind: str | None
    dates: Dates
    in_force_from: dt.date | None
    in_force_basis: InForceBasis | None
    holds_from: dt.date | None
    holds_until: dt.date | None
    holds_basis: HoldsBasis | None
    repealed: bool
    document_number: str | None
    note: str | None
    amendments: tuple[Amendment, ...]
    text_state: TextState
    complete: bool
    unit: UnitKind
    articles: int
    source_name: str
    source_sha256: str

    def holds_on(self, day: dt.date) -> bool:
        """Whether the version holds on ``day``, as far as its dates say."""
        begun = self.holds_from is not None and self.holds_from <= day
        return begun and not self._ended_by(day)

    def standing_on(self, day: dt.date) -> Standing:
        """Whether the version holds on ``day``, and if it does not, why."""
        if self.holds_from is not None and day < self.holds_from:
            return "future"
        if not self._ended_by(day):
            return "in_force" if self.holds_from is not None else "unknown"
        if self.repealed:
            return "repealed"
        expired = self.dates.expires is not None and self.dates.expires < day
        return "expired" if expired else "superseded"

    def _ended_by(self, day: dt.date) -> bool:
        return self.repealed if self.holds_until is None else self.holds_until <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationEntry:
    """One regulation, as a row of a list: its latest title and how much is held of it.

    ``in_force`` is the label of the version that holds on the day asked for, None where none does.
    """

    id: str
    title: str
    jurisdiction: str | None
    jurisdiction_id: str | None
    regulation_kind: str | None
    versions: int
    latest: str
    in_force: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article (or preamble or annex, then without a number) found by a search.

    ``spans`` are the places of the words searched for in ``text``, in code points.
    """

    version: VersionEntry
    label: str
    number: str | None
    caption: str | None
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, the number found (up to a stated reach), and whether that is all."""

    hits: tuple[Hit, ...]
    total: int
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which regulations a list or a search is about; None leaves a side open."""

    jurisdiction: str | None = None
    regulation_kind: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much is held: ``texts`` counts every wording of an article once.

    ``doubted`` counts the versions in whose parsing something was doubtful.
    """

    regulations: int
    versions: int
    articles: int
    texts: int
    doubted: int


@dataclass(frozen=True, slots=True)
class Content:
    """The text of one version as the catalogue serves it."""

    outline: tuple[Heading, ...]
    preamble: str | None
    articles: tuple[Article, ...]
    annexes: tuple[Annex, ...]


class ArticleName(NamedTuple):
    """An article without its text."""

    number: Number
    label: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the articles of a version: its outline, the titles of its annexes."""

    outline: tuple[Heading, ...]
    annexes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something the catalogue shows otherwise than the record holds it.

    ``code`` is one of those `verify` reports; ``version`` the label, None for what concerns the
    regulation as a whole.
    """

    code: str
    version: str | None = None
