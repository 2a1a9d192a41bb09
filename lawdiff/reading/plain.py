"""Text and Markdown."""

from __future__ import annotations

from lawdiff.model import Discarded
from lawdiff.reading.charsets import decode
from lawdiff.reading.formats import Format, Text
from lawdiff.reading.layout import laid_out
from lawdiff.reading.tables import tabbed
from lawdiff.reading.unwrapping import unwrap


def _recognises(_data: bytes, _name: str) -> bool:
    return True


def _read(data: bytes, _name: str) -> Text:
    characters, notices = decode(data)
    text, page_numbers = unwrap(tabbed(laid_out(characters)))
    return Text(text, notices, tuple(Discarded("furniture", number) for number in page_numbers))


FORMAT = Format("text", _recognises, _read)
