"""The bytes a text came from, and the text read from them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lawdiff.model.notice import Discarded, Notice


@dataclass(frozen=True, slots=True)
class Source:
    """One file as its user has it, read.

    ``name`` is its file name without folders. ``text`` holds a paragraph a line; hard-wrapped
    lines are joined, columns stand in reading order, tables are Markdown tables, automatic
    numbers are printed. ``discarded`` is what reading itself left out (page furniture).
    """

    name: str
    data: bytes
    text: str
    notices: tuple[Notice, ...] = ()
    discarded: tuple[Discarded, ...] = ()

    @property
    def sha256(self) -> str:
        """The digest by which the source is known in the record."""
        return hashlib.sha256(self.data).hexdigest()
