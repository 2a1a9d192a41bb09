"""The analogues of a text as a table, with the reason why each is named."""

from __future__ import annotations

from collections.abc import Sequence

from lawdiff.exporting.editions import Edition
from lawdiff.exporting.jurisdictions.editions import footer, subtitle
from lawdiff.exporting.words import Words
from lawdiff.model import Analogue, Column, Group, Table, TableCell, TableRow


def analogue_table(analogues: Sequence[Analogue], asked: Edition, words: Words) -> Table:
    """The analogues of a text, the likest first."""
    rows = tuple(_row(n, analogue, words) for n, analogue in enumerate(analogues, 1))
    return Table(
        name=words.analogues_name,
        title=words.analogues.format(title=f"《{asked.document.title}》"),
        subtitle=subtitle([asked], words),
        columns=(
            Column(words.number, 4, "words"),
            Column(words.jurisdiction, 8),
            Column(words.regulation, 20),
            Column(words.version, 8, "words"),
            Column(words.reason, 10),
            Column(words.similarity, 5, "words"),
            Column(words.title_likeness, 5, "words"),
            Column(words.content_likeness, 5, "words"),
        ),
        groups=(Group(rows),),
        notes=() if rows else (words.no_analogues,),
        footer=footer([asked], words),
    )


def _row(ordinal: int, analogue: Analogue, words: Words) -> TableRow:
    version = analogue.version
    return (
        TableCell.of_number(ordinal),
        TableCell.of(version.jurisdiction),
        TableCell.of(version.title),
        TableCell.of(version.label),
        TableCell.of(words.reasons[analogue.reason].format(subject=analogue.subject)),
        *(TableCell.of_number(n) for n in (analogue.score, analogue.title, analogue.content)),
    )
