"""The elements of WordprocessingML, in the order in which its schema wants them."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from lawdiff.exporting.looks import printable

__all__ = ["Element", "field", "paragraph", "run", "w"]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """The element ``w:tag`` with attributes of the same namespace."""
    element: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), printable(str(value)))
    element.extend(children)
    return element


def run(text: str, style: str = "", *, tag: str = "t") -> Element:
    """A run of text in a character style; ``tag`` is ``delText`` inside a deletion."""
    words = w(tag)
    words.text = printable(text)
    words.set(_SPACE, "preserve")
    return w("r", *([w("rPr", w("rStyle", val=style))] if style else []), words)


def paragraph(style: str, content: Iterable[Element] = (), *properties: Element) -> Element:
    """A paragraph in a style; further properties as the schema orders them."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def field(instruction: str) -> Element:
    """A field that Word fills in when it lays out the page: PAGE, NUMPAGES."""
    return w("fldSimple", run("1"), instr=f" {instruction} ")
