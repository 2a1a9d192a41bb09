"""References between texts: what each points to, and what points to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lawdiff.folding import title_key
from lawdiff.model import (
    Article,
    Citing,
    Document,
    FollowedReference,
    Place,
    Reference,
    ReferenceStatus,
    StatedReference,
    VersionEntry,
)
from lawdiff.numbering import Number
from lawdiff.services.browsing import MAX_LIMIT
from lawdiff.services.citations import stated
from lawdiff.services.ports import Catalog
from lawdiff.services.texts import Text, Texts


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A place in another text that names this one, and what it points to.

    ``target`` is the version in force on the day of the citing text, None where none is held.
    """

    citing: Citing
    status: ReferenceStatus
    target: VersionEntry | None


class References:
    """Follows references; the text they point to is the one in force on the day of the citing."""

    def __init__(self, catalog: Catalog, texts: Texts, today: Callable[[], dt.date]) -> None:
        self._catalog = catalog
        self._texts = texts
        self._today = today

    def of(self, text: Text) -> list[FollowedReference]:
        """The references in a text's articles, in order, each as far as it leads.

        References from one 款 to another of the same article lead nowhere and are left out.
        """
        found = self.stated(text)
        titles = {title_key(r.title): r.title for _, r in found if r.title is not None}
        targets = _Targets(self._catalog, list(titles), text, self._day(text.entry))
        return list(targets.followed(found))

    def stated(self, text: Text) -> Sequence[StatedReference]:
        """The references in a text's articles that lead out of their article, in order."""
        if text.entry is None:
            return stated(text.document)
        return self._catalog.references(text.entry)

    def cited_by(
        self, entry: VersionEntry, *, offset: int = 0, limit: int = 50
    ) -> tuple[list[CitedBy], int]:
        """One page of the places that name a regulation, in the latest versions of others.

        They are those that use a title which any version of the regulation bears; how many there
        are is told besides.
        """
        versions = self._texts.versions(entry.regulation)
        titles = {title_key(version.title) for version in versions}
        limit = max(1, min(limit, MAX_LIMIT))
        found, total = self._catalog.citing(
            titles, but=entry.regulation, offset=max(0, offset), limit=limit
        )
        return [self._cited(versions, citing) for citing in found], total

    def _cited(self, versions: Sequence[VersionEntry], citing: Citing) -> CitedBy:
        target = holding(versions, self._day(citing.version))
        if target is None:
            return CitedBy(citing, "not_held", None)
        if citing.cited is None:
            return CitedBy(citing, "linked", target)
        place = Place(target.label, citing.cited)
        held = self._catalog.articles(target.regulation, [place])
        return CitedBy(citing, "linked" if held else "dangling", target)

    def _day(self, entry: VersionEntry | None) -> dt.date:
        """The day of a text; of one that has none, today."""
        return (entry and (entry.date or entry.holds_from)) or self._today()


def holding(versions: Sequence[VersionEntry], day: dt.date) -> VersionEntry | None:
    """The version that holds on a day; None where none that is held does."""
    return next((version for version in reversed(versions) if version.holds_on(day)), None)


def places_of(document: Document) -> dict[Number, int]:
    """The numbers of a document's articles in their order, each with its place from 0."""
    return {article.number: place for place, article in enumerate(document.articles)}


def own_article(found: StatedReference, places: Mapping[Number, int]) -> tuple[Number | None, bool]:
    """The article that a reference to the text it stands in names, and whether that is there.

    ``places`` are those of all articles of the text, as `places_of` gives them.
    """
    here, reference = found
    number = reference.article
    if number is None:
        place = places[here] + (reference.relative or 0)
        number = next((other for other, at in places.items() if at == place), None)
    return number, number in places and (reference.last or number) in places


def meant(
    bearing: Sequence[str], here: str | None
) -> tuple[str | None, Literal["not_held", "ambiguous"]]:
    """Which of the regulations that bear a title is meant by a text of the jurisdiction ``here``.

    It is the only one, that of the same place, or the national one; else it is said why none is.
    """
    if len(bearing) > 1:
        near = [id_ for id_ in bearing if id_.startswith(f"{here}/")]
        bearing = near or [id_ for id_ in bearing if id_.startswith("cn/")] or bearing
    if len(bearing) == 1:
        return bearing[0], "not_held"
    return None, "ambiguous" if bearing else "not_held"


class _Targets:
    """What the titles and numbers in one text mean."""

    def __init__(self, catalog: Catalog, titles: Sequence[str], text: Text, day: dt.date) -> None:
        self._catalog = catalog
        self._text = text
        self._bearing = catalog.bearing(titles) if titles else {}
        self._day = day
        self._versions: dict[str, VersionEntry | None] = {}
        self._numbers: dict[str, set[Number]] = {}

    def followed(self, found: Sequence[StatedReference]) -> Iterator[FollowedReference]:
        """Every reference with where it leads."""
        self._look_up(found)
        articles = {article.number: article for article in self._text.document.articles}
        places = places_of(self._text.document)
        for place in found:
            article = articles[place.number]
            if place.reference.title is None:
                yield self._own(article, place, places)
            else:
                yield self._other(article, place.reference)

    def _own(
        self, article: Article, found: StatedReference, places: Mapping[Number, int]
    ) -> FollowedReference:
        """A reference to the text it stands in."""
        number, there = own_article(found, places)
        entry = self._text.entry
        return FollowedReference(
            article=article,
            reference=found.reference,
            status="linked" if there else "dangling",
            regulation=entry.regulation if entry else None,
            target=entry,
            number=number,
        )

    def _other(self, article: Article, reference: Reference) -> FollowedReference:
        """A reference to a text that it names."""
        id_, status = self._meant(reference)
        target = self._versions.get(id_) if id_ else None
        if target is not None:
            ends = {reference.article, reference.last} - {None}
            status = "linked" if ends <= self._numbers.get(target.regulation, set()) else "dangling"
        return FollowedReference(
            article=article,
            reference=reference,
            status=status,
            regulation=id_,
            target=target,
            number=reference.article,
        )

    def _meant(self, reference: Reference) -> tuple[str | None, ReferenceStatus]:
        """The regulation that the title of a reference means."""
        bearing = self._bearing.get(title_key(reference.title or ""), [])
        return meant(bearing, self._text.document.jurisdiction_id)

    def _look_up(self, found: Sequence[StatedReference]) -> None:
        """The versions meant, and which of the articles named they have."""
        named: dict[str, set[Number]] = {}
        for _, reference in found:
            if reference.title is not None and (id_ := self._meant(reference)[0]):
                ends = {reference.article, reference.last} - {None}
                named.setdefault(id_, set()).update(n for n in ends if n is not None)
        for id_, numbers in named.items():
            target = holding(self._catalog.versions(id_), self._day)
            self._versions[id_] = target
            if target is not None and numbers:
                places = [Place(target.label, n) for n in sorted(numbers)]
                held = self._catalog.articles(id_, places)
                self._numbers[id_] = {place.number for place in held}
