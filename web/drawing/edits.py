"""Edits as HTML: never by colour alone, but by element, line and a word for who cannot see them."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from lawdiff.model import Ops
from lawdiff.model.difference import Sign
from web.drawing.escaping import is_plain
from web.drawing.text import level

OLD, NEW, BOTH = "=-", "=+", "=-+"
"""Which signs are drawn: the old text, the new one, or one text with both."""

_BREAK = "↵"  # a paragraph that was split or joined, with no word changed

_BEFORE: dict[Sign, str] = {
    "=": "",
    "-": '<del><span class="vh">〔删〕</span>',
    "+": '<ins><span class="vh">〔增〕</span>',
}
_AFTER: dict[Sign, str] = {"=": "", "-": "</del>", "+": "</ins>"}


def added(html: str) -> str:
    """HTML marked as added."""
    return _marked("+", html)


def removed(html: str) -> str:
    """HTML marked as removed."""
    return _marked("-", html)


def edits(ops: Ops, signs: str, head: str = "") -> Markup:
    """One side of ``ops``, or both in one; ``head`` is HTML that opens the first paragraph."""
    return Markup(edited(ops, signs, head))


def edited(ops: Ops, signs: str, head: str = "") -> str:
    """The same as a plain string, for who puts many together."""
    shown = [op for op in ops.ops if op[0] in signs]
    text = "".join([piece for _, piece in shown])
    if not is_plain(text):
        shown = [(sign, escape(piece)) for sign, piece in shown]
    if "\n" not in text:
        html = "".join([f"{_BEFORE[sign]}{piece}{_AFTER[sign]}" for sign, piece in shown])
        return f"<p{level(text)}>{head}{html}</p>"
    html = "".join([piece if sign == "=" else _marked(sign, piece) for sign, piece in shown])
    lines = zip(text.split("\n"), (head + html).split("\n"), strict=True)
    return "".join([f"<p{level(line)}>{drawn}</p>" for line, drawn in lines])


def _marked(sign: Sign, html: str) -> str:
    """A removed or added piece, marked on every line it runs over."""
    before, after = _BEFORE[sign], _AFTER[sign]
    if "\n" not in html:
        return f"{before}{html}{after}"
    lines = (html if html.strip("\n") else _BREAK + html).split("\n")
    return "\n".join([f"{before}{line}{after}" if line else "" for line in lines])
