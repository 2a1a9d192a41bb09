"""``lawdiff amend``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from lawdiff.cli.console import Console, json_option
from lawdiff.cli.diff import marked
from lawdiff.cli.files import chosen, deliver, deliver_lines, language_option, output_option
from lawdiff.cli.show import body
from lawdiff.errors import Refused, UsageError
from lawdiff.model import Amended, Checked
from lawdiff.payloads.decisions import AmendedPayload, CheckedPayload, DraftPayload
from lawdiff.services.exports import DRAFT_FORMATS, draft_file

_DRAFT_FORMATS = ("text", "json", *DRAFT_FORMATS)
_MARKS = {"applied": "+", "refused": "!", "unparsed": "?"}


@click.group("amend")
def command() -> None:
    """Amending decisions: apply one, check one, draft one. Nothing is stored."""


@command.command("apply")
@click.argument("old")
@click.argument("decision")
@json_option
@click.pass_obj
def apply(console: Console, old: str, decision: str, as_json: bool) -> int:  # noqa: FBT001
    """Apply DECISION to the text OLD; exit code 1 where an instruction could not be placed."""
    try:
        _, amended = console.services.decisions.apply(old, decision)
    except Refused as error:
        if not as_json:
            raise
        click.echo(AmendedPayload.refused(error).as_json())
        click.echo(f"lawdiff: {error.message} [{error.code}]", err=True)
        return error.exit_code
    payload = AmendedPayload.of(amended)
    console.emit(payload, as_json=as_json, text=lambda: _amended(amended, payload))
    return int(any(part.status != "applied" for part in payload.instructions))


@command.command("check")
@click.argument("refs", nargs=-1, metavar="[OLD] DECISION NEW")
@json_option
@click.pass_obj
def check(console: Console, refs: tuple[str, ...], as_json: bool) -> int:  # noqa: FBT001
    """Hold DECISION against the published text NEW; exit code 1 where they do not agree."""
    if not 2 <= len(refs) <= 3:  # with the old text or without
        raise UsageError(
            "wrong_usage",
            "A check takes a decision and a new text, and the old text before them if you have it.",
            remedy="lawdiff amend check [OLD] DECISION NEW",
        )
    *old, decision, new = refs
    _, checked = console.services.decisions.check(decision, new, old[0] if old else None)
    payload = CheckedPayload.of(checked)
    console.emit(payload, as_json=as_json, text=lambda: _checked(checked))
    agree = all(f.status == "confirmed" for f in payload.instructions) and not payload.unexplained
    return 0 if agree else 1


@command.command("draft")
@click.argument("old")
@click.argument("new")
@click.option("--format", "asked", type=click.Choice(_DRAFT_FORMATS), help="text if not named.")
@language_option
@output_option
@json_option
@click.pass_obj
def draft(
    console: Console,
    *,
    old: str,
    new: str,
    asked: str | None,
    language: str,
    output: Path | None,
    as_json: bool,
) -> int:
    """Draft a decision that makes the text NEW out of OLD; exit code 1 where it falls short.

    As docx and md it comes with the 对照表 of the two.
    """
    made = console.services.decisions.draft(old, new)
    format_ = chosen(asked, output, _DRAFT_FORMATS, as_json=as_json)
    if format_ in DRAFT_FORMATS:
        comparison = console.services.versions.compare(made.old, made.new, by=made.amended)
        file = draft_file(made, comparison, format_, language=language)
        deliver(file.data, format_, output)
    else:
        payload = DraftPayload(title=made.old.document.title, text=made.text, exact=made.exact)
        deliver_lines([payload.as_json() if format_ == "json" else payload.text], output)
    return 0 if made.exact else 1


def _amended(amended: Amended, payload: AmendedPayload) -> Iterator[str]:
    yield click.style("COMPUTED TEXT, NOT OFFICIAL", bold=True)
    yield from body(amended.document)
    yield ""
    for part in payload.instructions:
        why = f": {part.reason} [{part.code}]" if part.reason else ""
        yield f"{_MARKS[part.status]} {part.id} {part.text[:60]}{why}"


def _checked(checked: Checked) -> Iterator[str]:
    for finding in checked.findings:
        where = "、".join(finding.articles)
        yield f"{finding.status}: {finding.instruction.id} {finding.instruction.text[:60]} {where}"
        if finding.elsewhere:
            yield f"  the quoted words stand in {'、'.join(finding.elsewhere)}"
    for change in checked.unexplained:
        yield click.style(f"{change.label} changed without an instruction", bold=True)
        yield marked(change.ops)
