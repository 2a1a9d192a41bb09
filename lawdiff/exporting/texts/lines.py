"""Blocks as lines: paragraphs and table rows, with the edits in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from lawdiff.exporting.texts.blocks import Block, BlockKind
from lawdiff.model.difference import Sign


class Edit(NamedTuple):
    """A stretch of text; ``strong`` where it is the label of an article."""

    sign: Sign
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or one row of a table, with the edits in it.

    ``end`` says whether its line end is kept, removed or added. A row is changed as a whole.
    """

    kind: BlockKind
    edits: tuple[Edit, ...]
    end: Sign = "="
    depth: int = 0
    is_row: bool = False

    @property
    def text(self) -> str:
        """All of its text: kept, removed and added."""
        return "".join(edit.text for edit in self.edits)

    @classmethod
    def of(cls, block: Block, text: str, sign: Sign, *, strong: str = "") -> Line:
        """A line that is kept, removed or added whole; ``strong`` is the label it begins with."""
        edits = (Edit(sign, strong, strong=True), Edit(sign, text[len(strong) :]))
        said = tuple(edit for edit in edits if edit.text)
        return cls(block.kind, said, sign, block.depth, text.startswith("|"))


def whole(block: Block, sign: Sign) -> Iterator[Line]:
    """A block that is kept, removed or added whole."""
    for place, text in enumerate(block.lines):
        strong = block.label if place == 0 and block.kind == "article" else ""
        yield Line.of(block, text, sign, strong=strong)


def edited(block: Block, edits: Iterable[Edit]) -> Iterator[Line]:
    """A block with edits in it; they end in its line end.

    Line ends that are kept part it into stretches. Where a stretch touches a table, its lines are
    removed and added whole, because Word tracks rows and not their line ends.
    """
    for stretch in _stretches(edits):
        old, new = _side(stretch, "-"), _side(stretch, "+")
        if any(line.startswith("|") for line in (*old, *new)):
            yield from _by_line(block, old, new)
        else:
            yield from _inline(block, stretch)


def _stretches(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """The edits up to each line end that is kept, without it."""
    stretch: list[Edit] = []
    for edit in edits:
        if edit.sign != "=":
            stretch.append(edit)
            continue
        for place, piece in enumerate(edit.text.split("\n")):
            if place:
                yield stretch
                stretch = []
            if piece:
                stretch.append(edit._replace(text=piece))


def _side(stretch: Sequence[Edit], sign: Sign) -> list[str]:
    """The lines of a stretch in the text that has the edits of ``sign``."""
    return "".join(edit.text for edit in stretch if edit.sign in ("=", sign)).split("\n")


def _inline(block: Block, stretch: Sequence[Edit]) -> Iterator[Line]:
    line: list[Edit] = []
    for edit in stretch:
        for place, piece in enumerate(edit.text.split("\n")):
            if place:
                yield Line(block.kind, tuple(line), edit.sign, block.depth)
                line = []
            if piece:
                line.append(edit._replace(text=piece))
    yield Line(block.kind, tuple(line), "=", block.depth)


def _by_line(block: Block, old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Lines removed and added whole, those at both ends that are the same kept."""
    first = _alike(old, new)
    last = min(_alike(old[::-1], new[::-1]), len(old) - first, len(new) - first)
    pieces: list[tuple[Sign, Sequence[str]]] = [
        ("=", old[:first]),
        ("-", old[first : len(old) - last]),
        ("+", new[first : len(new) - last]),
        ("=", old[len(old) - last :]),
    ]
    for sign, lines in pieces:
        yield from (Line.of(block, text, sign) for text in lines)


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines the two have in common from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
