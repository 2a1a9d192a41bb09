"""Two texts compared, and articles followed through time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lawdiff import diffing
from lawdiff.errors import NotFound
from lawdiff.model import (
    Amended,
    Article,
    ArticleLink,
    BlamedLine,
    Correction,
    Correspondence,
    Dangling,
    Diff,
    Fact,
    Link,
    Place,
    RowClass,
    Step,
    Unit,
    VersionEntry,
    tally,
)
from lawdiff.numbering import Number
from lawdiff.services.annexed import without_decisions
from lawdiff.services.blaming import blame
from lawdiff.services.explaining import explained, explained_by
from lawdiff.services.histories import history
from lawdiff.services.linking import known_links
from lawdiff.services.ports import Catalog
from lawdiff.services.texts import Text, Texts
from lawdiff.services.timelines import Timeline, timeline

Origins = Mapping[Number, Place]
"""The places where the articles of a version stood first."""


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


@dataclass(frozen=True, slots=True)
class Blame:
    """An article of a version, line by line, with the versions that put its words there."""

    version: VersionEntry
    article: Article
    lines: tuple[BlamedLine, ...]


class Versions:
    """Compares texts, and follows articles from one to the next."""

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

    def compare(
        self, old: Text, new: Text, unit: Unit = "word", by: Amended | None = None
    ) -> Comparison:
        """Two texts compared article by article; what was settled by hand about them counts.

        Decisions that are filed with a text are not compared. The instructions of the one that
        made the newer of two neighbouring versions, or of the one applied in ``by``, stand beside
        the rows.
        """
        diff = diffing.diff(
            without_decisions(old.document),
            without_decisions(new.document),
            old_name=old.name,
            new_name=new.name,
            unit=unit,
            known=self._settled(old, new),
        )
        if by is not None:
            diff = explained_by(diff, by)
        elif self._are_neighbours(old, new):
            diff = explained(diff, old.document, new.document)
        return Comparison(old, new, diff)

    def changes(self, old: Text, new: Text) -> Changes:
        """What became of the articles from one version of a regulation to the next.

        It is read from the links that were found at import: no text is compared.
        """
        main = {} if old.entry is None else self._main_links(old.entry, new)
        kept = {x.old for x in main.values()}
        return Changes(
            {a.number: _class_of(main.get(a.number)) for a in new.document.articles},
            tuple(a for a in old.document.articles if a.number not in kept),
        )

    def tallies(self, held: Sequence[VersionEntry]) -> dict[str, dict[RowClass, int]]:
        """For every version but the first, how many articles of each class it brought.

        ``held`` are all versions of a regulation, oldest first. No text is read.
        """
        kept = self._catalog().tallies(held[0].regulation)
        return {
            new.label: tally(kept.get((old.label, new.label), {}), old.articles, new.articles)
            for old, new in pairwise(held)
        }

    def timeline(self, id_: str) -> Timeline:
        """All versions of a regulation with what each changed, against those its texts state.

        Raises:
            NotFound: ``no_regulation``.
        """
        versions = self._texts.versions(id_)
        return timeline(versions, self.tallies(versions))

    def history(self, id_: str, number: Number, label: str | None = None) -> list[Step]:
        """One article followed through all versions, oldest first, whatever its number.

        ``number`` is its number in the version ``label``; without a label, in the latest version
        that has such an article. The place where it stood first names its lineage.

        Raises:
            NotFound: ``no_regulation``, ``no_version``, ``no_article``.
        """
        with self._catalog().snapshot():
            versions = self._texts.versions(id_)
            start = self._start(versions, number, label)
            return history(versions, start, *self._trail(id_, start))

    def origins(self, text: Text) -> Origins:
        """Where each article of a version stood first, which names its lineage; none of a file."""
        if text.entry is None:
            return {}
        id_, last = text.entry.regulation, text.entry.label
        before = {x.target: x.source for x in self._catalog().links(id_) if x.main}
        return {
            article.number: _origin(Place(last, article.number), before)
            for article in text.document.articles
        }

    def blame(self, id_: str, number: Number, label: str | None = None) -> Blame:
        """For every 款, 项 and 目 of an article, the versions that put its words there.

        Raises:
            NotFound: ``no_regulation``, ``no_version``, ``no_article``.
        """
        with self._catalog().snapshot():
            versions = self._texts.versions(id_)
            start = self._start(versions, number, label)
            links, texts = self._trail(id_, start)
        by_label = {version.label: version for version in versions}
        lines = blame(list(by_label), start, links, texts)
        return Blame(by_label[start.version], texts[start], tuple(lines))

    def _are_neighbours(self, old: Text, new: Text) -> bool:
        """Whether one is the version right after the other."""
        if old.entry is None or new.entry is None or old.entry.regulation != new.entry.regulation:
            return False
        labels = [entry.label for entry in self._texts.versions(new.entry.regulation)]
        return (old.entry.label, new.entry.label) in pairwise(labels)

    def settled(self, id_: str) -> tuple[Correction, ...]:
        """What was settled by hand about a regulation; comparisons of its versions rest on it."""
        return tuple(self._catalog().corrections(id_))

    def _settled(self, old: Text, new: Text) -> Sequence[Link]:
        """What was settled by hand about two versions of one regulation."""
        if old.entry is None or new.entry is None or old.entry.regulation != new.entry.regulation:
            return ()
        corrections = self._catalog().corrections(old.entry.regulation)
        labels = old.entry.label, new.entry.label
        return known_links(*labels, old.document, new.document, corrections)

    def _main_links(self, old: VersionEntry, new: Text) -> dict[Number, ArticleLink]:
        if new.entry is None:
            return {}
        links = self._catalog().links(new.entry.regulation, new.entry.label)
        return {x.new: x for x in links if x.main and x.old_version == old.label}

    def _trail(self, id_: str, start: Place) -> tuple[list[ArticleLink], dict[Place, Article]]:
        """The links along the life of an article, and the articles that they join."""
        links = self._catalog().trail(id_, start)
        places = {start, *(x.source for x in links), *(x.target for x in links)}
        return links, self._catalog().articles(id_, places)

    def _start(self, versions: Sequence[VersionEntry], number: Number, label: str | None) -> Place:
        id_ = versions[0].regulation
        labels = [v.label for v in versions]
        if label is not None:
            labels = [self._texts.version(id_, label).label]
        places = [Place(name, number) for name in labels]
        held = self._catalog().articles(id_, places)
        if not held:
            raise NotFound(
                "no_article",
                "{regulation} has no article {number}.",
                remedy="`lawdiff show {regulation}` shows its articles.",
                regulation=id_,
                number=number.address,
            )
        return next(place for place in reversed(places) if place in held)


def _origin(place: Place, before: Mapping[Place, Place]) -> Place:
    while place in before:
        place = before[place]
    return place


def _class_of(link: ArticleLink | None) -> RowClass:
    return "added" if link is None else link.row_class
