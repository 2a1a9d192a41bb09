"""Two texts of a regulation, or of two regulations, compared article by article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawdiff.diffing.alignment import Alignment, Pair, align
from lawdiff.diffing.factchanges import fact_changes
from lawdiff.diffing.noise import Renumbering, noise, same_words
from lawdiff.diffing.parts import part_changes
from lawdiff.diffing.passages import passages
from lawdiff.diffing.script import Engine
from lawdiff.diffing.substitutions import Terms, substitutions
from lawdiff.diffing.textdiff import diff_text
from lawdiff.model import Article, Diff, Document, Link, Ops, Row, RowClass, TextName
from lawdiff.model.difference import Noise, Unit
from lawdiff.numbering import Number

_READABLE = 0.2  # share of the shorter text that must be kept for a redline to be readable


def diff(
    old: Document,
    new: Document,
    *,
    old_name: TextName,
    new_name: TextName,
    unit: Unit = "word",
    known: Sequence[Link] = (),
    facts: bool = True,
    engine: Engine | None = None,
) -> Diff:
    """Compare two texts article by article.

    Rows stand in the order of the new text, a deleted article after the one it stood after.
    ``known`` are links settled by hand, as in `align`. Every row is classed by what is printed:
    a row is amended though its change be mere ``noise``. Without ``facts`` those that changed are
    not looked for, which takes half the time. ``engine`` is that of `diff_text`.
    """
    alignment = align(old.articles, new.articles, known=known)
    pairs = [_Compared.of(old, new, pair, unit, engine) for pair in alignment.pairs]
    changed = [(p.old.text, p.new.text, p.ops) for p in pairs if p.changed]
    replaced = substitutions(changed, _text(old), _text(new))
    terms = Terms({term.old: term.new for term in replaced})
    renumbering = _renumbering(old, new, alignment)
    rows = [pair.row(renumbering, terms, facts=facts) for pair in pairs]
    return Diff(
        old=old_name,
        new=new_name,
        unit=unit,
        rows=tuple(_in_order(old, new, rows, alignment)),
        links=alignment.links,
        substitutions=replaced,
        passages=passages(old, new, unit),
    )


class _Compared(NamedTuple):
    """A main pair and the edits between its texts."""

    old: Article
    new: Article
    pair: Pair
    ops: Ops
    changed: bool

    @classmethod
    def of(
        cls, old: Document, new: Document, pair: Pair, unit: Unit, engine: Engine | None
    ) -> _Compared:
        before, after = old.articles[pair.old], new.articles[pair.new]
        ops = diff_text(before.text, after.text, unit, engine=engine)
        return cls(before, after, pair, ops, before.text != after.text)

    def row(self, renumbering: Renumbering, terms: Terms, *, facts: bool) -> Row:
        """The pair as a row, with the ``facts`` that changed or without."""
        old, new, changed = self.old.text, self.new.text, self.changed
        kind = self._noise(renumbering, terms) if changed else None
        replaced = changed and self._is_replaced()
        telling = facts and changed and kind in {None, "substitution"}
        return Row(
            row_class=self._row_class(),
            old=self.old,
            new=self.new,
            ops=_whole(old, new) if replaced else self.ops,
            similarity=self.pair.score,
            method=self.pair.method,
            confidence=self.pair.confidence,
            replaced=replaced,
            noise=kind,
            facts=fact_changes(old, new) if telling else (),
            parts=part_changes(old, new, self.ops) if changed and not replaced else (),
        )

    def _noise(self, renumbering: Renumbering, terms: Terms) -> Noise | None:
        if not same_words(self.old.caption or "", self.new.caption or ""):
            return None
        return noise(self.ops, renumbering, terms)

    def _row_class(self) -> RowClass:
        renumbered = self.old.number != self.new.number
        if self.changed or self.old.caption != self.new.caption:
            return "amended_renumbered" if renumbered else "amended"
        return "renumbered" if renumbered else "unchanged"

    def _is_replaced(self) -> bool:
        kept = sum([len(text) for sign, text in self.ops.ops if sign == "="])
        return kept < _READABLE * min(len(self.old.text), len(self.new.text))


def _text(document: Document) -> str:
    return "\n".join(article.text for article in document.articles)


def _whole(old: str, new: str) -> Ops:
    return Ops.of([("-", old), ("+", new)])


def _renumbering(old: Document, new: Document, alignment: Alignment) -> Renumbering:
    """The other numbers that old articles were given, as main or further parts of new ones."""
    out: dict[Number, set[Number]] = defaultdict(set)
    for pair in alignment.pairs:
        before, after = old.articles[pair.old].number, new.articles[pair.new].number
        if before != after:
            out[before].add(after)
    if alignment.links:
        here = {article.label: article.number for article in old.articles}
        there = {article.label: article.number for article in new.articles}
        for link in alignment.links:
            out[here[link.old]].add(there[link.new])
    return out


def _in_order(
    old: Document, new: Document, rows: Sequence[Row], alignment: Alignment
) -> Iterator[Row]:
    """The rows of pairs, with a row for each article that has no partner, in their order."""
    partner = {pair.old: pair.new for pair in alignment.pairs}
    row_of = dict(zip(partner.values(), rows, strict=True))
    gone: dict[int, list[Article]] = defaultdict(list)
    last = -1
    for place, article in enumerate(old.articles):
        if place in partner:
            last = partner[place]
        else:
            gone[last].append(article)
    yield from map(_deleted, gone[-1])
    for place, article in enumerate(new.articles):
        yield row_of[place] if place in row_of else _added(article)
        yield from map(_deleted, gone[place])


def _deleted(article: Article) -> Row:
    ops = Ops.of([("-", article.text)])
    return Row(row_class="deleted", old=article, new=None, ops=ops)


def _added(article: Article) -> Row:
    ops = Ops.of([("+", article.text)])
    return Row(row_class="added", old=None, new=article, ops=ops)
