"""Which regulation and which version a text is."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import NamedTuple, Protocol

from lawdiff import parsing
from lawdiff.errors import Refused
from lawdiff.folding import fold
from lawdiff.model import DatedBy, Document, InForceBasis, Record, SourceFile
from lawdiff.services.importing.candidates import Candidate, ImportOptions
from lawdiff.services.naming import core, slug


class Titles(Protocol):
    """What regulations are called."""

    def of(self, id_: str) -> list[tuple[str, str | None]]:
        """The titles of all versions of a regulation, with their jurisdictions; empty if unheld."""

    def bearers(self, title: str) -> list[str]:
        """The regulations held that bear or bore a title, by id."""


_MAX_NAMESAKES = 100


class Identity(NamedTuple):
    """The label of a version, and which date it is."""

    label: str
    dated_by: DatedBy


def regulation_id(candidate: Candidate, titles: Titles) -> str:
    """The id under which a regulation is filed.

    The id of the one regulation of the jurisdiction that bears the title, whatever it was filed
    as; else a new one, made from the title. Titles that sound alike but differ get ``-2``, ….

    Raises:
        Refused: ``unknown_jurisdiction``; none is guessed.
    """
    document, options = candidate.document, candidate.options
    if options.as_id is not None:
        return options.as_id
    jurisdiction, base = _jurisdiction(candidate), id_by_title(candidate)
    if jurisdiction is None or base is None:
        raise Refused(
            "unknown_jurisdiction",
            "The text does not say whose regulation {title!r} is.",
            remedy="Name its jurisdiction: --jurisdiction hunan (cn for national texts).",
            title=document.title[:80],
        )
    bearers = [id_ for id_ in titles.bearers(document.title) if id_.startswith(f"{jurisdiction}/")]
    if len(bearers) == 1:
        return bearers[0]
    wanted = core(document.title, document.jurisdiction)
    for n in range(1, _MAX_NAMESAKES):
        id_ = base if n == 1 else f"{base}-{n}"
        known = titles.of(id_)
        if not known or wanted in {core(title, place) for title, place in known}:
            return id_
    raise Refused(
        "too_many_namesakes", "Too many titles sound like {title!r}.", title=document.title
    )


def id_by_title(candidate: Candidate) -> str | None:
    """The id that the title alone makes, where it is known whose regulation it is."""
    jurisdiction, document = _jurisdiction(candidate), candidate.document
    if jurisdiction is None:
        return None
    return f"{jurisdiction}/{slug(document.title, document.jurisdiction)}"


def identify(candidate: Candidate) -> Identity:
    """The version's label: the day the text was adopted, as design of the record has it.

    The last amendment named, else the adoption, promulgation, effect, else the date in the file's
    name; a text without any is ``undated-`` and a digest of its words.
    """
    options = candidate.options
    if options.label is not None:
        return Identity(options.label, "given")
    dates = candidate.document.dates
    known: list[tuple[DatedBy, dt.date | None]] = [
        ("given", options.adopted),
        ("amended", dates.amended),
        ("adopted", dates.adopted),
        ("promulgated", dates.promulgated),
        ("effective", dates.effective),
        ("file", parsing.file_date(candidate.source.name)),
    ]
    for dated_by, day in known:
        if day is not None:
            return Identity(day.isoformat(), dated_by)
    words = "\n".join(fold(a.text) for a in candidate.document.articles)
    return Identity(f"undated-{hashlib.sha256(words.encode()).hexdigest()[:8]}", "none")


def record_of(candidate: Candidate, id_: str) -> Record:
    """The candidate as a version of the record."""
    identity = identify(candidate)
    in_force_from, basis = _in_force(candidate.document, identity, candidate.options)
    source = candidate.source
    return Record(
        regulation=id_,
        label=identity.label,
        dated_by=identity.dated_by,
        document=candidate.document,
        source=SourceFile(source.name, source.sha256, source.data),
        in_force_from=in_force_from,
        in_force_basis=basis,
    )


def _jurisdiction(candidate: Candidate) -> str | None:
    return candidate.document.jurisdiction_id or candidate.options.jurisdiction


def _in_force(
    document: Document, identity: Identity, options: ImportOptions
) -> tuple[dt.date | None, InForceBasis | None]:
    """When the version begins to hold.

    The printed date counts only where it is not before the version's own: a consolidated text
    often prints the date of effect of its first version.
    """
    if options.effective is not None:
        return options.effective, "given"
    effective = document.dates.effective
    if effective is not None and effective.isoformat() >= identity.label:
        return effective, "effective"
    return None, None
