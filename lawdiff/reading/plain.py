"""Text and Markdown."""

from __future__ import annotations

from lawdiff.model import Discarded
from lawdiff.reading.charsets import decode
from lawdiff.reading.formats import Format, Text
from lawdiff.reading.html import with_markdown_tables
from lawdiff.reading.layout import laid_out
from lawdiff.reading.page_numbers import without_page_numbers
from lawdiff.reading.tables import tabbed
from lawdiff.reading.unwrapping import unwrap


def _recognises(_data: bytes, _name: str) -> bool:
    return True


def _read(data: bytes, _name: str) -> Text:
    characters, notices = decode(data)
    text, numbers = without_page_numbers(laid_out(characters))
    if "<table" in text:
        text = with_markdown_tables(text)
    return Text(unwrap(tabbed(text)), notices, tuple(Discarded("furniture", n) for n in numbers))


FORMAT = Format("text", _recognises, _read)
