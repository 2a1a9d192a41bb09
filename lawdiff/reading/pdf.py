"""PDF with a text layer: columns in reading order, page furniture out."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lawdiff.errors import Refused, TooLarge, Unavailable
from lawdiff.model import Discarded
from lawdiff.reading.formats import Format, Text
from lawdiff.reading.layout import laid_out
from lawdiff.reading.page_numbers import without_page_numbers
from lawdiff.reading.pdf_layout import Glyph, PageLine, page_lines
from lawdiff.reading.unwrapping import unwrap

try:
    import pypdfium2
    import pypdfium2.raw as pdfium_c
except ImportError:  # the extra is not installed
    pypdfium2 = None

MOST_PAGES = 2_000
"""The most pages a PDF may have."""

_MOST_GLYPHS = 4_000_000
_DIGITS = re.compile(r"[0-9０-９一二三四五六七八九十]+")
_NUMBER = re.compile(
    r"[-—–－·.\s]*(?:第)?\s*\d{1,4}\s*(?:页)?(?:\s*[/／共]+\s*\d{1,4}\s*页?)?[-—–－·.\s]*"
)
_NO_GLYPHS = frozenset((0, 10, 13, 0xFFFE, 0xFFFF))
_BAND = 0.09


def _recognises(data: bytes, _name: str) -> bool:
    return b"%PDF-" in data[:1024]


def _read(data: bytes, name: str) -> Text:
    if pypdfium2 is None:
        raise Unavailable(
            "no_pdf_reader",
            "{name} is a PDF, and the reader for it is not installed",
            remedy="Install lawdiff[pdf].",
            name=name,
        )
    pages = _pages(data, name)
    if not any(line.text for page in pages for line in page):
        raise Refused(
            "scanned_pdf",
            "{name} is a scan: its pages hold pictures and no text",
            remedy="Have it recognised (OCR) first.",
            name=name,
        )
    kept, furniture = _without_furniture(pages)
    text, numbers = without_page_numbers(laid_out("\n".join(kept)))
    left_out = [Discarded("furniture", line) for line in (*furniture, *numbers)]
    return Text(unwrap(text), (), tuple(left_out))


def _pages(data: bytes, name: str) -> list[list[PageLine]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refused(
                "encrypted", "{name} is encrypted", remedy="Save it without a password.", name=name
            ) from error
        raise Refused(
            "damaged_file", "{name} is damaged and cannot be opened", name=name
        ) from error
    try:
        if len(document) > MOST_PAGES:
            raise TooLarge(
                "too_many_pages",
                "{name} has {pages} pages; the limit is {limit}",
                name=name,
                pages=len(document),
                limit=MOST_PAGES,
            )
        return _all_pages(document, name)
    finally:
        document.close()


def _all_pages(document: Any, name: str) -> list[list[PageLine]]:
    pages = []
    count = 0
    for index in range(len(document)):
        try:
            page = document[index]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise Refused(
                "damaged_file", "{name} is damaged and cannot be opened", name=name
            ) from error
        glyphs = _glyphs(text_page)
        count += len(glyphs)
        if count > _MOST_GLYPHS:
            raise TooLarge(
                "text_too_long",
                "the text has more than {limit} characters",
                remedy="Split the file.",
                limit=_MOST_GLYPHS,
            )
        pages.append(page_lines(glyphs, page.get_height()))
        text_page.close()
        page.close()
    return pages


def _glyphs(text_page: Any) -> list[Glyph]:
    """The characters of a page with their boxes, as the page draws them."""
    glyphs = []
    left, right, bottom, top = (pdfium_c.c_double() for _ in range(4))
    for index in range(text_page.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text_page, index)
        if code in _NO_GLYPHS or 0xD800 <= code < 0xE000:
            continue
        if pdfium_c.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        pdfium_c.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        size = pdfium_c.FPDFText_GetFontSize(text_page, index)
        glyphs.append(Glyph(chr(code), left.value, right.value, bottom.value, top.value, size))
    return glyphs


def _without_furniture(pages: list[list[PageLine]]) -> tuple[list[str], list[str]]:
    """The lines of all pages, and the heads, feet and page numbers left out of them.

    A head or foot stands in the margin and comes again, its numbers aside, on other pages.
    """
    seen = Counter(key for page in pages for key in {_key(x) for x in page if _in_margin(x)})
    least = max(3, len(pages) // 3)
    kept: list[str] = []
    furniture: list[str] = []
    for page in pages:
        for line in page:
            repeated = seen[_key(line)] >= least
            if _in_margin(line) and (repeated or _NUMBER.fullmatch(line.text)):
                furniture.append(line.text)
            else:
                kept.append(line.printed)
    return kept, furniture


def _in_margin(line: PageLine) -> bool:
    return line.height < _BAND or line.height > 1 - _BAND


def _key(line: PageLine) -> str:
    return _DIGITS.sub("0", "".join(line.text.split()))


FORMAT = Format("pdf", _recognises, _read)
