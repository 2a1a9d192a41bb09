"""What a 对照表 says about a row beside its texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from lawdiff.exporting.words import Words
from lawdiff.model import Diff, FactChange, FactKind, Link, PartChange, Row, Substitution
from lawdiff.paragraphs import part_names


class Remarks:
    """The remarks on the rows of one diff, in one language."""

    def __init__(self, diff: Diff, words: Words) -> None:
        self._words = words
        self._terms = diff.substitutions
        self._from: dict[str, list[Link]] = defaultdict(list)
        self._to: dict[str, list[Link]] = defaultdict(list)
        for link in diff.links:
            self._from[link.old].append(link)
            self._to[link.new].append(link)

    def of(self, row: Row) -> list[str]:
        """What ordered the change, moved parts, splits and merges, changed facts, doubts."""
        return [
            *self._instructions(row),
            *self._pairing(row),
            *self._links(row),
            *self._parts(row),
            *self._facts(row),
        ]

    def _instructions(self, row: Row) -> Iterator[str]:
        if row.instructions:
            yield self._words.ordered.format(items=self._words.comma.join(row.instructions))

    def _pairing(self, row: Row) -> Iterator[str]:
        if row.replaced:
            yield self._words.replaced
        if row.confidence == "low" and row.similarity is not None:
            yield self._words.doubtful.format(percent=round(100 * row.similarity))

    def _links(self, row: Row) -> Iterator[str]:
        old, new = (side.label if side else None for side in (row.old, row.new))
        for link in self._from[old] if old else ():
            if link.new != new:
                yield self._words.goes_to.format(label=link.new)
        for link in self._to[new] if new else ():
            if link.old != old:
                yield self._words.comes_from.format(label=link.old)

    def _parts(self, row: Row) -> Iterator[str]:
        if not row.parts:
            return
        here, there = part_names(row.ops.old), part_names(row.ops.new)
        named: dict[str, list[str]] = defaultdict(list)
        for part in row.parts:
            named[self._words.parts[part.kind]].append(_named(part, here, there))
        for template, names in named.items():
            yield template.format(parts=self._words.comma.join(dict.fromkeys(names)))

    def _facts(self, row: Row) -> Iterator[str]:
        """The facts that changed, a line a kind."""
        said: dict[FactKind, Counter[str]] = defaultdict(Counter)
        for change in telling(row, self._terms):
            said[change.kind][self._fact(change)] += 1
        for kind, changes in said.items():
            times = [f"{text}×{count}" if count > 1 else text for text, count in changes.items()]
            yield f"{self._words.kinds[kind]}{self._words.colon}{self._words.semicolon.join(times)}"

    def _fact(self, change: FactChange) -> str:
        if change.old is None:
            return self._words.fact_come.format(new=change.new.text if change.new else "")
        if change.new is None:
            return self._words.fact_gone.format(old=change.old.text)
        return self._words.fact_changed.format(old=change.old.text, new=change.new.text)


def telling(row: Row, terms: Sequence[Substitution]) -> Iterator[FactChange]:
    """The facts of a row that changed by more than a term replaced throughout."""
    for change in row.facts:
        old = change.old.text if change.old else ""
        for term in terms:
            old = old.replace(term.old, term.new)
        if change.old is None or change.new is None or old != change.new.text:
            yield change


def _named(part: PartChange, old: list[str], new: list[str]) -> str:
    ends = [names[line] for names, line in ((old, part.old), (new, part.new)) if line is not None]
    return "→".join(dict.fromkeys(ends))
