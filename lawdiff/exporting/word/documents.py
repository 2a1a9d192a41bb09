"""A Word document from nothing: page, styles, fonts, footer; and its bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from lxml import etree

from lawdiff.exporting.looks import printable
from lawdiff.exporting.marks import MarkStyle
from lawdiff.exporting.packages import settled
from lawdiff.exporting.word.elements import Element, paragraph, w
from lawdiff.exporting.word.styles import ParagraphStyle, fonts, styles
from lawdiff.model import Mark

_KEPT = frozenset({RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS})


@dataclass(frozen=True, slots=True)
class Page:
    """A4 with its margins in millimetres."""

    landscape: bool = False
    top: int = 37
    bottom: int = 35
    left: int = 28
    right: int = 26

    @property
    def width(self) -> int:
        """The width between the margins, in twips."""
        return round(((297 if self.landscape else 210) - self.left - self.right) * 1440 / 25.4)


def new_document(
    title: str,
    page: Page,
    kinds: tuple[ParagraphStyle, ...],
    marks: Mapping[Mark, MarkStyle],
    *,
    header: Iterable[Sequence[Element]] = (),
    footer: Iterable[Sequence[Element]],
) -> WordDocument:
    """An empty document; each line of its header and footer is given as runs."""
    document = docx.Document()
    _strip(document)
    _replace(document.styles.element, styles(kinds, marks))
    _replace(document.settings.element, _settings())
    _add_fonts(document)
    _set_page(document, page)
    _name(document, title)
    section = document.sections[0]
    for part, lines in ((section.header, header), (section.footer, footer)):
        if drawn := [paragraph("Footer", runs) for runs in lines]:
            part.is_linked_to_previous = False
            _replace(part._element, drawn)  # noqa: SLF001  # it has no public name
    return document


def saved(document: WordDocument, body: Iterable[Element]) -> bytes:
    """The bytes of the document with a body."""
    root = document.element.body
    for place, element in enumerate(body):
        root.insert(place, element)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def _strip(document: WordDocument) -> None:
    """Take out of the library's template all that no export uses."""
    part = document.part
    for rels, kept in (
        (part.rels, _KEPT),
        (part.package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}),
    ):
        for key, rel in list(rels.items()):
            if rel.reltype not in kept:
                del rels[key]
    _replace(document.element.body, document.element.body.xpath("./w:sectPr"))


def _replace(element: Element, children: Iterable[Element]) -> None:
    kept = list(children)
    for child in list(element):
        element.remove(child)
    element.extend(kept)


def _settings() -> list[Element]:
    compat = w("compatSetting", name="compatibilityMode",
               uri="http://schemas.microsoft.com/office/word", val=15)  # fmt: skip
    return [
        w("defaultTabStop", val=420),
        w("characterSpacingControl", val="compressPunctuation"),
        w("compat", compat),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
    ]


def _add_fonts(document: WordDocument) -> None:
    root = etree.fromstring(f"<w:fonts {nsdecls('w')}/>")
    root.extend(fonts())
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    name = PackURI("/word/fontTable.xml")
    part = Part(name, CONTENT_TYPE.WML_FONT_TABLE, data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _set_page(document: WordDocument, page: Page) -> None:
    section = document.sections[0]
    sides = Mm(210), Mm(297)
    section.page_width, section.page_height = sides[::-1] if page.landscape else sides
    if page.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance, section.footer_distance = Mm(8), Mm(10)


def _name(document: WordDocument, title: str) -> None:
    """Title and maker, and no hour: the same texts give the same file."""
    properties = document.core_properties
    _replace(properties._element, ())  # noqa: SLF001  # dates cannot be taken out otherwise
    properties.title = printable(title)[:255]
    properties.author = "lawdiff"
    properties.language = "zh-CN"
