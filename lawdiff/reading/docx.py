"""Word documents (.docx, .docm): paragraphs, tables in place, numbers printed, changes accepted.

The XML is read directly: only what makes up the text is looked at, and nothing outside the file is
ever asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from lawdiff.errors import Refused
from lawdiff.model import Discarded, Notice
from lawdiff.numbering import ARTICLE_LABEL
from lawdiff.reading.docx_changes import settle
from lawdiff.reading.docx_numbering import Numbering, W, numbering_of
from lawdiff.reading.formats import Format, Text
from lawdiff.reading.layout import laid_out
from lawdiff.reading.packages import Package, is_zip, parts_in
from lawdiff.reading.tables import markdown_table
from lawdiff.reading.unwrapping import ends_sentence, opens_paragraph
from lawdiff.reading.xml import parse_xml

_DOCUMENT = "word/document.xml"
_P, _TBL, _TR, _TC, _T = (f"{W}{tag}" for tag in ("p", "tbl", "tr", "tc", "t"))
_PPR, _BOX = f"{W}pPr", f"{W}txbxContent"
_TAB, _BR, _CR, _HYPHEN = (f"{W}{tag}" for tag in ("tab", "br", "cr", "noBreakHyphen"))
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1].encode()
_REMOTE = re.compile(
    rb"<Relationship\b(?=[^>]*attachedTemplate)(?=[^>]*TargetMode=.External)[^>]*"
    rb"Target=.(?:https?:|ftp:|\\\\|//|file:/*[^/\\:]+\.[^/\\:]+[/\\])",
    re.IGNORECASE,
)
_ARTICLE = re.compile(ARTICLE_LABEL)


def _recognises(data: bytes, _name: str) -> bool:
    return is_zip(data) and bool(parts_in(data, (_DOCUMENT,)))


def _read(data: bytes, name: str) -> Text:
    package = Package(data, name)
    if not package.has(_DOCUMENT):
        raise Refused("damaged_file", "{name} is damaged and cannot be opened", name=name)
    _refuse_hostile(package, name)
    content = _transitional(package.read(_DOCUMENT))
    root = parse_xml(content, name)
    notices, hidden = settle(root, content)
    numbering = numbering_of(_part(package, "numbering"), _part(package, "styles"))
    body = root.find(f"{W}body")
    lines = list(_lines(body, numbering)) if body is not None else []
    if numbering.unknown:
        notices.append(
            Notice(
                "unknown_numbering",
                "automatic numbers in a format of no use here were printed as digits: {formats}",
                (("formats", ", ".join(sorted(numbering.unknown))),),
            )
        )
    return Text(laid_out("\n".join(lines)), tuple(notices), (*hidden, *_asides(package)))


def _refuse_hostile(package: Package, name: str) -> None:
    if package.has("word/vbaProject.bin"):
        raise Refused(
            "macros", "{name} holds macros", remedy="Save it as .docx without macros.", name=name
        )
    settings = "word/_rels/settings.xml.rels"
    if package.has(settings) and _REMOTE.search(package.read(settings)):
        raise Refused(
            "remote_template",
            "{name} loads a template from another machine",
            remedy="Save it with the template Normal.",
            name=name,
        )


def _transitional(content: bytes) -> bytes:
    """A part with the names that nearly all documents use, also where it keeps to strict ones."""
    return content.replace(_STRICT, _TRANSITIONAL)


def _part(package: Package, part: str) -> etree._Element | None:
    path = f"word/{part}.xml"
    if not package.has(path):
        return None
    return parse_xml(_transitional(package.read(path)), package.name)


def _lines(container: etree._Element, numbering: Numbering) -> Iterator[str]:
    """The lines of a body, cell or content control, tables in place."""
    for child in container:
        if child.tag == _P:
            yield from _paragraph(child, numbering)
        elif child.tag == _TBL:
            yield from _table(child, numbering)
        elif child.tag in _WRAPPERS:
            yield from _lines(child, numbering)


_WRAPPERS = frozenset(
    f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)


def _paragraph(paragraph: etree._Element, numbering: Numbering) -> Iterator[str]:
    """The lines of one paragraph: its soft breaks part lines only where a sentence ends.

    What stands in a text box comes after it.
    """
    boxes = list(paragraph.iter(_BOX))
    for box in boxes:
        box.getparent().remove(box)  # type: ignore[union-attr]  # it stands in the paragraph
    label = numbering.label(paragraph.find(_PPR))
    text = _text(paragraph)
    if label:
        text = f"{label} {text}" if label[-1:] not in "、．." else label + text
    yield from _parted(text) if "\n" in text else [text]
    for box in boxes:
        yield from _lines(box, numbering)


def _parted(text: str) -> Iterator[str]:
    """The lines of a paragraph with soft breaks."""
    line = ""
    for piece in text.split("\n"):
        part = piece.strip()
        if line and part and not ends_sentence(line) and not opens_paragraph(part):
            line += part
        elif part:
            if line:
                yield line
            line = part
    yield line


def _text(element: etree._Element) -> str:
    out = []
    for node in element.iter(_T, _TAB, _BR, _CR, _HYPHEN):
        tag = node.tag
        if tag == _T:
            out.append(node.text or "")
        elif tag == _TAB:
            parent = node.getparent()
            out.append("\t" if parent is not None and parent.tag == f"{W}r" else "")
        elif tag == _HYPHEN:
            out.append("-")
        elif tag in (_BR, _CR):
            out.append("\n" if node.get(f"{W}type") in (None, "textWrapping") else "")
    return "".join(out)


def _table(table: etree._Element, numbering: Numbering) -> Iterator[str]:
    """A table as Markdown; one that only lays out paragraphs, as those paragraphs."""
    rows = [[*_cells(row)] for row in table.iter(_TR) if _owner(row) is table]
    cells = [cell for row in rows for cell in row if cell is not None]
    if max(map(len, rows), default=0) <= 1 or any(_lays_out(cell) for cell in cells):
        for cell in cells:
            yield from _lines(cell, numbering)
        return
    yield from markdown_table(
        [["" if c is None else " ".join(_lines(c, numbering)) for c in row] for row in rows]
    )


def _owner(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(_TBL), None)


def _cells(row: etree._Element) -> Iterator[etree._Element | None]:
    """The cells of a row; None where one only goes on from above, or fills up a wide one."""
    for cell in row.iter(_TC):
        if next(cell.iterancestors(_TR), None) is not row:
            continue
        properties = cell.find(f"{W}tcPr")
        span = merged = None
        if properties is not None:
            span, merged = properties.find(f"{W}gridSpan"), properties.find(f"{W}vMerge")
        goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        yield None if goes_on and not _text(cell).strip() else cell
        if span is not None and span.get(f"{W}val", "1").isdecimal():
            yield from [None] * min(int(span.get(f"{W}val", "1")) - 1, 63)


def _lays_out(cell: etree._Element) -> bool:
    labels = sum(bool(_ARTICLE.match(_text(p).strip())) for p in cell.iterfind(_P))
    return labels > 1


def _asides(package: Package) -> Iterator[Discarded]:
    """The text of headers, footers and notes, which is no part of the regulation."""
    for part in package.names():
        match = re.fullmatch(r"word/(header|footer|footnotes|endnotes)\d*\.xml", part)
        if match is None:
            continue
        root = parse_xml(package.read(part), package.name)
        reason = "furniture" if match[1] in ("header", "footer") else "footnote"
        for paragraph in root.iter(_P):
            if text := _text(paragraph).strip():
                yield Discarded(reason, text)


FORMAT = Format("docx", _recognises, _read)
