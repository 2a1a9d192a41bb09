"""The elements of Akoma Ntoso."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from lawdiff.exporting.looks import printable

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
Element = ET.Element


def a(tag: str, *children: Element | str | None, **attributes: str | None) -> Element:
    """The element ``tag``; a string is its text; what is None is left out."""
    element = Element(tag, {k: printable(v) for k, v in attributes.items() if v is not None})
    for child in children:
        if isinstance(child, str):
            element.text = printable(child)
        elif child is not None:
            element.append(child)
    return element


def lines(text: str) -> Iterable[Element]:
    """Every line as a paragraph."""
    return (a("p", line) for line in text.split("\n"))


def serialised(root: Element) -> bytes:
    """A whole document; white space is added only between elements that hold no text."""
    root.set("xmlns", NAMESPACE)
    ET.indent(root)
    for paragraph in root.iter("p"):
        if len(paragraph):  # what was indented here is part of its text
            paragraph.text = paragraph[-1].tail = None
    data: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"
