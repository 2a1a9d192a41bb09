"""What the catalogue answers: regulations and versions as rows, without their texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lawdiff.model.difference import LinkKind, Ops, RowClass
from lawdiff.model.record import DatedBy, Filed, InForceBasis
from lawdiff.model.regulation import Annex, Article, Dates, Heading, TextState, UnitKind
from lawdiff.numbering import Number

HoldsBasis = Literal["given", "decision", "effective", "version_date"]
"""Where ``holds_from`` was taken from; ``version_date``: nothing says when it took effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionEntry:
    """One version of a regulation, without its text.

    It holds from ``holds_from`` (included) to ``holds_until`` (excluded: the next version begins
    to hold, or it expires); None where nothing says. ``holds_basis`` says how sure that is.
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
    document_number: str | None
    note: str | None
    text_state: TextState
    complete: bool
    unit: UnitKind
    articles: int
    source_name: str
    source_sha256: str

    def holds_on(self, day: dt.date) -> bool:
        """Whether the version holds on ``day``, as far as its dates say."""
        begun = self.holds_from is not None and self.holds_from <= day
        return begun and (self.holds_until is None or day < self.holds_until)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLink:
    """How an article of one version goes on in the next: the ground of its lineage.

    ``main`` marks the pair of a row; the others are splits and merges. ``row_class`` is the class
    of the row in which the new article stands.
    """

    old_version: str
    new_version: str
    old: Number
    new: Number
    kind: LinkKind
    main: bool
    row_class: RowClass
    score: float
    method: str


@dataclass(frozen=True, slots=True)
class RegulationState:
    """A regulation as the record now holds it, to be made visible in the catalogue.

    ``commits`` names every version; ``new`` are those whose text is to be put in, the others are
    in the catalogue already. ``links`` replace those between the versions they name.
    """

    id: str
    commits: Mapping[str, str]
    new: Sequence[Filed]
    links: Sequence[ArticleLink] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One version in the life of an article.

    ``articles`` are the articles it was in that version: one, several after a split, none where
    it did not stand. ``change`` is what became of it since the version before, with the edits;
    None in the oldest version held.
    """

    version: VersionEntry
    articles: tuple[Article, ...]
    change: RowClass | None
    ops: Ops | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Something the catalogue shows otherwise than the record holds it.

    ``code`` is one of those `verify` reports; ``version`` the label, None for what concerns the
    regulation as a whole.
    """

    code: str
    version: str | None = None
