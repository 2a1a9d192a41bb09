"""Where the words of a text come from, and where those of another went: character by character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lawdiff.diffing.textdiff import diff_text
from lawdiff.diffing.tokens import clauses
from lawdiff.folding import fold_words
from lawdiff.model import Ops

_TELLING = 4  # characters; a shorter run says nothing where two articles are no main pair
_PASSAGE = 8  # characters of a clause that is known again where it moved
Mask = tuple[bool, ...]
"""For each character of a text, whether it is followed."""


@dataclass(frozen=True)
class Descent:
    """One text and a later one that took words from it.

    ``partly``: the later one only took a part of it, or is made of several; what they share by
    chance then counts for nothing.
    """

    old: str
    new: str
    partly: bool = False

    @cached_property
    def ops(self) -> Ops:
        """The edits from the old text to the new."""
        if self.old == self.new:
            return Ops.of([("=", self.old)])
        return diff_text(self.old, self.new)

    @cached_property
    def sources(self) -> tuple[int | None, ...]:
        """For each character of the new text, its place in the old; None where it is new."""
        found: list[int | None] = []
        place = 0
        for sign, text in self.ops:
            kept = sign == "=" and (not self.partly or _telling(text))
            if sign != "-":
                found += range(place, place + len(text)) if kept else [None] * len(text)
            if sign != "+":
                place += len(text)
        for start, came_from, length in self._moved(found):
            found[start : start + length] = range(came_from, came_from + length)
        return tuple(found)

    def carried(self, mask: Mask) -> Mask:
        """Which characters of the new text go on from those of the old that ``mask`` marks.

        What was put in the place of marked words is marked, and what was inserted between them; a
        new line is marked only where it was put in the place of one that was.
        """
        out = [source is not None and mask[source] for source in self.sources]
        if not self.partly:
            for start, end in self._in_place_of(mask):
                for n in range(start, end):
                    out[n] = out[n] or self.sources[n] is None
        return tuple(out)

    def kept(self, mask: Mask) -> int:
        """How many of the marked characters stand in the new text."""
        return sum(1 for source in set(self.sources) if source is not None and mask[source])

    def backwards(self) -> Descent:
        """The same two texts, followed from the later to the older."""
        return Descent(self.new, self.old, self.partly)

    def _in_place_of(self, mask: Mask) -> Iterator[tuple[int, int]]:
        """The inserted runs (from, to) that replace or continue what ``mask`` marks."""
        old = new = gone = 0
        for sign, text in self.ops:
            if sign == "+":
                for start, end in _pieces(text, new):
                    if not _is_line(self.new, start, end) or "\n" in self.old[old - gone : old]:
                        begins = start == 0 or self.new[start - 1] == "\n"
                        beside = mask[old : old + 1] if begins else mask[max(0, old - 1) : old]
                        taken = mask[old - gone : old] or beside
                        if 2 * sum(taken) > len(taken):
                            yield start, end
            gone = len(text) if sign == "-" else 0
            old += len(text) if sign != "+" else 0
            new += len(text) if sign != "-" else 0

    def _moved(self, found: Sequence[int | None]) -> Iterator[tuple[int, int, int]]:
        """Clauses that the edits call new but that stand word for word among what they took out."""
        free = _free(self.old, {source for source in found if source is not None})
        start = 0
        for clause in clauses(self.new):
            words = clause.strip("\n")
            at = start + clause.index(words) if words else start
            if len(words) >= _PASSAGE and not any(
                source is not None for source in found[at : at + len(words)]
            ):
                place = free.find(words)
                if place >= 0:
                    free = free[:place] + "\0" * len(words) + free[place + len(words) :]
                    yield at, place, len(words)
            start += len(clause)


def _pieces(run: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the pieces of a run at ``start`` of a text are, line by line."""
    for line in run.splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether a whole line of a text stands from ``start`` to ``end``."""
    begins = start == 0 or text[start - 1] == "\n" or text[start] == "\n"
    ends = end == len(text) or text[end - 1] == "\n" or text[end] == "\n"
    return begins and ends and bool(text[start:end].strip())


def _free(text: str, taken: set[int]) -> str:
    """A text without the characters at some places: each of those is blanked."""
    return "".join("\0" if n in taken else char for n, char in enumerate(text))


def _telling(run: str) -> bool:
    return len(fold_words(run)) >= _TELLING
