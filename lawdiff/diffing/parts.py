"""Which 款, 项 and 目 were inserted into an article, deleted from it or moved within it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from lawdiff.folding import fold_words
from lawdiff.model import Ops, PartChange
from lawdiff.paragraphs import list_label, part_names

_WORD = re.compile(r"\w")


def part_changes(old: str, new: str, ops: Ops) -> tuple[PartChange, ...]:
    """The lines of an article that came, went or moved as a whole.

    A line counts as gone or come where the edits keep none of its words. One that took the place
    of another is rewritten, and not listed.
    """
    if not any("\n" in text for sign, text in ops if sign != "="):
        return ()
    here, there = _Lines(old.split("\n")), _Lines(new.split("\n"))
    _note_kept(ops, here, there)
    old_lines, new_lines = here.touched(), there.touched()
    if not old_lines and not new_lines:
        return ()
    moved = _moved(old_lines, new_lines)
    gone = here.by_gap(old_lines.keys() - moved.keys())
    come = there.by_gap(new_lines.keys() - moved.values())
    deleted = sorted(i for gap, own in gone.items() for i in own[len(come[gap]) :])
    inserted = sorted(j for gap, own in come.items() for j in own[len(gone[gap]) :])
    before = part_names(old, printed=True) if deleted or moved else []
    after = part_names(new, printed=True) if inserted or moved else []
    return (
        *(PartChange("deleted", i, None, old_name=before[i]) for i in deleted),
        *(PartChange("inserted", None, j, new_name=after[j]) for j in inserted),
        *(PartChange("moved", i, j, before[i], after[j]) for i, j in sorted(moved.items())),
    )


@dataclass(slots=True)
class _Lines:
    """The lines of one text; those with kept words; after how many kept pieces each begins."""

    lines: list[str]
    kept: set[int] = field(default_factory=set)
    gap: dict[int, int] = field(default_factory=lambda: {0: 0})
    at: int = 0

    def touched(self) -> dict[int, str]:
        """The words, without label, of each line of which nothing is kept."""
        bodies = {i: _body(line) for i, line in enumerate(self.lines) if i not in self.kept}
        return {i: body for i, body in bodies.items() if body}

    def by_gap(self, lines: Iterable[int]) -> defaultdict[int, list[int]]:
        """Some lines, in their order, by where they begin."""
        out: defaultdict[int, list[int]] = defaultdict(list)
        for line in sorted(lines):
            out[self.gap[line]].append(line)
        return out


def _body(line: str) -> str:
    label = list_label(line)
    return fold_words(line[len(label.printed) :] if label else line)


def _note_kept(ops: Ops, old: _Lines, new: _Lines) -> None:
    kept = 0
    sides_of = {"=": (old, new), "-": (old,), "+": (new,)}
    for sign, text in ops:
        for place, piece in enumerate(text.split("\n")):
            if place:
                for side in sides_of[sign]:
                    side.at += 1
                    side.gap[side.at] = kept
            if sign == "=" and _says_something(piece):
                old.kept.add(old.at)
                new.kept.add(new.at)
                kept += 1


def _says_something(piece: str) -> bool:
    """Whether a kept piece is more than the label of an item."""
    label = list_label(piece)
    return _WORD.search(piece, len(label.printed) if label else 0) is not None


def _moved(gone: dict[int, str], come: dict[int, str]) -> dict[int, int]:
    """The gone lines that came again elsewhere, and where."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, body in come.items():
        places[body].append(j)
    return {i: places[body].pop(0) for i, body in gone.items() if places[body]}
