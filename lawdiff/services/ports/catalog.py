"""What the use cases ask of the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from lawdiff.model import (
    Article,
    ArticleLink,
    AuditEntry,
    Change,
    ChangeFilter,
    ChangeMark,
    Citing,
    Content,
    Correction,
    Difference,
    Filter,
    Found,
    Frame,
    Holdings,
    Notice,
    Place,
    QuarantinedFile,
    RegulationEntry,
    RegulationState,
    RowClass,
    StatedReference,
    VersionEntry,
)
from lawdiff.numbering import Number


class Catalog(Protocol):
    """The catalogue."""

    def snapshot(self) -> AbstractContextManager[None]:
        """All that is read within the block is of one moment."""

    def regulations(
        self, wanted: Filter, day: dt.date, *, after: str | None = None, limit: int
    ) -> tuple[list[RegulationEntry], int]:
        """One page of regulations and the number of all."""

    def first(self, wanted: Filter, day: dt.date, limit: int) -> list[RegulationEntry]:
        """The first of the regulations wanted."""

    def regulation(self, id_: str, day: dt.date) -> RegulationEntry | None:
        """One regulation."""

    def is_empty(self) -> bool:
        """Whether nothing is held, neither regulations nor anything of the desk."""

    def ids(self) -> set[str]:
        """The ids of all regulations."""

    def jurisdictions(self) -> list[tuple[str, str | None, int]]:
        """Every jurisdiction: id, printed name, number of regulations."""

    def kinds(self) -> list[tuple[str, int]]:
        """Every kind of regulation with the number of its regulations."""

    def holdings(self) -> Holdings:
        """How much is held."""

    def newest(self, limit: int) -> list[VersionEntry]:
        """The latest versions of the regulations that changed last."""

    def doubted(
        self, after: tuple[str, str] | None, limit: int
    ) -> list[tuple[VersionEntry, list[Notice]]]:
        """Versions with what was doubtful when they were parsed, by id and label."""

    def generation(self) -> int | None:
        """A number that changes whenever anybody writes; None where none is told cheaply."""

    def tip(self, id_: str) -> str | None:
        """The commit of a regulation's latest version."""

    def versions(self, id_: str) -> list[VersionEntry]:
        """All versions of a regulation, oldest first."""

    def versions_of(self, ids: Collection[str]) -> Mapping[str, Sequence[VersionEntry]]:
        """All versions of each of some regulations, oldest first; of those that are held."""

    def content(self, entry: VersionEntry) -> Content:
        """The text of a version."""

    def article(self, entry: VersionEntry, number: Number) -> Article | None:
        """One article of a version."""

    def warnings(self, entry: VersionEntry) -> list[Notice]:
        """What was doubtful when a version was parsed."""

    def links(self, id_: str, new_version: str | None = None) -> list[ArticleLink]:
        """How the articles of a regulation's versions go on in each other, or in one."""

    def trail(self, id_: str, start: Place) -> list[ArticleLink]:
        """The links that lead on from an article and to it, as far as they go."""

    def articles(self, id_: str, places: Collection[Place]) -> dict[Place, Article]:
        """The articles of a regulation at some places, as far as they are there."""

    def frame(self, entry: VersionEntry) -> Frame:
        """What stands around the articles of a version."""

    def references(self, entry: VersionEntry) -> list[StatedReference]:
        """The references in the articles of a version, in order."""

    def became(self, old: VersionEntry, new: VersionEntry) -> str | None:
        """What became of the articles of a version in the next, packed; None where not kept."""

    def diff(self, old: VersionEntry, new: VersionEntry) -> str | None:
        """What two neighbouring versions compare to, packed; None where it is not kept."""

    def corrections(self, id_: str) -> list[Correction]:
        """The links that were settled by hand."""

    def in_doubt(self, after: str | None, limit: int) -> list[tuple[str, str, int]]:
        """Regulations with doubtful links that nobody settled: id, title, how many."""

    def tallies(self, id_: str) -> dict[tuple[str, str], dict[RowClass, int]]:
        """How many main pairs of each class stand between two versions, by their labels."""

    def changes(
        self, wanted: ChangeFilter, *, after: ChangeMark | None = None, limit: int
    ) -> tuple[list[Change], int, int]:
        """One page of changes, the number of all, and of those whose day is not known."""

    def bearing(self, titles: Collection[str]) -> dict[str, list[str]]:
        """The regulations that bear or bore each of some titles (as `title_key` has them)."""

    def citing(
        self, titles: Collection[str], *, but: str, offset: int, limit: int
    ) -> tuple[list[Citing], int]:
        """One page of the places that name one of some titles, in other regulations."""

    def sharing(
        self, handles: Collection[int], *, but: Collection[str], limit: int
    ) -> list[tuple[str, bytes]]:
        """The subjects that share most handles, packed, but those of some jurisdictions."""

    def subject(self, id_: str) -> bytes | None:
        """What the latest version of a regulation is about, packed."""

    def subjects(self) -> list[tuple[str, bytes]]:
        """All regulations with what they are about, packed, by id."""

    def latest(self, ids: Collection[str]) -> dict[str, VersionEntry]:
        """The latest versions of some regulations, by id."""

    def search(
        self,
        words: Sequence[str],
        wanted: Filter,
        *,
        day: dt.date,
        strictly: bool = False,
        offset: int = 0,
        limit: int,
    ) -> Found:
        """The articles that hold all words."""

    def claimed(self, ids: Sequence[str], patience: float) -> AbstractContextManager[set[str]]:
        """Hold regulations against the writers of other hosts; those that could be had."""

    def begin(self, ids: Iterable[str], actor: str) -> None:
        """Note that regulations are about to be written, and by whom."""

    def begun(self) -> dict[str, str]:
        """The regulations whose writing was begun and not ended, and who began it."""

    def put(self, entries: Iterable[RegulationState], audit: Sequence[AuditEntry] = ()) -> None:
        """Make regulations visible at one moment, as they come, and log who did it.

        ``audit`` is read when all have come.
        """

    def forget(self, ids: Sequence[str]) -> None:
        """Take regulations out."""

    def differences(self, state: RegulationState) -> list[Difference]:
        """What is shown otherwise than a state that was read whole from the record."""

    def index_differs(self) -> bool:
        """Whether search would miss a text, or a text is kept that no version prints."""

    def rebuild_index(self) -> None:
        """Make the search index anew."""

    def quarantine(self, file: QuarantinedFile, entry: AuditEntry) -> None:
        """Keep a source back until somebody decides."""

    def quarantined(self) -> list[QuarantinedFile]:
        """The sources that are kept back."""

    def release(self, sha256: str, entry: AuditEntry | None = None) -> None:
        """Let a source go."""
