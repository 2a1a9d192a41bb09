"""Tables of a diff to sort, filter and compute with: every article, every number, every fact."""

from __future__ import annotations

from collections.abc import Iterator

from lawdiff.exporting.diffs import printed
from lawdiff.exporting.diffs.headings import Numbered, chapters
from lawdiff.exporting.diffs.remarks import Remarks
from lawdiff.exporting.diffs.summary import footer, subtitle
from lawdiff.exporting.editions import Compared
from lawdiff.exporting.words import Words
from lawdiff.model import (
    Column,
    Correspondence,
    Fact,
    FactChange,
    Group,
    Passage,
    Row,
    Substitution,
    Table,
    TableCell,
    TableRow,
)

_EMPTY = TableCell()


def article_table(compared: Compared, words: Words) -> Table:
    """Every article of both texts in a row of its own, with its whole text."""
    diff = compared.diff
    remarks = Remarks(diff, words)
    named = [_substitution(term, words) for term in diff.substitutions]
    passages = [_passage(passage, words) for passage in diff.passages]
    chaptered = [
        Group(tuple(_article(entry, remarks, words) for entry in entries), heading)
        for heading, entries in chapters(compared)
    ]
    return Table(
        name=words.articles_name,
        title=words.comparison.format(title=f"《{compared.new.document.title}》"),
        subtitle=subtitle(compared, words),
        columns=(
            Column(words.number, 4, "words"),
            Column(words.old_number, 7),
            Column(words.before, 28, "law"),
            Column(words.new_number, 7),
            Column(words.after, 28, "law"),
            Column(words.row_class, 6, "words"),
            Column(words.noise, 6),
            Column(words.similarity, 4),
            Column(words.notes, 15),
        ),
        groups=(Group((*named, *passages)), *chaptered),
        legend=printed.legend(words),
        footer=footer(compared, words),
    )


def concordance_table(compared: Compared, words: Words) -> Table:
    """Every old number with the new ones it became, then the numbers that are new."""
    rows = [row for old in compared.concordance for row in _became(old, words)]
    come = [row.new.label for row in compared.diff.rows if row.new and not row.old]
    rows += [_numbers("", label, words.classes["added"], None) for label in come]
    old, new = compared.old.described(words), compared.new.described(words)
    return Table(
        name=words.concordance_name,
        title=words.concordance.format(title=f"《{compared.new.document.title}》"),
        subtitle=(f"{words.before}{words.colon}{old}", f"{words.after}{words.colon}{new}"),
        columns=(
            Column(words.old_number, 10, "words"),
            Column(words.new_number, 10, "words"),
            Column(words.relation, 8, "words"),
            Column(words.similarity, 6, "words"),
        ),
        groups=(Group(tuple(rows)),),
        notes=compared.new.warnings(words),
        footer=footer(compared, words),
    )


def fact_table(compared: Compared, words: Words) -> Table:
    """Every fact that changed, as printed and with its bounds."""
    rows = [
        _fact(n, row, change, words)
        for n, row in enumerate(compared.diff.rows, 1)
        for change in row.facts
    ]
    bounds = [
        f"{side}{words.gap}{end}"
        for side in (words.before, words.after)
        for end in (words.lowest, words.highest, words.unit)
    ]
    return Table(
        name=words.facts_name,
        title=words.facts.format(title=f"《{compared.new.document.title}》"),
        columns=(
            Column(words.number, 4, "words"),
            Column(words.old_number, 8),
            Column(words.new_number, 8),
            Column(words.fact, 8),
            Column(words.before, 18),
            Column(words.after, 18),
            *(Column(bound, 6) for bound in bounds),
        ),
        groups=(Group(tuple(rows)),),
        footer=footer(compared, words),
    )


def _article(entry: Numbered, remarks: Remarks, words: Words) -> TableRow:
    row = entry.row
    return (
        TableCell.of_number(entry.ordinal),
        TableCell(printed.label(row, "-")),
        TableCell(printed.text(row, "-") if row.old else ()),
        TableCell(printed.label(row, "+")),
        TableCell(printed.text(row, "+") if row.new else ()),
        TableCell.of(words.classes[row.row_class]),
        TableCell.of(words.noises[row.noise] if row.noise else ""),
        _score(row.similarity),
        TableCell.of("\n".join(remarks.of(row))),
    )


def _substitution(term: Substitution, words: Words) -> TableRow:
    return (
        _EMPTY,
        _EMPTY,
        TableCell.of(term.old, "removed"),
        _EMPTY,
        TableCell.of(term.new, "added"),
        TableCell.of(words.throughout),
        _EMPTY,
        _EMPTY,
        TableCell.of(words.places.format(count=term.count)),
    )


def _passage(changed: Passage, words: Words) -> TableRow:
    return (
        _EMPTY,
        _EMPTY,
        TableCell(printed.passage(changed, "-")),
        _EMPTY,
        TableCell(printed.passage(changed, "+")),
        TableCell.of(words.classes[printed.passage_class(changed)]),
        _EMPTY,
        _EMPTY,
        TableCell.of(words.passages[changed.kind]),
    )


def _became(old: Correspondence, words: Words) -> Iterator[TableRow]:
    for new in old.became:
        yield _numbers(old.label, new.label, words.links[new.kind], new.score)
    if not old.became:
        yield _numbers(old.label, "", words.classes["deleted"], None)


def _numbers(old: str, new: str, relation: str, score: float | None) -> TableRow:
    return TableCell.of(old), TableCell.of(new), TableCell.of(relation), _score(score)


def _fact(ordinal: int, row: Row, change: FactChange, words: Words) -> TableRow:
    return (
        TableCell.of_number(ordinal),
        TableCell.of(row.old.label if row.old else ""),
        TableCell.of(row.new.label if row.new else ""),
        TableCell.of(words.kinds[change.kind]),
        TableCell.of(change.old.text if change.old else "", "removed"),
        TableCell.of(change.new.text if change.new else "", "added"),
        *_bounds(change.old),
        *_bounds(change.new),
    )


def _bounds(fact: Fact | None) -> tuple[TableCell, TableCell, TableCell]:
    if fact is None:
        return _EMPTY, _EMPTY, _EMPTY
    low, high = TableCell.of_number(fact.low), TableCell.of_number(fact.high)
    return low, high, TableCell.of(fact.unit)


def _score(value: float | None) -> TableCell:
    return TableCell.of_number(None if value is None else round(float(value), 3))
