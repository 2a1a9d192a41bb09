"""What stands in a .docx: read with python-docx, its changes accepted or rejected."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

P, TBL, TR, TC, R, T, GONE = (
    qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc", "r", "t", "delText")
)


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def accepted(data: bytes) -> list[str]:
    """The lines of the text once all changes are accepted."""
    return list(_lines(opened(data).element.body, "ins", "del"))


def rejected(data: bytes) -> list[str]:
    """The lines of the text once all changes are rejected."""
    return list(_lines(opened(data).element.body, "del", "ins"))


def _lines(body, kept: str, dropped: str) -> Iterator[str]:
    line = ""
    for child in body:
        if child.tag == P:
            line += _text(child, kept)
            if child.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(f'w:{dropped}')}") is None:
                yield line
                line = ""
        elif child.tag == TBL:
            assert not line, "a paragraph cannot be joined to a table"
            for row in child.iterfind(TR):
                if row.find(f"{qn('w:trPr')}/{qn(f'w:{dropped}')}") is None:
                    cells = ("".join(_text(p, kept) for p in c.iter(P)) for c in row.iterfind(TC))
                    yield "|".join(["", *cells, ""])
    if line:
        yield line


def _text(paragraph, kept: str) -> str:
    out = ""
    for run in paragraph.iter(R):
        change = run.getparent().tag
        if change in (P, qn(f"w:{kept}")):
            out += "".join(node.text or "" for node in run.iter(T, GONE))
    return out
