"""Two texts of a regulation as one run of lines, each kept, removed or added, in whole or in part.

Reading what is kept or removed gives the old text exactly, line by line; what is kept or added, the
new. Blocks that changed places are removed here and added there, so that both orders are right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from lawdiff.exporting.diffs.headings import same_headings
from lawdiff.exporting.editions import Compared
from lawdiff.exporting.texts.blocks import Block, blocks_of
from lawdiff.exporting.texts.lines import Edit, Line, edited, whole
from lawdiff.model import Diff, Document, Op


def lines_of(document: Document) -> Iterator[Line]:
    """A regulation as lines, all kept."""
    for block in blocks_of(document):
        yield from whole(block, "=")


def merged(compared: Compared) -> Iterator[Line]:
    """Both texts as one run of lines."""
    old, new = blocks_of(compared.old.document), blocks_of(compared.new.document)
    edits = _Edits(compared.diff)
    at = 0
    here = 0
    for i, j in [*_rising(_pairs(compared, old, new)), (len(old), len(new))]:
        for block in old[at:i]:
            yield from whole(block, "-")
        for block in new[here:j]:
            yield from whole(block, "+")
        if i < len(old):
            yield from edited(new[j], edits.between(old[i], new[j]))
        at, here = i + 1, j + 1


class _Edits:
    """The edits between blocks, as the diff has them."""

    def __init__(self, diff: Diff) -> None:
        passages = (passage.ops for passage in diff.passages)
        rows = (row.ops for row in diff.rows)
        self._known = {(ops.old, ops.new): ops.ops for ops in (*rows, *passages)}

    def between(self, old: Block, new: Block) -> Iterator[Edit]:
        """What leads from one block to the other, its line end included."""
        for place, (before, after) in enumerate(zip(old.head, new.head, strict=True)):
            strong = place == 0 and new.kind == "article"
            yield from (Edit(sign, text, strong) for sign, text in _swapped(before, after))
        known = self._known.get((old.text, new.text))
        yield from (Edit(*op) for op in known or _trimmed(old.text, new.text))
        yield Edit("=", "\n")


def _swapped(old: str, new: str) -> list[Op]:
    """The edits between two short pieces that are never cut."""
    ops: list[Op] = [("=", old)] if old == new else [("-", old), ("+", new)]
    return [op for op in ops if op[1]]


def _trimmed(old: str, new: str) -> Iterator[Op]:
    """The edits between two texts that differ in one place."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    stop = 0
    while stop < min(len(old), len(new)) - start and old[-1 - stop] == new[-1 - stop]:
        stop += 1
    yield from _swapped(old[:start], new[:start])
    yield from _swapped(old[start : len(old) - stop], new[start : len(new) - stop])
    yield from _swapped(old[len(old) - stop :], new[len(new) - stop :])


def _pairs(
    compared: Compared, old: Sequence[Block], new: Sequence[Block]
) -> Iterator[tuple[int, int]]:
    """The blocks that go on as each other."""
    for kind in ("title", "note", "preamble", "annex_title", "annex"):
        yield from zip(_places(old, kind), _places(new, kind), strict=False)
    here, there = _places(old, "heading"), _places(new, "heading")
    yield from ((here[i], there[j]) for i, j in same_headings(compared))
    at = {block.path: place for place, block in enumerate(new) if block.path}
    became = {row.old.path: row.new.path for row in compared.diff.rows if row.old and row.new}
    for place, block in enumerate(old):
        if block.path in became:
            yield place, at[became[block.path]]


def _places(blocks: Sequence[Block], kind: str) -> list[int]:
    return [place for place, block in enumerate(blocks) if block.kind == kind]


def _rising(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs in which both sides rise; the others changed places."""
    ends: list[int] = []  # the least new place in which a run of each length can end
    last: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in sorted(pairs):
        length = bisect_left(ends, pair[1])
        before[pair] = last[length - 1] if length else None
        ends[length : length + 1] = [pair[1]]
        last[length : length + 1] = [pair]
    run: list[tuple[int, int]] = []
    step = last[-1] if last else None
    while step:
        run.append(step)
        step = before[step]
    return run[::-1]
