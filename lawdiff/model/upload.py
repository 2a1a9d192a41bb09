"""Files handed over to be imported, from the moment they came to what became of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lawdiff.model.outcome import FileOutcome, OptionValues


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadedFile:
    """One file of an upload; ``place`` counts from 0.

    ``options`` are those of its import, as JSON values; ``outcomes`` is None until it is imported.
    """

    place: int
    name: str
    options: OptionValues
    outcomes: tuple[FileOutcome, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Files handed over together by ``actor``.

    Nothing of them is in the record until the upload is ``started``; ``touched`` is when it last
    went forward.
    """

    id: str
    actor: str
    touched: dt.datetime
    started: bool
    files: tuple[UploadedFile, ...]

    @property
    def done(self) -> int:
        """How many files were imported, whatever became of them."""
        return sum(file.outcomes is not None for file in self.files)

    @property
    def ended(self) -> bool:
        """Whether every file has its outcome."""
        return self.done == len(self.files)
