"""Files that commands hand over: into the file named, or to whatever reads the output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from lawdiff.cli.console import FILE
from lawdiff.errors import Refused, UsageError
from lawdiff.services.exports import LANGUAGES

F = TypeVar("F", bound=Callable[..., Any])

_BINARY = frozenset({"docx", "xlsx"})


def output_option(command: F) -> F:
    """``-o``: the file to write."""
    return click.option("-o", "--output", type=FILE, help="Write to this file.")(command)


def language_option(command: F) -> F:
    """``--language``: of the headings; the texts stay as they are."""
    return click.option(
        "--language", type=click.Choice(LANGUAGES), default="zh", help="Language of headings."
    )(command)


def chosen(asked: str | None, output: Path | None, formats: Iterable[str], *, as_json: bool) -> str:
    """The format asked for, else the one that the name of the file promises, else ``text``."""
    if as_json:
        return "json"
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    return asked or (suffix if suffix in formats else "text")


def deliver(data: bytes, format_: str, output: Path | None) -> None:
    """Write a file where it is wanted.

    Raises:
        UsageError: ``needs_output``: such a file is nothing for a terminal.
        Refused: ``cannot_write``.
    """
    if output is None:
        if format_ in _BINARY and sys.stdout.isatty():
            raise UsageError(
                "needs_output",
                "A file of the format {format} cannot be shown in a terminal.",
                remedy="Name a file: -o FILE.{format}",
                format=format_,
            )
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise Refused(
            "cannot_write",
            "{path} cannot be written: {reason}.",
            remedy="Name a file in a folder that exists.",
            path=str(output)[:200],
            reason=(error.strerror or str(error)).lower(),
        ) from error


def deliver_lines(lines: Iterable[str], output: Path | None) -> None:
    """Print lines, or write them without colours."""
    if output is None:
        for line in lines:
            click.echo(line)
    else:
        text = "".join(f"{click.unstyle(line)}\n" for line in lines)
        deliver(text.encode(), "text", output)
