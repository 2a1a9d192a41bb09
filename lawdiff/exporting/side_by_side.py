"""The 对照表: both texts of a regulation side by side, as one table to read.

What only follows from other changes is told once and counted: terms replaced throughout at the
head, articles of which the form alone changed in one row a kind, neighbours that were not touched
or only renumbered in one row a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from lawdiff.exporting.blocks import SPACE, bracketed
from lawdiff.exporting.editions import Compared
from lawdiff.exporting.folds import QUIET, Numbered, named, runs
from lawdiff.exporting.headings import opened
from lawdiff.exporting.remarks import Remarks
from lawdiff.exporting.summary import footer, subtitle
from lawdiff.exporting.words import Words
from lawdiff.model import (
    Column,
    Group,
    Mark,
    Noise,
    Ops,
    Passage,
    Row,
    RowClass,
    Run,
    Side,
    Substitution,
    Table,
    TableCell,
    TableRow,
)

_NOISES: tuple[Noise, ...] = ("substitution", "xref", "punctuation")
_MARKS: dict[str, Mark] = {"=": "plain", "-": "removed", "+": "added"}

Sign = Literal["-", "+"]


def side_by_side(compared: Compared, words: Words, *, fold: bool = True) -> Table:
    """The 对照表 of a diff; without ``fold`` every article stands in a row of its own."""
    return Table(
        title=words.comparison.format(title=f"《{compared.new.document.title}》"),
        subtitle=subtitle(compared, words),
        columns=(
            Column(words.number, 4, "words"),
            Column(words.before, 23, "law"),
            Column(words.after, 23, "law"),
            Column(words.row_class, 6, "words"),
            Column(words.notes, 10),
        ),
        groups=tuple(_Drawing(compared, words, fold=fold).groups()),
        legend=legend(words),
        footer=footer(compared, words),
    )


def legend(words: Words) -> tuple[tuple[Run, str], ...]:
    """What the marks of a diff mean."""
    return (
        (Run(words.sample, "added"), words.added_words),
        (Run(words.sample, "removed"), words.removed_words),
    )


def printed(row: Row, sign: Sign) -> tuple[Run, ...]:
    """One side of a row as it is printed, with marks where a redline is of use."""
    side = row.old if sign == "-" else row.new
    if side is None:
        return ()
    captions = {s.caption for s in (row.old, row.new) if s}
    caption: Mark = _MARKS[sign] if len(captions) > 1 else "plain"
    head = [Run(side.label, "strong"), Run(SPACE), Run(bracketed(side.caption), caption)]
    return tuple(run for run in (*head, *_marked(row.ops, sign, plain=row.replaced)) if run.text)


def _marked(ops: Ops, sign: Sign, *, plain: bool = False) -> Iterator[Run]:
    for own, text in ops:
        if own in ("=", sign):
            yield Run(text, "plain" if plain else _MARKS[own])


class _Drawing:
    """The rows of one diff in one language."""

    def __init__(self, compared: Compared, words: Words, *, fold: bool) -> None:
        self._compared = compared
        self._words = words
        self._fold = fold
        self._remarks = Remarks(compared.diff, words)

    def groups(self) -> Iterator[Group]:
        """What concerns the whole, then the rows of each chapter, then the annexes."""
        passages = self._compared.diff.passages
        opening = [self._passage(p) for p in passages if p.kind == "preamble"]
        closing = [self._passage(p) for p in passages if p.kind == "annex"]
        yield from _group([*self._substitutions(), *self._listed(), *opening])
        yield from self._chapters()
        yield from _group(closing)

    def _chapters(self) -> Iterator[Group]:
        headings = opened(self._compared)
        heading: tuple[Run, ...] = ()
        gathered: list[Numbered] = []
        for ordinal, row in enumerate(self._compared.diff.rows, 1):
            for found in headings.before(row):
                yield from _group(list(self._rows(gathered)), heading)
                heading, gathered = found, []
            gathered.append(Numbered(ordinal, row))
        yield from _group(list(self._rows(gathered)), heading)
        for found in headings.last:
            yield Group((), found)

    def _rows(self, entries: Sequence[Numbered]) -> Iterator[TableRow]:
        if not self._fold:
            yield from map(self._row, entries)
            return
        for run in runs([entry for entry in entries if not entry.row.noise]):
            yield self._run(run) if run[0].row.row_class in QUIET else self._row(run[0])

    def _row(self, entry: Numbered) -> TableRow:
        row, words = entry.row, self._words
        kind = words.classes[row.row_class]
        if row.noise:
            kind += words.brackets.format(text=words.noises[row.noise])
        return (
            TableCell.of_number(entry.ordinal),
            TableCell(printed(row, "-") or (Run(words.absent),)),
            TableCell(self._after(row)),
            TableCell.of(kind),
            TableCell.of("\n".join(self._remarks.of(row))),
        )

    def _after(self, row: Row) -> tuple[Run, ...]:
        if row.row_class == "unchanged":
            return (Run(self._words.same),)
        if row.row_class == "renumbered" and row.new:
            same = self._words.brackets.format(text=self._words.same_words)
            return Run(row.new.label, "strong"), Run(same)
        return printed(row, "+") or (Run(self._words.absent),)

    def _run(self, run: Sequence[Numbered]) -> TableRow:
        """Neighbours that were not touched, or only renumbered."""
        words, row_class = self._words, run[0].row.row_class
        ends = dict.fromkeys(str(entry.ordinal) for entry in (run[0], run[-1]))
        after = words.same
        if row_class == "renumbered":
            same = words.brackets.format(text=words.same_words)
            after = named(_sides(run, "+"), words.comma) + same
        return (
            TableCell.of("–".join(ends)),
            TableCell.of(named(_sides(run, "-"), words.comma)),
            TableCell.of(after),
            TableCell.of(words.classes[row_class]),
            TableCell.of(words.articles.format(count=len(run)) if len(run) > 1 else ""),
        )

    def _listed(self) -> Iterator[TableRow]:
        """The articles of which the form alone changed, a row a kind."""
        rows = self._compared.diff.rows
        for noise in _NOISES if self._fold else ():
            run = [Numbered(n, row) for n, row in enumerate(rows, 1) if row.noise == noise]
            if run:
                yield (
                    TableCell.of("—"),
                    TableCell.of(named(_sides(run, "-"), self._words.comma)),
                    TableCell.of(named(_sides(run, "+"), self._words.comma)),
                    TableCell.of(self._words.noises[noise]),
                    TableCell.of(self._words.listed.format(count=len(run))),
                )

    def _substitutions(self) -> Iterator[TableRow]:
        yield from map(self._substitution, self._compared.diff.substitutions)

    def _substitution(self, term: Substitution) -> TableRow:
        return (
            TableCell.of("—"),
            TableCell.of(term.old, "removed"),
            TableCell.of(term.new, "added"),
            TableCell.of(self._words.throughout),
            TableCell.of(self._words.places.format(count=term.count)),
        )

    def _passage(self, passage: Passage) -> TableRow:
        words = self._words
        name = words.preamble if passage.kind == "preamble" else words.annex
        kind: RowClass = "amended"
        if not (passage.ops.old and passage.ops.new):
            kind = "deleted" if passage.ops.old else "added"
        return (
            TableCell.of("—"),
            TableCell(self._side(passage, "-") or (Run(words.absent),)),
            TableCell(self._side(passage, "+") or (Run(words.absent),)),
            TableCell.of(words.classes[kind]),
            TableCell.of(name),
        )

    @staticmethod
    def _side(passage: Passage, sign: Sign) -> tuple[Run, ...]:
        title = passage.old if sign == "-" else passage.new
        marked = passage.old != passage.new
        head = Run(title or "", _MARKS[sign] if marked else "strong")
        text = tuple(_marked(passage.ops, sign))
        parted = (Run("\n"),) if title and text else ()
        return (*((head,) if title else ()), *parted, *text)


def _group(rows: Sequence[TableRow], heading: tuple[Run, ...] = ()) -> Iterator[Group]:
    if rows or heading:
        yield Group(tuple(rows), heading)


def _sides(run: Sequence[Numbered], sign: Sign) -> list[Side]:
    sides = (entry.row.old if sign == "-" else entry.row.new for entry in run)
    return [side for side in sides if side]
