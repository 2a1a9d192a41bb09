"""Where in a law the change lies: every row as a bar, clickable; height and place tell the class.

It shows nothing that the table below it does not say, so it is hidden from screen readers.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from web.drawing.escaping import escape
from web.drawing.sections import Numbered
from web.names import CLASSES

_HEIGHT = 40
_WIDEST = 32  # pixels of a bar where there is room for all
_BARS = {  # from which height down to which: so it can be read in black and white
    "unchanged": (17, 23),
    "renumbered": (14, 26),
    "amended": (4, 36),
    "amended_renumbered": (4, 36),
    "added": (0, 20),
    "deleted": (20, 40),
}


def strip(rows: Sequence[Numbered]) -> Markup:
    """A bar a row, in the order of the table."""
    if not rows:
        return Markup("")
    names = {name: escape(str(words)) for name, words in CLASSES.items()}
    width = 10 * len(rows)
    bars = "".join([_bar(place, entry, names) for place, entry in enumerate(rows)])
    return Markup(
        f'<svg class="strip" width="{_WIDEST * len(rows)}" viewBox="0 0 {width} {_HEIGHT}"'
        f' preserveAspectRatio="none" aria-hidden="true">{bars}</svg>'
    )


def _bar(place: int, entry: Numbered, names: dict[str, str]) -> str:
    row = entry.row
    top, bottom = _BARS[row.row_class]
    side = row.new or row.old
    assert side is not None  # noqa: S101  # a row has a side
    kind = "noise" if row.noise else row.row_class
    return (
        f'<a href="#{entry.anchor}" tabindex="-1"><rect class="{kind}" x="{place * 10}" y="{top}"'
        f' width="9" height="{bottom - top}"/><title>{escape(side.label)} '
        f"{names[row.row_class]}</title></a>"
    )
