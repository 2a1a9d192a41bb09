"""``lawdiff demo``."""

from __future__ import annotations

import click

from lawdiff.cli.console import Console, progress
from lawdiff.cli.serve import serve
from lawdiff.errors import Refused
from lawdiff.samples import sample_files
from lawdiff.services.importing import ImportOptions


@click.command("demo")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
@click.option("--only-import", is_flag=True, help="Put the samples in, and do not serve.")
@click.pass_obj
def command(console: Console, *, host: str, port: int, workers: int, only_import: bool) -> None:
    """Put the sample regulations into the store, then serve the pages and the API."""
    fill(console)
    if not only_import:
        serve(console.settings, host, port, workers)


def fill(console: Console) -> None:
    """Import every sample regulation that is not in the store yet.

    Raises:
        Refused: ``sample_refused``: the store holds something else under the id of a sample.
    """
    regulations = [sample for sample in sample_files() if sample.kind == "regulation"]
    with progress("Importing samples") as show:
        for done, sample in enumerate(regulations, 1):
            options = ImportOptions(as_id=sample.as_id, effective=sample.effective)
            for outcome in console.services.importing.files([sample.path], options):
                if outcome.outcome not in {"stored", "unchanged"}:
                    raise Refused(
                        "sample_refused",
                        "The sample {name} was not taken: {reason}",
                        remedy="Name an empty folder: --store.",
                        name=sample.path.name,
                        reason=outcome.message,
                    )
            show(done, len(regulations))
    click.echo(f"{len(regulations)} texts of fictional jurisdictions are in the store.", err=True)
