"""The group of all commands, its options, and the one place where refusals become exit codes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from lawdiff import __version__, config
from lawdiff.cli.console import Console
from lawdiff.errors import LawdiffError, Unavailable

_COMMANDS = {
    "demo": "Sample regulations into a fresh store, then serve them.",
    "parse": "Show what is understood of files.",
    "import": "Put files into the record.",
    "quarantine": "Accept or drop files that were kept back.",
    "list": "List regulations.",
    "show": "Print a version of a regulation, or a file.",
    "versions": "List the versions of a regulation.",
    "search": "Search titles and articles.",
    "diff": "Compare two texts article by article.",
    "compare": "Put several jurisdictions' regulations side by side.",
    "analogues": "Find other jurisdictions' regulations on a subject.",
    "parents": "Show the laws above a text, and whether they changed since.",
    "concordance": "Show which new number each old one became.",
    "facts": "Show amounts, deadlines, duties and authorities of a text.",
    "history": "Follow an article through all versions.",
    "blame": "Show which version put which words into an article.",
    "timeline": "Show the versions held and the chain of amendments stated.",
    "changes": "Tell what was adopted, came into force, ended or was imported.",
    "since": "Tell what became of the versions that a list names.",
    "refs": "Show what a text refers to, or what refers to it.",
    "align": "Settle by hand how two articles belong together.",
    "amend": "Apply, check or draft an amending decision.",
    "export": "Give out a text as a document.",
    "verify": "Check that record and catalogue agree.",
    "reindex": "Build the catalogue anew from the record.",
    "repair": "Finish or undo writes that were cut short.",
    "backup": "Put everything into one file.",
    "restore": "Bring a backup into an empty store.",
    "token": "Make, list and revoke tokens for programs.",
    "user": "Say who may log in to the pages.",
    "audit": "Show who did what.",
    "serve": "Serve pages and API.",
}


class _Commands(click.Group):
    """Loads a command's module when it is called, so that each starts as fast as it can."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        name = f"{cmd_name}_" if cmd_name == "import" else cmd_name
        command = import_module(f"lawdiff.cli.{name}").command
        assert isinstance(command, click.Command)  # noqa: S101  # for the type checker
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lawdiff")
@click.option("--store", type=click.Path(path_type=Path), help="The folder of the record.")
@click.option("--database", help="The catalogue's database URL.")
@click.pass_context
def cli(ctx: click.Context, store: Path | None, database: str | None) -> None:
    """Versions of Chinese regulations in git, compared article by article.

    REF names a text: ID@LABEL, ID@YYYY-MM-DD (as of that day), ID (in force today), or a FILE.
    Exit codes: 0 done, 1 problems found, 2 wrong use, 3 refused input.
    """
    ctx.obj = Console(config.load(store=store, database=database))
    ctx.call_on_close(ctx.obj.close)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command line; its exit code. No refusal leaves as a traceback."""
    as_json = "--json" in arguments
    config.shield_git()
    try:
        _need_git()
        result = cli.main(list(arguments), prog_name="lawdiff", standalone_mode=False)
    except LawdiffError as error:
        return Console.refuse(error, as_json=as_json)
    except click.ClickException as error:
        return Console.misuse(error, as_json=as_json)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 130
    except BrokenPipeError:  # the reader of our output went away: nobody is left to tell
        sys.stderr.close()
        return 0
    return result if isinstance(result, int) else 0


def _need_git() -> None:
    if shutil.which("git") is None:
        raise Unavailable(
            "git_missing",
            "The program git is not installed.",
            remedy="Install it: apt install git.",
        )
