"""What the use cases ask of the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import IO, Protocol

from lawdiff.model import (
    Correction,
    Held,
    Record,
)


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
