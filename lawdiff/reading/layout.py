"""Characters → lines: one kind of line end, no invisible characters."""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)


def laid_out(text: str) -> str:
    """``text`` with line feeds as its only line ends and without invisible characters."""
    if text.replace("\n", "").replace("\u3000", "").isprintable():
        return text.removesuffix("\n")  # most texts: no other line end can be printed either
    return "\n".join(
        line if line.isprintable() else _INVISIBLE.sub("", line) for line in text.splitlines()
    )
