"""What a diff prints on each side: labels, captions and text with their marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lawdiff.exporting.texts.blocks import SPACE, bracketed
from lawdiff.exporting.words import Words
from lawdiff.model import Mark, Ops, Passage, Row, RowClass, Run

Sign = Literal["-", "+"]
"""Which side: what was removed or what was added."""

_MARKS: dict[str, Mark] = {"=": "plain", "-": "removed", "+": "added"}


def article(row: Row, sign: Sign) -> tuple[Run, ...]:
    """One side of a row, label and caption before the text; nothing where it has none."""
    own = label(row, sign)
    return (*own, Run(SPACE), *text(row, sign)) if own else ()


def label(row: Row, sign: Sign) -> tuple[Run, ...]:
    """The label of an article and its caption, marked where the caption changed."""
    side = row.old if sign == "-" else row.new
    if side is None:
        return ()
    captions = {one.caption for one in (row.old, row.new) if one}
    mark: Mark = _MARKS[sign] if len(captions) > 1 else "plain"
    caption = (Run(bracketed(side.caption), mark),) if side.caption else ()
    return (Run(side.label, "strong"), *caption)


def text(row: Row, sign: Sign) -> tuple[Run, ...]:
    """The text of one side of a row, without marks where there is too little in common."""
    return tuple(_marked(row.ops, sign, plain=row.replaced))


def passage(changed: Passage, sign: Sign) -> tuple[Run, ...]:
    """One side of a passage, its title on a line of its own."""
    name = changed.old if sign == "-" else changed.new
    mark: Mark = "strong" if changed.old == changed.new else _MARKS[sign]
    own = tuple(_marked(changed.ops, sign))
    title = (Run(name, mark),) if name else ()
    return (*title, *((Run("\n"),) if title and own else ()), *own)


def passage_class(changed: Passage) -> RowClass:
    """The class that a row about the passage would have."""
    if changed.ops.old and changed.ops.new:
        return "amended"
    return "deleted" if changed.ops.old else "added"


def legend(words: Words) -> tuple[tuple[Run, str], ...]:
    """What the marks of a diff mean."""
    return (
        (Run(words.sample, "added"), words.added_words),
        (Run(words.sample, "removed"), words.removed_words),
    )


def _marked(ops: Ops, sign: Sign, *, plain: bool = False) -> Iterator[Run]:
    for own, words in ops:
        if own in ("=", sign):
            yield Run(words, "plain" if plain else _MARKS[own])
