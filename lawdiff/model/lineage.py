"""An article through time: how it goes on from version to version, and where its words are from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lawdiff.model.catalogue import VersionEntry
from lawdiff.model.difference import Confidence, LinkKind, Ops, RowClass
from lawdiff.model.record import is_label
from lawdiff.model.regulation import Amendment, Article
from lawdiff.numbering import Number

Verdict = Literal["same", "split", "merge", "apart"]
"""What somebody settled about two articles; ``apart``: they do not belong together."""

Settled = Literal["none", "same", "split", "merge", "apart"]
"""How it stands between two articles; ``none``: nobody settled anything, the program decides."""


@dataclass(frozen=True, slots=True)
class Place:
    """An article in one version: all a permanent address needs, since neither ever changes.

    Whatever is imported later, the article that bore this number in this version has a history;
    the place where it stood first names its lineage.
    """

    version: str
    number: Number

    @classmethod
    def of_address(cls, address: str) -> Place | None:
        """The place written ``2018-08-31:12-1``; None where it is not written so."""
        version, _, number = address.rpartition(":")
        value = Number.of_address(number)
        return cls(version, value) if value is not None and is_label(version) else None

    @property
    def address(self) -> str:
        """``2018-08-31:12-1``."""
        return f"{self.version}:{self.number.address}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLink:
    """How an article of one version goes on in a later one: the ground of its lineage.

    ``main`` marks the pair of a row; the others are splits and merges. ``row_class`` is the class
    of the row in which the new article stands. Links join neighbouring versions; the article that
    comes back after it was deleted is joined to where it stood last.
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
    confidence: Confidence

    @property
    def followed(self) -> bool:
        """Whether a lineage runs through it: a doubtful link is named, never followed."""
        return self.confidence != "low"

    @property
    def source(self) -> Place:
        """Its end in the older version."""
        return Place(self.old_version, self.old)

    @property
    def target(self) -> Place:
        """Its end in the newer version."""
        return Place(self.new_version, self.new)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A link between two articles that somebody settled by hand."""

    old_version: str
    new_version: str
    old: Number
    new: Number
    verdict: Verdict

    @property
    def key(self) -> tuple[str, str, Number, Number]:
        """The link it is about."""
        return self.old_version, self.new_version, self.old, self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One version in the life of an article.

    ``articles`` are the articles it was in that version: one, several after a split or before a
    merge, none where it did not stand. ``change`` is what became of it since the version before,
    with the edits; None in the oldest version held. ``act`` is the amendment that led to the
    version, as a 题注 states it. ``links`` lead here from the step before; ``doubtful`` ones might,
    and are not followed until somebody confirms them.
    """

    version: VersionEntry
    articles: tuple[Article, ...]
    change: RowClass | None
    ops: Ops | None
    act: Amendment | None = None
    links: tuple[ArticleLink, ...] = ()
    doubtful: tuple[ArticleLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A run of text, from ``start`` to ``end`` (code points of its line), and where it is from.

    ``place`` is the article in which these words first stood.
    """

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class BlamedLine:
    """One 款, 项 or 目 of an article and the versions that put its words there.

    ``version`` changed the line last; ``first`` is where its oldest words are from. The two
    differ where a line was changed in part: ``origins`` then say which words are whose.
    """

    text: str
    version: str
    first: Place
    origins: tuple[Origin, ...]

    @property
    def changed_in_part(self) -> bool:
        """Whether its words come from more than one version."""
        return len({origin.place.version for origin in self.origins}) > 1
