"""The 对照表: both texts of a regulation side by side, as one table to read.

What only follows from other changes is told once and counted: terms replaced throughout at the
head, articles of which the form alone changed in one row a kind, neighbours that were not touched
or only renumbered in one row a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawdiff.exporting.diffs import printed
from lawdiff.exporting.diffs.folds import QUIET, named, runs
from lawdiff.exporting.diffs.headings import Numbered, chapters
from lawdiff.exporting.diffs.remarks import Remarks
from lawdiff.exporting.diffs.summary import footer, subtitle
from lawdiff.exporting.editions import Compared
from lawdiff.exporting.words import Words
from lawdiff.model import (
    Article,
    Column,
    Group,
    Noise,
    Passage,
    Row,
    Run,
    Substitution,
    Table,
    TableCell,
    TableRow,
)

_NOISES: tuple[Noise, ...] = ("substitution", "xref", "punctuation")
_NO_ORDINAL = TableCell.of("—")


def side_by_side(compared: Compared, words: Words, *, fold: bool = True) -> Table:
    """The 对照表 of a diff; without ``fold`` every article stands in a row of its own."""
    return Table(
        title=words.comparison.format(title=f"《{compared.new.document.title}》"),
        subtitle=subtitle(compared, words),
        columns=(
            Column(words.number, 4, "words"),
            Column(words.before, 22, "law"),
            Column(words.after, 22, "law"),
            Column(words.row_class, 7, "words"),
            Column(words.notes, 12),
        ),
        groups=tuple(_Drawing(compared, words, fold=fold).groups()),
        legend=printed.legend(words),
        footer=footer(compared, words),
    )


class _Drawing:
    """The rows of one diff in one language."""

    def __init__(self, compared: Compared, words: Words, *, fold: bool) -> None:
        self._compared = compared
        self._words = words
        self._fold = fold
        self._remarks = Remarks(compared.diff, words)

    def groups(self) -> Iterator[Group]:
        """What concerns the whole, then the rows of each chapter, then the annexes."""
        diff = self._compared.diff
        opening = [self._passage(p) for p in diff.passages if p.kind == "preamble"]
        closing = [self._passage(p) for p in diff.passages if p.kind == "annex"]
        yield Group((*map(self._substitution, diff.substitutions), *self._listed(), *opening))
        for heading, entries in chapters(self._compared):
            yield Group(tuple(self._rows(entries)), heading)
        yield Group(tuple(closing))

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
            TableCell(printed.article(row, "-") or (Run(words.absent),)),
            TableCell(self._after(row)),
            TableCell.of(kind),
            TableCell.of("\n".join(self._remarks.of(row))),
        )

    def _after(self, row: Row) -> tuple[Run, ...]:
        if row.row_class == "unchanged":
            return (Run(self._words.same),)
        if row.row_class == "renumbered":
            same = self._words.brackets.format(text=self._words.same_words)
            return (*printed.label(row, "+"), Run(same))
        return printed.article(row, "+") or (Run(self._words.absent),)

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
        words = self._words
        for noise in _NOISES if self._fold else ():
            rows = enumerate(self._compared.diff.rows, 1)
            run = [Numbered(n, row) for n, row in rows if row.noise == noise]
            if run:
                yield (
                    _NO_ORDINAL,
                    TableCell.of(named(_sides(run, "-"), words.comma)),
                    TableCell.of(named(_sides(run, "+"), words.comma)),
                    TableCell.of(words.noises[noise]),
                    TableCell.of(words.listed.format(count=len(run))),
                )

    def _substitution(self, term: Substitution) -> TableRow:
        return (
            _NO_ORDINAL,
            TableCell.of(term.old, "removed"),
            TableCell.of(term.new, "added"),
            TableCell.of(self._words.throughout),
            TableCell.of(self._words.places.format(count=term.count)),
        )

    def _passage(self, changed: Passage) -> TableRow:
        words = self._words
        return (
            _NO_ORDINAL,
            TableCell(printed.passage(changed, "-") or (Run(words.absent),)),
            TableCell(printed.passage(changed, "+") or (Run(words.absent),)),
            TableCell.of(words.classes[printed.passage_class(changed)]),
            TableCell.of(words.passages[changed.kind]),
        )


def _sides(run: Sequence[Numbered], sign: printed.Sign) -> list[Article]:
    sides = (entry.row.old if sign == "-" else entry.row.new for entry in run)
    return [side for side in sides if side]
