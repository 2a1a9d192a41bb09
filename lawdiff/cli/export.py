"""``lawdiff export``."""

from __future__ import annotations

from pathlib import Path

import click

from lawdiff.cli.console import Console
from lawdiff.cli.files import deliver, language_option, output_option
from lawdiff.services.exports import REGULATION_FORMATS, regulation_file


@click.command("export")
@click.argument("ref")
@click.option("--format", "format_", type=click.Choice(REGULATION_FORMATS), default="md")
@language_option
@output_option
@click.pass_obj
def command(
    console: Console, *, ref: str, format_: str, language: str, output: Path | None
) -> None:
    """Give out the text that REF names as a document."""
    text = console.services.texts.resolve(ref)
    origins = console.services.versions.origins(text)
    file = regulation_file(text, format_, language=language, origins=origins)
    deliver(file.data, format_, output)
