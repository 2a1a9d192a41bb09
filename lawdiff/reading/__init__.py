"""Bytes → text: one `Source` from a file in any format its user has it in.

A format is recognised by its content, so that a file that lies about its type is found out. Every
format is one module behind `lawdiff.reading.formats.Format`; a new one is a module and a place in
``FORMATS``.
"""

from __future__ import annotations

from lawdiff.errors import Refused, TooLarge
from lawdiff.model import Source
from lawdiff.reading import docx, plain
from lawdiff.reading.formats import Format

LARGEST = 64_000_000
"""The most bytes a file may have."""

FORMATS: tuple[Format, ...] = (docx.FORMAT, plain.FORMAT)

__all__ = ["FORMATS", "LARGEST", "read"]


def read(name: str, data: bytes) -> Source:
    """The text of a file called ``name``.

    Raises Refused or TooLarge (an empty file, a format or charset that is none of ours, an
    encrypted, hostile or scanned document) and Unavailable (a program or extra is missing).
    """
    if not data.strip():
        raise Refused("empty-file", "{name} is empty", name=name)
    if len(data) > LARGEST:
        raise TooLarge(
            "file-too-large",
            "{name} has {size} bytes; the limit is {limit}",
            remedy="Split the file, or save it without pictures.",
            name=name,
            size=len(data),
            limit=LARGEST,
        )
    chosen = next(f for f in FORMATS if f.recognises(data, name))
    text = chosen.read(data, name)
    return Source(name, data, text.text, text.notices, text.discarded)
