"""Tables as Markdown tables, one line a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

_SPECIAL = re.compile(r"([\\|*`])")
_SPACE = re.compile(r"\s+")


def markdown_table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a Markdown table; its first row serves as the head, short rows are filled up.

    White space inside a cell becomes one blank, since a row is one line; what Markdown would take
    for a mark of its own is escaped.
    """
    width = max((len(row) for row in rows), default=0)
    if not width:
        return []
    lines = [_row([*row, *[""] * (width - len(row))]) for row in rows]
    lines.insert(1, "|" + " --- |" * width)
    return lines


def tabbed(text: str) -> str:
    """``text`` with its tables, rows of cells parted by tabs, as Markdown tables."""
    if "\t" not in text:
        return text
    out: list[str] = []
    for has_tabs, group in groupby(text.split("\n"), key=lambda line: "\t" in line):
        lines = list(group)
        is_table = has_tabs and len(lines) > 1 and any("\t" in line.strip() for line in lines)
        out += markdown_table([line.split("\t") for line in lines]) if is_table else lines
    return "\n".join(out)


def _row(cells: Sequence[str]) -> str:
    return (
        "| " + " | ".join(_SPECIAL.sub(r"\\\1", _SPACE.sub(" ", c).strip()) for c in cells) + " |"
    )
