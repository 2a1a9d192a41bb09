"""``lawdiff import``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from lawdiff.cli.console import DAY, FILE, Console, json_option
from lawdiff.services.files import find_files


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
    found = find_files(paths)
    console.services.expect_files(len(found))
    from lawdiff.cli import importing  # noqa: PLC0415  # while what reads the files is loaded too

    return importing.put(console, found, as_json=as_json, **given)
