"""One version of a regulation as the record holds it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from lawdiff.errors import UsageError
from lawdiff.model.piece import Piece
from lawdiff.model.reference import Citation, Repeal, StatedReference
from lawdiff.model.regulation import Document, TextState

DatedBy = Literal["amended", "adopted", "promulgated", "effective", "file", "given", "none"]
"""Which date a version's label is: a printed one, the one in the file's name, a given one."""

InForceBasis = Literal["given", "decision", "effective"]
"""Where ``in_force_from`` was taken from: the importer, the amending decision, the printed date."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
_LABEL = re.compile(r"(?:\d{4}-\d{2}-\d{2}|undated-[0-9a-f]{8})(?:\.[1-9]\d?)?")
_MAX_ID = 160


def check_regulation_id(text: str) -> str:
    """``text``, if it has the form ``jurisdiction/slug``.

    Raises:
        UsageError: ``bad_regulation_id``.
    """
    if not is_regulation_id(text):
        raise UsageError(
            "bad_regulation_id",
            "{text!r} is no regulation id.",
            remedy="An id reads jurisdiction/slug in lower case, as `lawdiff list` prints it.",
            text=text[:80],
        )
    return text


def is_regulation_id(text: str) -> bool:
    """Whether ``text`` has the form ``jurisdiction/slug``."""
    return len(text) <= _MAX_ID and bool(_ID.fullmatch(text))


def check_label(text: str) -> str:
    """``text``, if it has the form of a label: ``2018-08-31``, ``…-31.2``, ``undated-1a2b3c4d``.

    Raises:
        UsageError: ``bad_label``.
    """
    if not is_label(text):
        raise UsageError(
            "bad_label",
            "{text!r} is no version label.",
            remedy="A label is a date such as 2018-08-31, as `lawdiff versions` prints it.",
            text=text[:80],
        )
    return text


def is_label(text: str) -> bool:
    """Whether ``text`` has the form of a version label, with a date that exists."""
    return bool(_LABEL.fullmatch(text)) and (text.startswith("undated") or _date(text) is not None)


def label_date(label: str) -> dt.date | None:
    """The day a label names; None for ``undated-…``."""
    return None if label.startswith("undated") else _date(label)


def label_order(label: str) -> tuple[bool, str, int]:
    """The key by which versions follow each other; texts without a date come first."""
    day, _, ordinal = label.partition(".")
    return (not day.startswith("undated"), day, int(ordinal or 1))


def _date(label: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(label[:10])
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The bytes as they came; ``name`` is the file name under which they are kept."""

    name: str
    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Held:
    """One version in a repository: its label and its commit.

    ``parsed_alike``: filed by a parser that makes the same of a source as this one.
    """

    label: str
    commit: str
    parsed_alike: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One version: the text, which version it is, and when it begins to hold.

    ``in_force_from`` is a fact of its own, because a consolidated text often prints the date of
    effect of its first version; None where nothing says when this version began to hold.
    """

    regulation: str
    label: str
    dated_by: DatedBy
    document: Document
    source: SourceFile
    text_state: TextState = "official"
    in_force_from: dt.date | None = None
    in_force_basis: InForceBasis | None = None

    def __post_init__(self) -> None:
        check_regulation_id(self.regulation)
        check_label(self.label)
        if (self.in_force_from is None) != (self.in_force_basis is None):
            raise ValueError("in_force_from and its basis go together")

    @property
    def date(self) -> dt.date | None:
        """The day of the label."""
        return label_date(self.label)


@dataclass(frozen=True, slots=True)
class Filed:
    """One version with the commit that holds it and the pieces of its text.

    ``references`` are those of its articles that lead out of their article, ``citations`` the
    places that name another text by its title, ``repeals`` the texts that it says it repeals.
    """

    record: Record
    commit: str
    pieces: tuple[Piece, ...]
    citations: tuple[Citation, ...] = ()
    repeals: tuple[Repeal, ...] = ()
    references: tuple[StatedReference, ...] = ()
