"""Characters placed on a page → its lines in reading order.

Characters make fragments, fragments make columns (wherever white space runs down between them), and
the fragments of a column that share a base line make a line.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import NamedTuple


class Glyph(NamedTuple):
    """One character and its box, in points from the lower left corner of the page."""

    char: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


class PageLine(NamedTuple):
    """One line: its text, its indent in characters, and how high on the page it stands (0 to 1)."""

    text: str
    indent: int
    height: float

    @property
    def printed(self) -> str:
        """The text after its indent."""
        return "\u3000" * self.indent + self.text


class _Box(NamedTuple):
    """A piece of text drawn in one go."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


_DEEPEST = 12


def page_lines(glyphs: list[Glyph], page_height: float) -> list[PageLine]:
    """The lines of a page in reading order."""
    if not any(g.char.strip() for g in glyphs):
        return []
    em = median(max(g.size, 1.0) for g in glyphs if g.char.strip())
    lines = []
    for column in _columns(_fragments(glyphs, em), em, _DEEPEST):
        rows = _rows(column, em)
        edge = _left_edge(rows, em)
        for row in rows:
            text = _row_text(row, em)
            if text.strip():
                indent = round((row[0].left - edge) / em)
                height = row[0].middle / page_height if page_height else 0.5
                lines.append(PageLine(text.rstrip(), indent if 0 < indent <= 8 else 0, height))
    return lines


def _fragments(glyphs: list[Glyph], em: float) -> list[_Box]:
    """Runs of characters that follow each other on one base line."""
    out: list[_Box] = []
    for glyph in glyphs:
        last = out[-1] if out else None
        if not glyph.char.strip():
            if last is not None:
                out[-1] = last._replace(text=last.text + glyph.char)
            continue
        near = last is not None and -em / 2 < glyph.left - last.right < em * 1.2
        level = last is not None and abs(last.middle - (glyph.bottom + glyph.top) / 2) < em * 0.6
        if last is not None and near and level:
            apart = glyph.left - last.right > em / 5 and _are_words(last.text[-1], glyph.char)
            out[-1] = _Box(
                last.text + (" " if apart else "") + glyph.char,
                last.left,
                max(last.right, glyph.right),
                min(last.bottom, glyph.bottom),
                max(last.top, glyph.top),
            )
        else:
            out.append(_Box(glyph.char, glyph.left, glyph.right, glyph.bottom, glyph.top))
    return [box for box in out if box.text.strip()]


def _are_words(before: str, after: str) -> bool:
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def _columns(boxes: list[_Box], em: float, deepest: int) -> list[list[_Box]]:
    """The boxes in groups in reading order: cut along white space, down first, then across."""
    if len(boxes) < 8 or not deepest:
        return [boxes]
    down = _cut(boxes, em * 1.2, [(b.left, b.right) for b in boxes])
    if down and all(_is_column(part) for part in down):
        return [x for part in down for x in _columns(part, em, deepest - 1)]
    across = _cut(boxes, em * 1.5, [(-b.top, -b.bottom) for b in boxes])
    if across and any(_splits(part, em) for part in across):
        return [x for part in across for x in _columns(part, em, deepest - 1)]
    return [boxes]


def _cut(
    boxes: list[_Box], gap: float, spans: list[tuple[float, float]]
) -> list[list[_Box]] | None:
    """The boxes in two groups, parted by the widest gap along one axis, if there is one."""
    order = sorted(range(len(boxes)), key=lambda i: spans[i])
    reach = spans[order[0]][1]
    widest, place = gap, 0
    for rank, i in enumerate(order[1:], 1):
        if spans[i][0] - reach > widest:
            widest, place = spans[i][0] - reach, rank
        reach = max(reach, spans[i][1])
    if not place:
        return None
    first = {order[rank] for rank in range(place)}
    return [
        [b for i, b in enumerate(boxes) if i in first],
        [b for i, b in enumerate(boxes) if i not in first],
    ]


def _is_column(boxes: list[_Box]) -> bool:
    """Whether boxes are the lines of a column rather than the cells of a table or stray words."""
    long = [b for b in boxes if len(b.text.strip()) >= 8]
    return len(long) >= 4 and len(long) >= len(boxes) / 3


def _splits(boxes: list[_Box], em: float) -> bool:
    down = _cut(boxes, em * 1.2, [(b.left, b.right) for b in boxes])
    return bool(down) and all(_is_column(part) for part in down or [])


def _rows(boxes: list[_Box], em: float) -> list[list[_Box]]:
    """The boxes of a column, those on one base line together, from the top down."""
    rows: list[list[_Box]] = []
    for box in sorted(boxes, key=lambda b: -b.middle):
        if rows and abs(rows[-1][0].middle - box.middle) < em * 0.6:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda b: b.left) for row in rows]


def _row_text(row: list[_Box], em: float) -> str:
    """The text of a row; boxes far apart are cells, parted by a tab."""
    text = row[0].text
    for before, box in pairwise(row):
        gap = box.left - before.right
        text = text.rstrip() + ("\t" if gap > em * 3 else " " if gap > em * 1.2 else "") + box.text
    return text


def _left_edge(rows: list[list[_Box]], em: float) -> float:
    """Where the lines of a column begin: the leftmost place at which several do."""
    places = Counter(round(2 * row[0].left / em) for row in rows)
    common = [p for p in places if places[p] + places[p + 1] >= max(2, len(rows) // 8)]
    return min(common, default=min(places)) * em / 2
