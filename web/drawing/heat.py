"""How alike several texts are, each with each, as SVG; a table beside it says the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from markupsafe import Markup

_CELL = 52
_NAME = 84  # pixels for the name of a row
_HEAD = 28  # and of a column
_CHARACTERS = 6  # of a name
_DENSEST = 0.6  # so that the figure in a cell can be read on it


def heat(
    names: Sequence[str],
    likeness: Sequence[Sequence[float]],
    href: Callable[[int, int], str],
) -> Markup:
    """A square for each pair, the darker the more alike; ``href`` is where a pair leads."""
    count = len(names)
    width, height = _NAME + count * _CELL, _HEAD + count * _CELL
    drawn = "".join(
        _square(row, column, value, href(row, column))
        for row, values in enumerate(likeness)
        for column, value in enumerate(values)
    )
    return Markup(
        f'<svg class="heat" width="{width}" viewBox="0 0 {width} {height}" aria-hidden="true">'
        f"{''.join(_names(names))}{drawn}</svg>"
    )


def _names(names: Sequence[str]) -> list[str]:
    out = []
    for place, name in enumerate(names):
        short = escape(name if len(name) <= _CHARACTERS else f"{name[: _CHARACTERS - 1]}…")
        middle = place * _CELL + _CELL // 2
        out.append(f'<text class="row" x="{_NAME - 8}" y="{_HEAD + middle + 4}">{short}</text>')
        out.append(f'<text x="{_NAME + middle}" y="{_HEAD - 10}">{short}</text>')
    return out


def _square(row: int, column: int, value: float, href: str) -> str:
    x, y = _NAME + column * _CELL, _HEAD + row * _CELL
    size, middle = _CELL - 2, _CELL // 2 - 1
    shape = (
        f'<rect x="{x}" y="{y}" width="{size}" height="{size}"'
        f' fill-opacity="{round(value * _DENSEST, 2)}"/>'
    )
    if row == column:
        return f'<g class="self">{shape}</g>'
    return (
        f'<a href="{escape(href)}" tabindex="-1">{shape}'
        f'<text x="{x + middle}" y="{y + middle + 5}">{round(value * 100)}</text></a>'
    )
