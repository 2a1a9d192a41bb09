"""Characters → lines: one kind of line end, no invisible characters, a paragraph a line."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)


def laid_out(text: str) -> str:
    """``text`` with line feeds as its only line ends and without invisible characters."""
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
