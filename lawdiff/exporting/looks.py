"""How an export looks and speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lawdiff.exporting.marks import MarkStyle
from lawdiff.exporting.words import Words
from lawdiff.model import Mark

_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Look:
    """The looks of each mark, and the language of all that is not matter."""

    marks: Mapping[Mark, MarkStyle]
    words: Words


def printable(text: str) -> str:
    """``text`` with U+FFFD for the characters that no XML can hold, so that they are seen."""
    return _UNPRINTABLE.sub("\ufffd", text)
