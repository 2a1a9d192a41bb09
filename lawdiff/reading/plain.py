"""Text and Markdown."""

from __future__ import annotations

from lawdiff.reading.charsets import decode
from lawdiff.reading.formats import Format, Text
from lawdiff.reading.layout import laid_out


def _recognises(_data: bytes, _name: str) -> bool:
    return True


def _read(data: bytes, _name: str) -> Text:
    text, notices = decode(data)
    return Text(laid_out(text), notices)


FORMAT = Format("text", _recognises, _read)
