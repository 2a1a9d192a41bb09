"""The one interface behind which every format is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lawdiff.model import Discarded, Notice


@dataclass(frozen=True, slots=True)
class Text:
    """What a format reads from bytes: a paragraph a line, and what it left out or doubts."""

    text: str
    notices: tuple[Notice, ...] = ()
    discarded: tuple[Discarded, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file. ``recognises`` looks at content first, at the name only where it must.

    ``read`` is given the bytes and the name; it raises a `LawdiffError` and nothing else.
    """

    name: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Text]
