"""Files read and parsed: what may become versions of the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from lawdiff import parsing, reading
from lawdiff.errors import LawdiffError
from lawdiff.model import Document, FiledSubject, OptionValues, Parsed, Piece, Source, pieces
from lawdiff.services.annexed import is_decision
from lawdiff.services.citations import Statements, statements
from lawdiff.services.subjects import filed_subject
from lawdiff.services.texts import read_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What the importer knows better than the text.

    ``jurisdiction`` (an id) fills in where the text names none; ``as_id`` and ``label`` file the
    text under an id or label of the importer's choice; ``adopted`` and ``effective`` overrule the
    printed dates; ``replace`` puts a text in the place of another under the same label;
    ``accept`` takes what would else go to quarantine. ``amends`` are the regulations with which
    amending decisions are filed: none, each as a text of its own; None, nobody said so. ``actor``
    is who imports, as the audit log is to name them.
    """

    jurisdiction: str | None = None
    as_id: str | None = None
    label: str | None = None
    adopted: dt.date | None = None
    effective: dt.date | None = None
    replace: bool = False
    accept: bool = False
    amends: tuple[str, ...] | None = None
    dry_run: bool = False
    actor: str = "local"

    def as_json(self) -> OptionValues:
        """The options as JSON values."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def of_json(cls, values: Mapping[str, Any]) -> ImportOptions:
        """The options from JSON values."""
        days = {k: dt.date.fromisoformat(values[k]) for k in ("adopted", "effective") if values[k]}
        amends = values.get("amends")
        return cls(**{**values, **days, "amends": None if amends is None else tuple(amends)})


class Noted(NamedTuple):
    """A text with what the catalogue is told of it besides its words, and follows from them.

    It is noted where the text is read: whoever files it is then free to write.
    """

    document: Document
    statements: Statements
    subject: FiledSubject
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, document: Document) -> Noted:
        """The text with what is noted of it; that takes as long as parsing it."""
        return cls(document, statements(document), filed_subject(document), pieces(document))


class Candidate(NamedTuple):
    """One regulation found in a file, and what the importer knows better.

    ``as_decision``: to be filed with the one it amends. ``unasked``: nobody chose that one; the
    two came in one import.
    """

    path: str
    source: Source
    noted: Noted
    options: ImportOptions
    as_decision: bool = False
    unasked: bool = False

    @property
    def document(self) -> Document:
        """The text."""
        return self.noted.document

    @property
    def is_decision(self) -> bool:
        """Whether it is a decision that amends others, as far as its title says."""
        return is_decision(self.document.title)


class ReadFile(NamedTuple):
    """A file after reading and parsing, or the reason why it could not be.

    ``notes`` has what was noted of each document parsed.
    """

    path: str
    source: Source | None
    parsed: Parsed | None
    error: LawdiffError | None
    notes: tuple[Noted, ...] = ()

    def candidates(self, options: ImportOptions) -> Iterator[Candidate]:
        """The regulations of the file, in order."""
        if self.source is not None:
            for noted in self.notes:
                yield Candidate(self.path, self.source, noted, options)

    @property
    def holds_decision(self) -> bool:
        """Whether one of its texts is a decision that amends others."""
        return any(is_decision(noted.document.title) for noted in self.notes)


class Reader:
    """Reads and parses one file, or those of an archive; can be sent to another process."""

    def __init__(self, max_file: int) -> None:
        self._max_file = max_file

    def __call__(self, path: Path) -> Sequence[ReadFile]:
        """The file at ``path``; a refusal is a result, not an exception."""
        try:
            return parse_bytes(str(path), read_bytes(path, self._max_file))
        except LawdiffError as error:
            return [ReadFile(str(path), None, None, error)]


def read_given(file: tuple[str, bytes]) -> Sequence[ReadFile]:
    """`parse_bytes` of a file handed over by its name; can be sent to another process."""
    return parse_bytes(*file)


def parse_bytes(path: str, data: bytes) -> Sequence[ReadFile]:
    """The file with these bytes, or every file of an archive: its path goes on inside."""
    if not reading.is_archive(data):
        return [_parsed(path, data)]
    try:
        inside = list(reading.unpack(Path(path).name, data))
    except LawdiffError as error:
        return [ReadFile(path, None, None, error)]
    return [_parsed(f"{path}/{name}", content) for name, content in inside]


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _parsed(path: str, data: bytes) -> ReadFile:
    try:
        source = reading.read(Path(path).name, data)
    except LawdiffError as error:
        return ReadFile(path, None, None, error)
    parsed = parsing.parse(source.text, name=source.name)
    return ReadFile(path, source, parsed, None, tuple(map(Noted.of, parsed.documents)))
