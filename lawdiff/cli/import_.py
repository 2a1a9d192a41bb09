"""``lawdiff import``."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from lawdiff.cli.console import DAY, FILE, Console, json_option, progress
from lawdiff.model.record import check_label, check_regulation_id
from lawdiff.payloads.reports import FilePart, ImportedPayload
from lawdiff.services.importing import ImportOptions

_MARKS = {"stored": "+", "unchanged": "=", "quarantined": "?", "refused": "!"}


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("--jurisdiction", metavar="ID", help="Whose texts these are, where they do not say.")
@click.option("--as", "as_id", metavar="ID[@LABEL]", help="File the text under this id and label.")
@click.option(
    "--for", "amends", multiple=True, metavar="ID", help="Decisions of PATHS amend this one."
)
@click.option("--label", help="With --for: the version that the decision made.")
@click.option("--adopted", type=DAY, help="The day the text was adopted.")
@click.option("--effective", type=DAY, help="The day from which this version holds.")
@click.option("--replace", is_flag=True, help="Take the place of another text of the same label.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--jobs", type=click.IntRange(0, 64), help="Worker processes; 0 for one a core.")
@json_option
@click.pass_obj
def command(
    console: Console, /, *, paths: tuple[Path, ...], jobs: int | None, as_json: bool, **given: Any
) -> int:
    """Put files, and the files of folders, into the record.

    A decision that amends a regulation is filed with the version it made where the regulation is
    imported with it, or is named (--for, once for each regulation that it amends). With --for, a
    version that is not held is computed from the one before, and never called official.
    """
    if jobs is not None:
        console.settings = console.settings.model_copy(update={"jobs": jobs})
    options = _options(actor=console.actor, **given)
    importing = console.services.importing
    gc.freeze()  # what is loaded stays; to look it over again and again takes a tenth of the time
    gc.set_threshold(10_000)  # texts hold no cycles: seldom is often enough
    with progress("Importing") as show:
        outcomes = importing.files(paths, options, show)
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
    doubts = f" ({len(file.warnings)} warnings)" if file.warnings and not why else ""
    computed = " COMPUTED, NOT OFFICIAL" if file.computed else ""
    return f"{_MARKS[file.outcome]} {target}{why or computed + doubts}"
