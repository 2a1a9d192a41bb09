"""Two texts compared, and one article followed through time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lawdiff import diffing
from lawdiff.errors import NotFound
from lawdiff.model import (
    Article,
    ArticleLink,
    BlamedLine,
    Diff,
    Fact,
    Place,
    Step,
    Unit,
    VersionEntry,
)
from lawdiff.numbering import Number
from lawdiff.services.blaming import blame
from lawdiff.services.histories import history
from lawdiff.services.ports import Catalog
from lawdiff.services.texts import Text, Texts


@dataclass(frozen=True, slots=True)
class Comparison:
    """A diff with the two texts it compares."""

    old: Text
    new: Text
    diff: Diff


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

    def history(self, id_: str, number: Number, label: str | None = None) -> list[Step]:
        """One article followed through all versions, oldest first, whatever its number.

        ``number`` is its number in the version ``label``; without a label, in the latest version
        that has such an article. The place where it first stood names its lineage.

        Raises:
            NotFound: ``no_regulation``, ``no_version``, ``no_article``.
        """
        versions = self._texts.versions(id_)
        start = self._start(versions, number, label)
        links, texts = self._trail(id_, start)
        return history(versions, start, links, texts)

    def blame(
        self, id_: str, number: Number, label: str | None = None
    ) -> tuple[VersionEntry, Article, list[BlamedLine]]:
        """For every 款, 项 and 目 of an article, the versions that put its words there.

        Raises:
            NotFound: ``no_regulation``, ``no_version``, ``no_article``.
        """
        versions = self._texts.versions(id_)
        start = self._start(versions, number, label)
        links, texts = self._trail(id_, start)
        entry = next(v for v in versions if v.label == start.version)
        return entry, texts[start], blame([v.label for v in versions], start, links, texts)

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
