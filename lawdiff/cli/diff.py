"""``lawdiff diff``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import click

from lawdiff.cli.console import Console, counted, json_option
from lawdiff.cli.files import chosen, deliver, deliver_lines, language_option, output_option
from lawdiff.errors import UsageError
from lawdiff.model import Diff, Ops, Row
from lawdiff.payloads.differences import DiffPayload
from lawdiff.services.exports import MARKS, TABLE_FORMATS, diff_file, tracked_file

FORMATS = ("text", "json", *TABLE_FORMATS)
_STYLES = {"-": {"fg": "red", "strikethrough": True}, "+": {"fg": "green", "underline": True}}
_WORDS = {
    "unchanged": "同", "renumbered": "移", "amended": "改", "amended_renumbered": "移改",
    "added": "增", "deleted": "删",
}  # fmt: skip


@click.command("diff")
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.option("--unit", type=click.Choice(["word", "char"]), default="word", help="What is marked.")
@click.option("--format", "asked", type=click.Choice(FORMATS), help="text where none is named.")
@click.option("--marks", type=click.Choice(MARKS), default="underline", help="How changes look.")
@click.option("--tracked", is_flag=True, help="The text of B in Word, with tracked changes.")
@click.option("--all", "whole", is_flag=True, help="A row for every article, nothing folded.")
@language_option
@output_option
@json_option
@click.pass_obj
def command(
    console: Console,
    *,
    old: str,
    new: str,
    unit: Literal["word", "char"],
    asked: str | None,
    marks: str,
    tracked: bool,
    whole: bool,
    language: str,
    output: Path | None,
    as_json: bool,
) -> None:
    """Compare the texts A and B article by article, whatever their numbers."""
    format_ = "docx" if tracked else chosen(asked, output, FORMATS, as_json=as_json)
    if tracked and (as_json or asked not in {None, "docx"}):
        raise UsageError("wrong_usage", "Tracked changes come as docx alone.")
    diffed = console.services.versions.diff(old, new, unit)
    if format_ == "json":
        deliver_lines([DiffPayload.of(diffed.diff).as_json()], output)
    elif format_ == "text":
        deliver_lines(_lines(diffed.diff), output)
    elif tracked:
        deliver(tracked_file(diffed, language=language).data, format_, output)
    else:
        file = diff_file(diffed, format_, marks=marks, language=language, fold=not whole)
        deliver(file.data, format_, output)


def _lines(diff: Diff) -> Iterator[str]:
    for sign, name in (("-", diff.old), ("+", diff.new)):
        computed = " COMPUTED, NOT OFFICIAL" if name.text_state == "consolidated" else ""
        yield f"{sign * 3} {name.title} {name.version or name.file or ''}{computed}"
    yield "  ".join(f"{_WORDS[name]} {count}" for name, count in diff.summary.items() if count)
    yield from (f"{s.old} → {s.new}: {counted(s.count, 'place')}" for s in diff.substitutions)
    for row in diff.rows:
        if row.row_class not in {"unchanged", "renumbered"}:
            yield from ("", _head(row), marked(row.ops))
    moved = [row for row in diff.rows if row.row_class == "renumbered"]
    if moved:
        yield from ("", "Renumbered only: " + ", ".join(_numbers(row) for row in moved))


def _head(row: Row) -> str:
    notes = [_WORDS[row.row_class], row.noise or "", "replaced" if row.replaced else ""]
    ordered = f" 修改决定：{'、'.join(row.instructions)}" if row.instructions else ""
    return click.style(f"{_numbers(row)} [{' '.join(filter(None, notes))}]{ordered}", bold=True)


def _numbers(row: Row) -> str:
    labels = [side.label for side in (row.old, row.new) if side]
    return " → ".join(dict.fromkeys(labels))


def marked(ops: Ops) -> str:
    """Edits with their marks: colour and strike or underline, and brackets for plain output."""
    out = []
    for sign, text in ops:
        if sign == "=":
            out.append(text)
        else:
            out.append(click.style(f"[{sign}{text}{sign}]", **_STYLES[sign]))  # type: ignore[arg-type]
    return "".join(out)
