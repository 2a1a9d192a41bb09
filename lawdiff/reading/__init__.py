"""Bytes → text: one `Source` from a file in any format its user has it in.

A format is recognised by its content, so that a file that lies about its type is found out. Every
format is one module behind `lawdiff.reading.formats.Format`; a new one is a module and a place in
``FORMATS``.
"""

from __future__ import annotations

from lawdiff.errors import Refused
from lawdiff.model import Notice, Source
from lawdiff.reading import docx, epub, html, office, pdf, plain
from lawdiff.reading.archives import is_archive, unpack
from lawdiff.reading.formats import Format

FORMATS: tuple[Format, ...] = (
    docx.FORMAT, epub.FORMAT, office.FORMAT, pdf.FORMAT, html.FORMAT, plain.FORMAT,
)  # fmt: skip
"""Every format, in the order in which they are asked whether they recognise a file."""

_SUFFIXES = {
    "docx": ("docx", "docm"),
    "epub": ("epub",),
    "office": ("doc", "wps", "rtf", "dot"),
    "pdf": ("pdf",),
    "html": ("html", "htm", "xhtml", "shtml", "asp", "aspx", "jsp", "php"),
}

__all__ = ["FORMATS", "is_archive", "read", "unpack"]


def read(name: str, data: bytes) -> Source:
    """The text of a file called ``name``.

    How many bytes a file may have is for the caller to say; how much text, each format holds to.

    Raises Refused or TooLarge (an empty file, a format or charset that is none of ours, an
    encrypted, hostile or scanned document, an archive) and Unavailable (a program or an extra is
    missing).
    """
    if not data.strip():
        raise Refused("empty_file", "{name} is empty", name=name)
    if is_archive(data):
        raise Refused(
            "archive", "{name} is an archive of files", remedy="Give it to `import`.", name=name
        )
    chosen = next(f for f in FORMATS if f.recognises(data, name))
    found = chosen.read(data, name)
    if not found.text.strip():
        raise Refused("no_text", "{name} holds no text", name=name)
    return Source(name, data, found.text, (*found.notices, *_lies(name, chosen)), found.discarded)


def _lies(name: str, chosen: Format) -> list[Notice]:
    """A notice where the name promises another format than the content is in."""
    suffix = name.rpartition(".")[2].lower()
    promised = next((f for f, suffixes in _SUFFIXES.items() if suffix in suffixes), chosen.name)
    if promised == chosen.name:
        return []
    return [
        Notice(
            "other_format",
            "the name ends in .{suffix}, but the content is {format}",
            (("suffix", suffix), ("format", chosen.name)),
        )
    ]
