"""How much a version changed: a bar as long as the change, in parts by class, as SVG.

The counts beside it say the same, so it is hidden from screen readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from markupsafe import Markup

from lawdiff.model import RowClass

_WIDTH, _HEIGHT = 240, 12
_PARTS: dict[RowClass, tuple[int, int]] = {  # from which height down to which, as in the strip
    "amended": (0, 12),
    "amended_renumbered": (0, 12),
    "added": (0, 6),
    "deleted": (6, 12),
    "renumbered": (4, 8),
}


def changed(tally: Mapping[RowClass, int]) -> int:
    """How many articles changed in any way."""
    return sum(tally.get(name, 0) for name in _PARTS)


def size_bar(tally: Mapping[RowClass, int], largest: int) -> Markup:
    """A bar for one version; that of the ``largest`` change is the longest."""
    if not changed(tally):
        return Markup("")
    bars, x = [], 0.0
    for name, (top, bottom) in _PARTS.items():
        width = round(_WIDTH * tally.get(name, 0) / largest, 1)
        if width:
            bars.append(
                f'<rect class="{escape(name)}" x="{round(x, 1)}" y="{top}"'
                f' width="{width}" height="{bottom - top}"/>'
            )
        x += width
    return Markup(
        f'<svg class="strip size" width="{_WIDTH}" height="{_HEIGHT}"'
        f' viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true">{"".join(bars)}</svg>'
    )
