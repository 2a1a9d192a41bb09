"""Edits as HTML: never by colour alone, but by element, line and a word for who cannot see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from lawdiff.model import Op, Ops
from lawdiff.model.difference import Sign
from web.drawing.text import level

OLD, NEW, BOTH = "=-", "=+", "=-+"
"""Which signs are drawn: the old text, the new one, or one text with both."""

_BREAK = "↵"  # a paragraph that was split or joined, with no word changed


def added(html: str) -> str:
    """HTML marked as added."""
    return f'<ins><span class="vh">〔增〕</span>{html}</ins>'


def removed(html: str) -> str:
    """HTML marked as removed."""
    return f'<del><span class="vh">〔删〕</span>{html}</del>'


_DRAWN: dict[Sign, Callable[[str], str]] = {"=": str, "-": removed, "+": added}


def edits(ops: Ops, signs: str, head: str = "") -> Markup:
    """One side of ``ops``, or both in one; ``head`` is HTML that opens the first paragraph."""
    paragraphs = [_paragraph(parts) for parts in _lines(ops, signs)]
    if head:
        attributes, _, rest = paragraphs[0].partition(">")
        paragraphs[0] = f"{attributes}>{head}{rest}"
    return Markup("".join(paragraphs))


def _lines(ops: Ops, signs: str) -> Iterator[list[Op]]:
    parts: list[Op] = []
    for sign, text in ops:
        if sign not in signs:
            continue
        if sign != "=" and not text.strip("\n"):
            parts.append((sign, _BREAK))
        first, *rest = text.split("\n")
        parts.append((sign, first))
        for piece in rest:
            yield parts
            parts = [(sign, piece)]
    yield parts


def _paragraph(parts: list[Op]) -> str:
    line = "".join(text for _, text in parts)
    html = "".join(_DRAWN[sign](escape(text)) for sign, text in parts if text)
    return f"<p{level(line)}>{html}</p>"
