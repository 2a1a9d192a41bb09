"""What every command shares: the services, its output, progress and refusals."""

from __future__ import annotations

import datetime as dt
import os
import pwd
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.errors import LawdiffError, UsageError

if TYPE_CHECKING:
    from lawdiff.payloads.base import Payload
    from lawdiff.payloads.reports import DonePayload, ErrorPayload, ProblemPart
    from lawdiff.services.ports import Progress

F = TypeVar("F", bound=Callable[..., Any])


class Console:
    """The services a command works with, and how it talks."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def services(self) -> Services:
        """All use cases."""
        return Services(self.settings)

    def close(self) -> None:
        """Give back what the command opened."""
        if "services" in self.__dict__:
            self.services.close()

    @staticmethod
    def emit(payload: Payload, *, as_json: bool, text: Callable[[], Iterator[str]]) -> None:
        """Print a payload: as JSON, or as lines for people."""
        if as_json:
            click.echo(payload.as_json())
        else:
            for line in text():
                click.echo(line)

    @property
    def actor(self) -> str:
        """How the audit log names whoever runs the command."""
        try:
            return f"shell:{pwd.getpwuid(os.getuid()).pw_name}"
        except KeyError:  # a user without an entry, as in containers
            return f"shell:{os.getuid()}"

    def done(self, payload: DonePayload, said: str, *, as_json: bool) -> int:
        """Print what upkeep did; exit code 1 where there are problems."""
        lines = [*map(problem_line, payload.problems), said]
        self.emit(payload, as_json=as_json, text=lambda: iter(lines))
        return 1 if payload.problems else 0

    @staticmethod
    def refuse(error: LawdiffError, *, as_json: bool) -> int:
        """Print a refusal; its exit code."""
        if as_json:
            click.echo(_as_payload(error).as_json())
        click.echo(f"lawdiff: {error.message} [{error.code}]", err=True)
        if error.remedy:
            click.echo(f"  {error.remedy}", err=True)
        return error.exit_code

    @staticmethod
    def misuse(error: click.ClickException, *, as_json: bool) -> int:
        """Print what is wrong with the command line; exit code 2."""
        refusal = UsageError("wrong_usage", "{reason}", reason=error.format_message().rstrip("."))
        if as_json:
            click.echo(_as_payload(refusal).as_json())
        error.show()
        return refusal.exit_code


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """A progress bar on the terminal; nothing where the output goes elsewhere."""
    if not sys.stderr.isatty():
        from lawdiff.services.ports import unseen  # noqa: PLC0415  # not every command shows any

        yield unseen
        return
    bar = click.progressbar(length=1, label=label, file=sys.stderr, width=24)
    with bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show


def _as_payload(error: LawdiffError) -> ErrorPayload:
    from lawdiff.payloads.reports import ErrorPayload  # noqa: PLC0415  # few commands are refused

    return ErrorPayload.of(error)


def problem_line(problem: ProblemPart) -> str:
    """A problem for people."""
    return f"! {problem.message} {problem.remedy} [{problem.code}]"


def counted(number: int, thing: str) -> str:
    """So many of a thing, as English says it: 1 article, 2 articles."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def json_option(command: F) -> F:
    """``--json``: print the payload."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


class Day(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """The day, or click's own refusal."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write YYYY-MM-DD.", param, ctx)


FILE = click.Path(path_type=Path)
DAY = Day()
