"""What the use cases ask of the record and the catalogue, which are handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import IO, Any, Protocol, TypeVar

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
    Held,
    Holdings,
    Notice,
    Place,
    QuarantinedFile,
    Record,
    RegulationEntry,
    RegulationState,
    Role,
    RowClass,
    Token,
    User,
    VersionEntry,
)
from lawdiff.numbering import Number

In = TypeVar("In")
Out = TypeVar("Out")


class Writer(Protocol):
    """The right to write to one regulation."""

    def write(self, records: Sequence[Record], *, tip: str | None) -> Mapping[str, str]:
        """File versions; the commits of all that are then held, by label."""

    def mend(self) -> None:
        """Bring the repository into its last whole state."""

    def corrections(self) -> list[Correction]:
        """The links that were settled by hand."""

    def settle(self, corrections: Sequence[Correction]) -> None:
        """File links in the place of those that are held."""

    def unbundle(self, stream: IO[bytes]) -> None:
        """Make the repository from a bundle that may be hostile."""


class Store(Protocol):
    """The record."""

    def regulations(self) -> Iterator[str]:
        """The ids of all regulations held, in order."""

    def tip(self, regulation: str) -> str | None:
        """The commit of the latest version."""

    def held(self, regulation: str) -> list[Held]:
        """All versions of a regulation, oldest first."""

    def read(self, regulation: str, commit: str) -> Record:
        """The version at a commit."""

    def history(self, regulation: str) -> list[tuple[Held, Record]]:
        """All versions with their texts, oldest first."""

    def corrections(self, regulation: str) -> list[Correction]:
        """The links between articles that were settled by hand."""

    def advertised(self, regulation: str) -> bytes:
        """What a git client may fetch of a regulation."""

    def packed(self, regulation: str, request: bytes, *, gzipped: bool) -> Iterator[bytes]:
        """The answer to a git client's request, as it comes."""

    def bundled(
        self, regulation: str, versions: Mapping[str, str], corrections: Sequence[Correction]
    ) -> Iterator[bytes]:
        """A regulation as it was when it had some versions and corrections, as a git bundle."""

    def check(self, regulation: str) -> list[str]:
        """What git finds wrong with a repository."""

    def founded(self) -> AbstractContextManager[None]:
        """Make a store of an empty folder, whole or not at all."""

    def writer(
        self, regulation: str, patience: float | None = None
    ) -> AbstractContextManager[Writer]:
        """The only right to write to a regulation, for the length of a block."""


class Catalog(Protocol):
    """The catalogue."""

    def snapshot(self) -> AbstractContextManager[None]:
        """All that is read within the block is of one moment."""

    def regulations(
        self, wanted: Filter, day: dt.date, *, after: str | None = None, limit: int
    ) -> tuple[list[RegulationEntry], int]:
        """One page of regulations and the number of all."""

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

    def corrections(self, id_: str) -> list[Correction]:
        """The links that were settled by hand."""

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

    def put(self, entries: Sequence[RegulationState], audit: Sequence[AuditEntry] = ()) -> None:
        """Make regulations visible as they are now, and log who did it."""

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


class Desk(Protocol):
    """Tokens, users and the audit log, which a change enters as it is made."""

    def add_token(self, new: Token, digest: str, entry: AuditEntry) -> bool:
        """Add a token; False where its name is taken."""

    def tokens(self) -> list[Token]:
        """All tokens."""

    def token(self, digest: str) -> tuple[Token, str] | None:
        """The token of a digest, with the digest as it is kept."""

    def revoke(self, name: str, at: dt.datetime, entry: AuditEntry) -> bool:
        """Let a token count no more; False where there is none."""

    def add_user(
        self, name: str, role: Role, password: str, at: dt.datetime, entry: AuditEntry
    ) -> bool:
        """Add a user with a hashed password; False where the name is taken."""

    def users(self) -> list[User]:
        """All users."""

    def user(self, name: str) -> tuple[User, str] | None:
        """A user with the hash of their password."""

    def change_user(
        self, name: str, entry: AuditEntry, *, password: str | None = None, role: Role | None = None
    ) -> bool:
        """Give a user another password or role; False where there is none."""

    def remove_user(self, name: str, entry: AuditEntry) -> bool:
        """Take a user out; False where there is none."""

    def note(self, entry: AuditEntry) -> None:
        """Write into the audit log."""

    def audit(
        self, *, since: dt.datetime | None, subject: str | None, limit: int
    ) -> list[AuditEntry]:
        """The latest entries of the log, the newest first."""


class DeskTables(Protocol):
    """All that stands nowhere but in the catalogue's database, as rows that JSON can hold."""

    def dumped(self) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
        """Every table by its name, with its rows."""

    def load(self, name: str, rows: Iterable[object]) -> None:
        """Put the rows of a table back."""


class Workers(Protocol):
    """Where long work runs: in this process, in others, on other machines."""

    def map(self, work: Callable[[In], Out], items: Sequence[In]) -> Iterator[Out]:
        """The result of ``work`` for every item, in order, as they come."""


Progress = Callable[[int, int], None]
"""Told how far long work has come: so many steps done, of so many."""


def unseen(_done: int, _total: int) -> None:
    """Progress that nobody watches."""
