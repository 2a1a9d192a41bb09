"""What ``lawdiff import`` does once it is known which files come, and how it tells of it."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lawdiff.cli.console import Console, counted, progress
from lawdiff.model.record import check_label, check_regulation_id
from lawdiff.payloads.reports import FilePart, ImportedPayload
from lawdiff.services.importing import ImportOptions

_MARKS = {"stored": "+", "unchanged": "=", "quarantined": "?", "refused": "!"}


def put(console: Console, files: Sequence[Path], *, as_json: bool, **given: Any) -> int:
    """Put files into the record and print what became of each; the exit code."""
    options = _options(actor=console.actor, **given)
    importing = console.services.importing
    gc.freeze()  # what is loaded stays; to look it over again and again takes a tenth of the time
    gc.set_threshold(10_000)  # texts hold no cycles: seldom is often enough
    with progress("Importing") as show:
        outcomes = importing.files(files, options, show)
    payload = ImportedPayload.of(outcomes)
    console.emit(payload, as_json=as_json, text=lambda: lines(payload))
    return 1 if payload.totals["refused"] or payload.totals["quarantined"] else 0


def _options(
    *,
    as_id: str | None,
    label: str | None,
    amends: tuple[str, ...],
    adopted: dt.date | None,
    effective: dt.date | None,
    **others: Any,
) -> ImportOptions:
    id_, _, own_label = (as_id or "").partition("@")
    label = label or own_label
    return ImportOptions(
        as_id=check_regulation_id(id_) if id_ else None,
        label=check_label(label) if label else None,
        amends=tuple(map(check_regulation_id, amends)) or None,
        adopted=adopted,
        effective=effective,
        **others,
    )


def lines(payload: ImportedPayload) -> Iterator[str]:
    """An import's outcomes for people."""
    for file in payload.files:
        yield _line(file)
        yield from (f"    {notice.message}" for notice in file.warnings if file.proposed)
        yield from (f"    can be filed with {each.regulation} (--for)" for each in file.proposed)
    counts = ", ".join(f"{count} {name}" for name, count in payload.totals.items() if count)
    yield counts or "No files."


def _line(file: FilePart) -> str:
    target = f"{file.regulation}@{file.version}" if file.version else file.path
    why = f": {file.message} [{file.code}]" if file.code else ""
    doubts = f" ({counted(len(file.warnings), 'warning')})" if file.warnings and not why else ""
    computed = " COMPUTED, NOT OFFICIAL" if file.computed else ""
    return f"{_MARKS[file.outcome]} {target}{why or computed + doubts}"
