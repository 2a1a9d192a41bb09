"""The headings of two texts: which go on as each other, and which rows stand under each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from lawdiff.exporting.editions import Compared
from lawdiff.exporting.texts.blocks import SPACE, heading_line, openings
from lawdiff.model import Document, Heading, Row, Run
from lawdiff.numbering import Number

Printed = tuple[Run, ...]

_END = ""  # where headings stand that no article follows


def same_headings(compared: Compared) -> list[tuple[int, int]]:
    """The headings that go on as each other, by their places in the outlines.

    Those with one title do; of the others, those of one level that have most articles in common.
    """
    old, new = compared.old.document.outline, compared.new.document.outline
    shared: Counter[tuple[int, int]] = Counter()
    for row in compared.diff.rows:
        if row.old and row.new:
            shared.update(product(_over(row.old.number, old), _over(row.new.number, new)))
    alike = {(i, j) for i, h in enumerate(old) for j, g in enumerate(new) if _alike(h, g)}
    level = {(i, j) for i, j in shared if old[i].level == new[j].level}
    pairs: dict[int, int] = {}
    for i, j in sorted(alike | level, key=lambda p: (p not in alike, -shared[p], p)):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def _over(number: Number, outline: Sequence[Heading]) -> list[int]:
    """The places of the headings under which an article stands."""
    return [
        place
        for place, heading in enumerate(outline)
        if heading.first and heading.last and heading.first <= number <= heading.last
    ]


def _alike(old: Heading, new: Heading) -> bool:
    return bool(old.title) and old.title == new.title


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row and its place in the whole comparison, from 1."""

    ordinal: int
    row: Row


def chapters(compared: Compared) -> Iterator[tuple[Printed, tuple[Numbered, ...]]]:
    """The rows under each heading of the new text, in order.

    A heading is marked where it changed; one that only the old text has stands where it stood.
    """
    gone, come = _headings(compared)
    heading: Printed = ()
    entries: list[Numbered] = []
    for ordinal, row in enumerate(compared.diff.rows, 1):
        opened = gone.pop(row.old.path, []) if row.old else []
        opened += come.pop(row.new.path, []) if row.new else []
        for found in opened:
            yield heading, tuple(entries)
            heading, entries = found, []
        entries.append(Numbered(ordinal, row))
    yield heading, tuple(entries)
    for closing in (gone.get(_END, []), come.get(_END, [])):
        yield from ((found, ()) for found in closing)


def _headings(compared: Compared) -> tuple[dict[str, list[Printed]], dict[str, list[Printed]]]:
    """The headings that only the old text has, and those of the new, by the article below."""
    old, new = compared.old.document, compared.new.document
    became = {j: i for i, j in same_headings(compared)}
    kept = set(became.values())
    come = [
        _printed(old.outline[became[j]] if j in became else None, heading)
        for j, heading in enumerate(new.outline)
    ]
    gone: list[Printed] = [
        () if i in kept else (Run(heading_line(heading), "removed"),)
        for i, heading in enumerate(old.outline)
    ]
    return _by_article(old, gone), _by_article(new, come)


def _printed(old: Heading | None, new: Heading) -> Printed:
    line = heading_line(new)
    if old is None:
        return (Run(line, "added"),)
    before = heading_line(old)
    if before == line:
        return (Run(line),)
    if old.title == new.title and old.label and new.label:
        return Run(old.label, "removed"), Run(new.label, "added"), Run(f"{SPACE}{new.title}")
    return Run(before, "removed"), Run(" → "), Run(line, "added")


def _by_article(document: Document, printed: Sequence[Printed]) -> dict[str, list[Printed]]:
    """What is printed of each heading, in the order of the outline, by the article below it."""
    found: dict[str, list[Printed]] = {}
    place = 0
    for article, headings in sorted(openings(document).items()):
        own = [runs for runs in printed[place : place + len(headings)] if runs]
        place += len(headings)
        path = document.articles[article].path if article < len(document.articles) else _END
        if own:
            found[path] = own
    return found
