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
from lawdiff.services.explaining import explained_by
from lawdiff.services.findings import Changes, Findings, unpacked
from lawdiff.services.histories import history
from lawdiff.services.linking import known_links
from lawdiff.services.neighbours import neighbours_compared
from lawdiff.services.ports import Catalog
from lawdiff.services.texts import Text, Texts, name_of
from lawdiff.services.timelines import Timeline, timeline

Origins = Mapping[Number, Place]
"""The places where the articles of a version stood first."""


@dataclass(frozen=True, slots=True)
class DiffedTexts(Findings):
    """What comparing two texts found, with the texts."""

    old: Text
    new: Text

    @classmethod
    def between(cls, old: Text, new: Text, found: Findings) -> DiffedTexts:
        """What was found about two texts, with them."""
        return cls(found.diff, found.dangling, old, new)


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

    def diff(self, old: str, new: str, unit: Unit = "word") -> DiffedTexts:
        """The texts that two references name, compared article by article."""
        return self.compare(self._texts.resolve(old), self._texts.resolve(new), unit)

    def facts(self, reference: str) -> list[tuple[Article, tuple[Fact, ...]]]:
        """The facts that each article of a text prints."""
        articles = self._texts.resolve(reference).document.articles
        return [(article, diffing.facts(article.text)) for article in articles]

    def compare(
        self, old: Text, new: Text, unit: Unit = "word", by: Amended | None = None
    ) -> DiffedTexts:
        """Two texts compared article by article; what was settled by hand about them counts.

        Decisions that are filed with a text are not compared. The instructions of the one that
        made the newer of two neighbouring versions, or of the one applied in ``by``, stand beside
        the rows.
        """
        found = None
        if by is None and old.entry is not None and new.entry is not None:
            found = self.kept(old.entry, new.entry, unit)
        if found is None:
            found = Findings.of(self._diff(old, new, unit, by))
        return DiffedTexts.between(old, new, found)

    def kept(self, old: VersionEntry, new: VersionEntry, unit: Unit = "word") -> Findings | None:
        """What the catalogue keeps of two versions compared; None where it keeps nothing.

        It is what `compare` finds, and no text is read.
        """
        if unit != "word" or old.regulation != new.regulation:
            return None
        packed = self._catalog().diff(old, new)
        return unpacked(packed, name_of(old), name_of(new)) if packed else None

    def changes(self, old: VersionEntry, new: VersionEntry) -> Changes:
        """What became of the articles from one version of a regulation to the next.

        It is read from what was found at import, where that is kept: no text is read.
        """
        packed = self._catalog().became(old, new)
        if packed is not None:
            return Changes.unpacked(packed)
        texts = self._texts.of_version(old), self._texts.of_version(new)
        return Changes.of(self.compare(*texts).diff)

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

    def _diff(self, old: Text, new: Text, unit: Unit, by: Amended | None) -> Diff:
        known, names = self._settled(old, new), (old.name, new.name)
        if by is None and self._are_neighbours(old, new):
            return neighbours_compared(old.document, new.document, names, unit, known)
        diff = diffing.diff(
            without_decisions(old.document),
            without_decisions(new.document),
            old_name=old.name,
            new_name=new.name,
            unit=unit,
            known=known,
        )
        return diff if by is None else explained_by(diff, by)

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
