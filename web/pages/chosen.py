"""The texts that an address asks to put side by side."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from lawdiff.errors import LawdiffError, UsageError
from lawdiff.model import VersionEntry
from lawdiff.services.held import holding_in, named_in
from lawdiff.services.jurisdictions import FEWEST, check_size, place_of
from web import addresses
from web.context import services


@dataclass(frozen=True, slots=True)
class Chosen:
    """One text that was asked for: ``ID``, or ``ID@LABEL`` for one version and no other.

    ``held`` are the versions of its regulation, oldest first; ``entry`` is the one meant, None
    where ``refusal`` says why there is none.
    """

    reference: str
    held: Sequence[VersionEntry] = ()
    entry: VersionEntry | None = None
    refusal: LawdiffError | None = None

    @property
    def regulation(self) -> str:
        """The id of its regulation."""
        return self.reference.partition("@")[0]

    @property
    def newest(self) -> VersionEntry | None:
        """The version meant, else the newest of its regulation: what it is called by."""
        return self.entry or (self.held[-1] if self.held else None)


def asked_for() -> list[str]:
    """The references in the address, in order: parted by commas, repeated, or both."""
    together = ",".join(request.args.getlist("items"))
    return [reference.strip() for reference in together.split(",") if reference.strip()]


def found(references: Sequence[str], day: dt.date) -> list[Chosen]:
    """What each reference names, as of ``day`` where it names no version."""
    return [_found(reference, day) for reference in references]


def problems(chosen: Sequence[Chosen]) -> list[LawdiffError]:
    """What keeps the chosen texts from being compared, save that there are too few."""
    out = [item.refusal for item in chosen if item.refusal]
    meant = Counter(item.entry for item in chosen if item.entry)
    for entry, times in meant.items():
        if times > 1:
            out.append(
                UsageError(
                    "same_item_twice",
                    "{title} is chosen twice.",
                    remedy="Choose each text once.",
                    title=entry.title,
                )
            )
    try:
        check_size(max(FEWEST, len(chosen)))
    except UsageError as error:
        out.append(error)
    return out


def baseline_of(baseline: str, references: Sequence[str]) -> int:
    """The place of the baseline: of the text so named, else of a version of that regulation.

    Without one the first leads.

    Raises:
        UsageError: ``bad_baseline``.
    """
    ids = [reference.partition("@")[0] for reference in references]
    id_ = baseline.partition("@")[0]
    if baseline not in references and id_ in ids:
        return ids.index(id_)
    return place_of(references, baseline or None)


def current(id_: str) -> VersionEntry:
    """The version of a regulation that holds today; where none does, the newest.

    Raises:
        NotFound: ``no_regulation``.
    """
    held = services().texts.versions(id_)
    today = services().today()
    return next((entry for entry in reversed(held) if entry.holds_on(today)), held[-1])


def pinned(entry: VersionEntry) -> str:
    """The reference to one version and no other."""
    return f"{entry.regulation}@{entry.label}"


def twin(path: str, entries: Sequence[VersionEntry], baseline: int) -> str:
    """The same as JSON, of the very versions that were used."""
    references = [pinned(entry) for entry in entries]
    return f"/api/v1/{path}?items={','.join(references)}&baseline={references[baseline]}"


def _found(reference: str, day: dt.date) -> Chosen:
    id_, at, name = reference.partition("@")
    held: Sequence[VersionEntry] = ()
    try:
        jurisdiction, _, slug = id_.partition("/")
        held = services().texts.versions(addresses.regulation_id(jurisdiction, slug))
        entry = named_in(held, addresses.label(name))[0] if at else holding_in(held, day)
    except LawdiffError as refusal:
        return Chosen(reference[:200], held, refusal=refusal)
    return Chosen(reference, held, entry)
