"""Electronic books (.epub): the pages of the spine, one after the other."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from lawdiff.errors import Refused
from lawdiff.model import Discarded
from lawdiff.reading.charsets import decode
from lawdiff.reading.formats import Format, Text
from lawdiff.reading.html import page_lines
from lawdiff.reading.packages import Package, is_zip, parts_in
from lawdiff.reading.unwrapping import unwrap
from lawdiff.reading.xml import parse_xml

_CONTAINER = "META-INF/container.xml"
_PAGE = re.compile(r"application/xhtml\+xml|text/html")


def _recognises(data: bytes, _name: str) -> bool:
    return is_zip(data) and bool(parts_in(data, (_CONTAINER,)))


def _read(data: bytes, name: str) -> Text:
    package = Package(data, name)
    lines: list[str] = []
    discarded: list[Discarded] = []
    for page in _spine(package):
        characters, _ = decode(package.read(page))
        own, around = page_lines(characters, name)
        lines += own
        discarded += around
    return Text(unwrap("\n".join(lines)), (), tuple(discarded))


def _spine(package: Package) -> list[str]:
    """The pages of the book, in its reading order."""
    if not package.has(_CONTAINER):
        raise Refused("damaged_file", "{name} is damaged and cannot be opened", name=package.name)
    container = parse_xml(package.read(_CONTAINER), package.name)
    paths = [e.get("full-path") for e in container.iter("{*}rootfile")]
    if not paths or not paths[0] or not package.has(paths[0]):
        raise Refused("damaged_file", "{name} is damaged and cannot be opened", name=package.name)
    book = parse_xml(package.read(paths[0]), package.name)
    folder = posixpath.dirname(paths[0])
    pages = {
        item.get("id"): posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        for item in book.iter("{*}item")
        if _PAGE.fullmatch(item.get("media-type") or "")
    }
    order = [pages.get(ref.get("idref")) for ref in book.iter("{*}itemref")]
    return [page for page in order if page and package.has(page)]


FORMAT = Format("epub", _recognises, _read)
