"""The headings of two texts: which go on as each other, and before which row each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from lawdiff.exporting.blocks import heading_line, openings
from lawdiff.exporting.editions import Compared
from lawdiff.model import Document, Heading, Row, Run
from lawdiff.numbering import Number

Printed = tuple[Run, ...]


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
class Opened:
    """The headings by the article they stand before, with marks where they changed.

    ``gone`` are those of the old text that the new has not; ``last`` stand after all articles.
    """

    new: dict[str, list[Printed]]
    gone: dict[str, list[Printed]]
    last: list[Printed]

    def before(self, row: Row) -> Iterator[Printed]:
        """The headings that stand before a row."""
        yield from self.gone.get(row.old.path, ()) if row.old else ()
        yield from self.new.get(row.new.path, ()) if row.new else ()


def opened(compared: Compared) -> Opened:
    """The headings of both texts."""
    old, new = compared.old.document, compared.new.document
    became = {j: i for i, j in same_headings(compared)}
    kept = set(became.values())
    printed: list[Printed] = [
        _printed(old.outline[became[j]] if j in became else None, heading)
        for j, heading in enumerate(new.outline)
    ]
    gone: list[Printed] = [
        () if i in kept else (Run(heading_line(heading), "removed"),)
        for i, heading in enumerate(old.outline)
    ]
    here, there = _by_article(old, gone), _by_article(new, printed)
    return Opened(there, here, [*here.pop("", []), *there.pop("", [])])


def _printed(old: Heading | None, new: Heading) -> Printed:
    line = heading_line(new)
    if old is None:
        return (Run(line, "added"),)
    before = heading_line(old)
    return (Run(line),) if before == line else (Run(before, "removed"), Run(line, "added"))


def _by_article(document: Document, printed: Sequence[Printed]) -> dict[str, list[Printed]]:
    """What is printed of each heading, in the order of the outline, by the article below it."""
    found: dict[str, list[Printed]] = {}
    place = 0
    for article, headings in sorted(openings(document).items()):
        own = [runs for runs in printed[place : place + len(headings)] if runs]
        place += len(headings)
        path = document.articles[article].path if article < len(document.articles) else ""
        if own:
            found[path] = own
    return found
