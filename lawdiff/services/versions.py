"""Two texts compared, and one article followed through time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lawdiff import diffing
from lawdiff.errors import NotFound
from lawdiff.model import (
    Article,
    ArticleLink,
    Correspondence,
    Dangling,
    Diff,
    Fact,
    RowClass,
    Step,
    Unit,
    VersionEntry,
)
from lawdiff.numbering import Number
from lawdiff.services.ports import Catalog
from lawdiff.services.texts import Text, Texts


@dataclass(frozen=True, slots=True)
class Comparison:
    """A diff with the two texts it compares."""

    old: Text
    new: Text
    diff: Diff

    @property
    def concordance(self) -> tuple[Correspondence, ...]:
        """Every old article with what it became."""
        return diffing.concordance(self.diff)

    @property
    def dangling(self) -> tuple[Dangling, ...]:
        """The references of the new text to its own articles that did not follow."""
        return diffing.dangling(self.diff)


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the articles of a version since the one before it.

    ``classes`` has every article of the version, ``gone`` the articles of the version before that
    none goes on from.
    """

    classes: Mapping[Number, RowClass]
    gone: tuple[Article, ...]


class Versions:
    """Compares texts."""

    def __init__(self, catalog: Callable[[], Catalog], texts: Texts) -> None:
        self._catalog = catalog
        self._texts = texts

    def diff(self, old: str, new: str, unit: Unit = "word") -> Comparison:
        """The texts that two references name, compared article by article."""
        return self.compare(self._texts.resolve(old), self._texts.resolve(new), unit)

    def facts(self, reference: str) -> list[tuple[Article, tuple[Fact, ...]]]:
        """The facts that each article of a text prints."""
        articles = self._texts.resolve(reference).document.articles
        return [(article, diffing.facts(article.text)) for article in articles]

    def compare(self, old: Text, new: Text, unit: Unit = "word") -> Comparison:
        """Two texts compared article by article."""
        diff = diffing.diff(
            old.document, new.document, old_name=old.name, new_name=new.name, unit=unit
        )
        return Comparison(old, new, diff)

    def changes(self, old: Text, new: Text) -> Changes:
        """What became of the articles from one version of a regulation to the next.

        It is read from the links that were found at import: no text is compared.
        """
        links = [] if new.entry is None else self._links(new.entry)
        main = {x.new: x for x in links if x.main}
        kept = {x.old for x in main.values()}
        return Changes(
            {a.number: _class_of(main.get(a.number)) for a in new.document.articles},
            tuple(a for a in old.document.articles if a.number not in kept),
        )

    def tallies(self, held: Sequence[VersionEntry]) -> dict[str, Counter[RowClass]]:
        """For every version but the first, how many articles of each class it brought.

        ``held`` are all versions of a regulation, oldest first. No text is read.
        """
        links = self._catalog().links(held[0].regulation)
        tallies: dict[str, Counter[RowClass]] = {}
        for old, new in pairwise(held):
            kept = [x.row_class for x in links if x.main and x.new_version == new.label]
            tallies[new.label] = Counter(kept)
            tallies[new.label]["added"] = new.articles - len(kept)
            tallies[new.label]["deleted"] = old.articles - len(kept)
        return tallies

    def history(self, id_: str, number: Number, label: str | None = None) -> list[Step]:
        """One article followed through all versions, oldest first, whatever its number.

        ``number`` is its number in the version ``label``; without a label, in the latest version
        that has such an article.

        Raises:
            NotFound: ``no_regulation``, ``no_version``, ``no_article``.
        """
        with self._catalog().snapshot():
            versions = self._texts.versions(id_)
            start = self._start(versions, number, label)
            track = _follow([v.label for v in versions], self._catalog().links(id_), start, number)
            return self._steps(versions, track)

    def _steps(
        self, versions: Sequence[VersionEntry], track: Mapping[str, set[Number]]
    ) -> list[Step]:
        steps: list[Step] = []
        for version in versions:
            numbers = sorted(track.get(version.label, ()))
            if numbers or (steps and steps[-1].articles):
                before = steps[-1].articles if steps else ()
                oldest = version is versions[0]
                steps.append(self._step(version, numbers, before, oldest=oldest))
        return steps

    def _links(self, entry: VersionEntry) -> list[ArticleLink]:
        return self._catalog().links(entry.regulation, entry.label)

    def _start(self, versions: Sequence[VersionEntry], number: Number, label: str | None) -> str:
        if label is not None:
            candidates: Sequence[VersionEntry] = [
                self._texts.version(versions[0].regulation, label)
            ]
        else:
            candidates = versions[::-1]
        for entry in candidates:
            if self._catalog().article(entry, number) is not None:
                return entry.label
        raise NotFound(
            "no_article",
            "{regulation} has no article {number}.",
            remedy="`lawdiff show {regulation}` shows its articles.",
            regulation=versions[0].regulation,
            number=number.address,
        )

    def _step(
        self,
        version: VersionEntry,
        numbers: list[Number],
        before: tuple[Article, ...],
        *,
        oldest: bool,
    ) -> Step:
        found = [self._catalog().article(version, number) for number in numbers]
        articles = tuple(article for article in found if article is not None)
        if not articles:
            return Step(version=version, articles=(), change="deleted", ops=None)
        if not before:
            first: RowClass | None = None if oldest else "added"
            return Step(version=version, articles=articles, change=first, ops=None)
        old, new = ("\n".join(a.text for a in side) for side in (before, articles))
        same_number = [a.number for a in before] == [a.number for a in articles]
        change: RowClass = (
            ("unchanged" if same_number else "renumbered")
            if old == new
            else ("amended" if same_number else "amended_renumbered")
        )
        return Step(
            version=version, articles=articles, change=change, ops=diffing.diff_text(old, new)
        )


def _class_of(link: ArticleLink | None) -> RowClass:
    return "added" if link is None else link.row_class


def _follow(
    labels: list[str], links: list[ArticleLink], start: str, number: Number
) -> dict[str, set[Number]]:
    """The numbers an article bears in each version, followed both ways from where it starts."""
    track: dict[str, set[Number]] = {start: {number}}
    at = labels.index(start)
    for old, new in pairwise(labels[at:]):
        pairs = [x for x in links if (x.old_version, x.new_version) == (old, new)]
        track[new] = {x.new for x in pairs if x.old in track[old]}
    for old, new in reversed(list(pairwise(labels[: at + 1]))):
        pairs = [x for x in links if (x.old_version, x.new_version) == (old, new)]
        track[old] = {x.old for x in pairs if x.new in track[new]}
    return track
