"""The settled regulation written out as a text again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lawdiff.amending.outline import final_outline
from lawdiff.amending.phrases import applied, overlap
from lawdiff.amending.references import own_references
from lawdiff.amending.settling import Settled
from lawdiff.amending.statute import Statute
from lawdiff.amending.units import ArticleUnit, Edit, Unit
from lawdiff.model.decision import AmendedArticle
from lawdiff.model.notice import Notice
from lawdiff.model.regulation import Annex, Article, Dates, Document
from lawdiff.numbering import Number


class Consolidation:
    """Writes the new text; ``renumbering`` is the id of the instruction that renumbers at large.

    References in old text follow ``numbers``, old to new, in which articles that are gone have
    none; ``dangling`` are the references to those, with the article they stand in.
    """

    def __init__(self, statute: Statute, settled: Settled, renumbering: str | None) -> None:
        self.statute = statute
        self.settled = settled
        self.renumbering = renumbering
        kept = settled.numbers()
        self.numbers = {number: kept.get(number) for number in statute.articles}
        self.unmoved = all(old == new for old, new in self.numbers.items())
        self.dangling: dict[tuple[str, str], None] = {}

    def articles(self) -> tuple[AmendedArticle, ...]:
        """The articles of the new text, each with the instructions that made it so."""
        return tuple(self._article(number, unit) for number, unit in self.settled.articles)

    def document(self, articles: Sequence[AmendedArticle]) -> tuple[Document, list[Notice]]:
        """The whole new text, and what it leaves open.

        It has no 题注 and of the dates only that of the first adoption: the others were those of
        the old text.
        """
        old, statute = self.statute.document, self.statute
        outline, notices = final_outline(statute, self.settled, self._written)
        document = replace(
            old,
            title=self._written(statute.title),
            dates=Dates(adopted=old.dates.adopted),
            note=None,
            amendments=(),
            document_number=None,
            outline=outline,
            preamble="\n".join(map(self._written, statute.preamble.children)) or None,
            articles=tuple(amended.article for amended in articles),
            annexes=tuple(
                Annex(unit.label, self._written(unit)) for unit in statute.annexes if not unit.gone
            ),
        )
        return document, [*notices, *map(_dangling, self.dangling)]

    def _article(self, number: Number, unit: ArticleUnit) -> AmendedArticle:
        """One article under its new number."""
        old = unit.old
        label = old.label if old and old.number == number else number.label
        if old and not unit.by:
            text = self._current(old.text, (), label)
        else:
            text = unit.quoted or "\n".join(self._lines(unit, label))
        changed = old is None or old.text != text
        by = tuple(unit.by)
        if not by and self.renumbering and (changed or (old and old.number != number)):
            by = (self.renumbering,)
        article = Article(number, label, text, unit.caption)
        return AmendedArticle(article, old.number if old else None, changed, by)

    def _lines(self, unit: Unit, article: str) -> Iterator[str]:
        """The lines of a unit and of all below it."""
        own = unit.label + self._written(unit, article)
        if own:
            yield own
        for child in unit.children:
            yield from self._lines(child, article)

    def _written(self, unit: Unit, article: str = "") -> str:
        """The text of a unit as it reads now."""
        return unit.text if unit.new else self._current(unit.text, unit.edits, article)

    def _current(self, text: str, edits: Sequence[Edit], article: str) -> str:
        """Old text with its edits, and its references in the new numbering."""
        changes = list(edits)
        for start, end, reference in () if self.unmoved else own_references(text):
            new = self.numbers.get(reference, reference)
            change = Edit(start, end, new.label if new else text[start:end])
            if any(overlap(change, other) for other in edits):
                continue
            if new is None:
                self.dangling[article, reference.label] = None
            elif new != reference:
                changes.append(change)
        return applied(text, changes)


def _dangling(place: tuple[str, str]) -> Notice:
    article, reference = place
    return Notice(
        "amended_reference",
        "{article} refers to {reference}, which is gone",
        (("article", article), ("reference", reference)),
    )
