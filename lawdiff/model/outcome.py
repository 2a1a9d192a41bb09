"""What became of a file that was imported, and of a record that was verified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lawdiff.model.notice import Discarded, Notice

Outcome = Literal["stored", "unchanged", "quarantined", "refused"]

OptionValues = dict[str, str | bool | list[str] | None]
"""The options of an import as JSON values."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A regulation, held or of the same import, with a title that a decision names as amended.

    ``certain``: no other of them can be meant.
    """

    regulation: str
    title: str
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """What became of one regulation of a file, or of a file that held none.

    ``reason`` says why it was quarantined or refused; ``notices`` what was doubtful;
    ``discarded`` the text of the file that belongs to no regulation. ``computed``: the version is
    what an amending decision makes of the one before it; ``proposed`` are the regulations that a
    decision filed as a text of its own can be filed with.
    """

    path: str
    outcome: Outcome
    regulation: str | None = None
    version: str | None = None
    reason: Notice | None = None
    notices: tuple[Notice, ...] = ()
    discarded: tuple[Discarded, ...] = ()
    computed: bool = False
    proposed: tuple[Proposal, ...] = ()

    @property
    def code(self) -> str | None:
        """The code of the reason."""
        return self.reason.code if self.reason else None

    @property
    def message(self) -> str | None:
        """The reason in English."""
        return self.reason.message if self.reason else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something found wrong, and how to mend it; ``regulation`` is None for the whole catalogue."""

    code: str
    regulation: str | None
    version: str | None = None
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantinedFile:
    """A source that would harm the record, kept until somebody accepts or drops it.

    ``options`` are those of its import, as JSON values.
    """

    sha256: str
    path: str
    reasons: tuple[Notice, ...]
    options: OptionValues
    data: bytes
