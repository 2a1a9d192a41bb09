"""Clauses: what stands between two marks of punctuation, the list comma 、 aside."""

from __future__ import annotations

import re

STOPS = "，。；：！？,;:!?"
"""The marks that bound a clause."""

REACH = 80
"""How far back, in code points, a clause is read; a longer one is cut there."""

_STOP = re.compile(f"[{STOPS}]")


def clause_start(text: str, end: int) -> int:
    """Where the clause that runs up to ``end`` begins, at most `REACH` before it."""
    floor = max(0, end - REACH)
    return max((m.end() for m in _STOP.finditer(text, floor, end)), default=floor)
