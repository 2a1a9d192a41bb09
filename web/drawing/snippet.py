"""The words around a hit."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

_BEFORE, _LENGTH = 30, 160


def snippet(text: str, spans: Sequence[tuple[int, int]]) -> Markup:
    """A piece of ``text`` with its hits marked; it begins shortly before the first of them."""
    start = max(0, spans[0][0] - _BEFORE) if spans else 0
    end = min(len(text), max(start + _LENGTH, spans[0][1] if spans else 0))
    out, done = ["…" if start else ""], start
    for begin, stop in spans:
        if begin >= done and stop <= end:
            out += [escape(text[done:begin]), f"<mark>{escape(text[begin:stop])}</mark>"]
            done = stop
    out += [escape(text[done:end]), "…" if end < len(text) else ""]
    return Markup("".join(out).replace("\n", " "))
