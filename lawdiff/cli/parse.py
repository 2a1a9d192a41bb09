"""``lawdiff parse``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from lawdiff.cli.console import FILE, Console, json_option
from lawdiff.payloads.texts import ParsedPayload


@click.command("parse")
@click.argument("files", nargs=-1, required=True, type=FILE)
@json_option
@click.pass_obj
def command(console: Console, files: tuple[Path, ...], as_json: bool) -> None:  # noqa: FBT001
    """Show what is understood of FILES; nothing is stored."""
    parsed = [console.services.texts.documents(path)[1] for path in files]
    payload = ParsedPayload.of(parsed)
    console.emit(payload, as_json=as_json, text=lambda: _lines(payload))


def _lines(payload: ParsedPayload) -> Iterator[str]:
    for document in payload.documents:
        yield click.style(document.title, bold=True)
        facts = {
            "jurisdiction": document.jurisdiction,
            "kind": document.regulation_kind,
            "adopted": document.adopted,
            "amended": document.amended,
            "promulgated": document.promulgated,
            "effective": document.effective,
            "expires": document.expires,
            "document number": document.document_number,
            f"{document.unit}s": len(document.articles),
            "annexes": len(document.annexes) or None,
            "complete": None if document.complete else "no",
        }
        yield from (f"  {name}: {value}" for name, value in facts.items() if value is not None)
        yield from (f"  {h.label} {h.title}" for h in document.outline)
    for warning in payload.warnings:
        where = f" (line {warning.line})" if warning.line else ""
        yield f"! {warning.message}{where} [{warning.code}]"
    for piece in payload.discarded:
        yield f"- {piece.reason}: {' '.join(piece.text.split())[:60]}"
