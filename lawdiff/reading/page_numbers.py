"""Page numbers that stand between the lines of a text."""

from __future__ import annotations

import re
from itertools import pairwise

_NUMBER = re.compile(
    r"\s*(?P<marks>[-—–－·]*)\s*(?:第\s*)?(?P<number>\d{1,4})\s*(?P<page>页)?"
    r"(?:\s*[,，/／]?\s*共?\s*\d{1,4}\s*页?)?\s*[-—–－·]*\s*"
)
_FIRSTS = frozenset("-—–－·第0123456789 \t\u3000")

_LONGEST = 20
_FEWEST = 3
_LINES_A_PAGE = 8


def without_page_numbers(text: str) -> tuple[str, list[str]]:
    """``text`` without its page numbers, and these.

    They stand alone on a line and go up by one; bare numbers, which may be those of a list, must
    also have a page between them.
    """
    lines = text.split("\n")
    short = [i for i, size in enumerate(map(len, lines)) if 0 < size <= _LONGEST]
    found = [
        (i, int(match["number"]), bool(match["marks"] or match["page"]))
        for i in short
        if lines[i][0] in _FIRSTS and (match := _NUMBER.fullmatch(lines[i]))
    ]
    if len(found) < _FEWEST:
        return text, []
    steps = sum(b[1] == a[1] + 1 for a, b in pairwise(found))
    marked = sum(shown for _, _, shown in found) > len(found) // 2
    solid = sum(1 for line in lines[found[0][0] : found[-1][0]] if line.strip())
    apart = marked or solid >= _LINES_A_PAGE * (len(found) - 1)
    if steps < 0.8 * (len(found) - 1) or not apart:
        return text, []
    gone = {i for i, _, _ in found}
    kept = [line for i, line in enumerate(lines) if i not in gone]
    return "\n".join(kept), [lines[i].strip() for i in sorted(gone)]
