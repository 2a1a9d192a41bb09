"""The words around a hit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markupsafe import Markup

from lawdiff.pipes import is_rule

_BEFORE, _LENGTH = 30, 160
_ROW = re.compile(r"^\|.*$", re.MULTILINE)


def snippet(text: str, spans: Sequence[tuple[int, int]]) -> Markup:
    """A piece of ``text`` with its hits marked; it begins shortly before the first of them."""
    text = _ROW.sub(_cells, text)
    start = max(0, spans[0][0] - _BEFORE) if spans else 0
    end = min(len(text), max(start + _LENGTH, spans[0][1] if spans else 0))
    out, done = ["…" if start else ""], start
    for begin, stop in spans:
        if begin >= done and stop <= end:
            out += [escape(text[done:begin]), f"<mark>{escape(text[begin:stop])}</mark>"]
            done = stop
    out += [escape(text[done:end]), "…" if end < len(text) else ""]
    return Markup("".join(out).replace("\n", " "))


def _cells(row: re.Match[str]) -> str:
    """A row of a table with blanks for what rules it, each character in its place."""
    line = row[0]
    return " " * len(line) if is_rule(line) else line.replace("|", " ")
