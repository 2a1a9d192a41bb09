"""The laws above a text, and whether they changed since it was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator

from lawdiff import comparing
from lawdiff.folding import title_key
from lawdiff.model import AffectedArticle, Parent, ParentLaw, Row, VersionEntry
from lawdiff.numbering import Number
from lawdiff.services.ports import Catalog
from lawdiff.services.references import meant
from lawdiff.services.texts import Text, Texts
from lawdiff.services.versions import DiffedTexts, Versions


class Parents:
    """Finds the laws a text is made under, and what became of them."""

    def __init__(
        self,
        catalog: Callable[[], Catalog],
        texts: Texts,
        versions: Versions,
        today: Callable[[], dt.date],
    ) -> None:
        self._catalog = catalog
        self._texts = texts
        self._versions = versions
        self._today = today

    def of(self, text: Text, as_of: dt.date | None = None) -> list[Parent]:
        """The laws that a text names as its basis, in its order; as they stood on a day."""
        laws = comparing.parents(text.document)
        with self._catalog().snapshot():
            bearing = self._catalog().bearing({title_key(law.title) for law in laws})
            here = text.document.jurisdiction_id
            own = text.entry.regulation if text.entry else None
            found = [(law, *meant(bearing.get(title_key(law.title), ()), here)) for law in laws]
            return [
                self._parent(text, law, id_, as_of) if id_ else Parent(law=law, status=status)
                for law, id_, status in found
                if id_ is None or id_ != own
            ]

    def _parent(self, text: Text, law: ParentLaw, id_: str, as_of: dt.date | None) -> Parent:
        held = [v for v in self._texts.versions(id_) if as_of is None or _is_by(v, as_of)]
        if not held:
            return Parent(law=law, status="earlier_not_held", regulation=id_)
        now, day = held[-1], _day(text)
        if day is None:
            return Parent(law=law, status="undated", regulation=id_, now=now)
        then = next((v for v in reversed(held) if _is_by(v, day)), None)
        if then is None:
            return Parent(law=law, status="earlier_not_held", regulation=id_, now=now)
        ended = now.standing_on(as_of or self._today()) in {"repealed", "expired"}
        affected = () if then == now else tuple(self._affected(then, now, law.articles))
        return Parent(
            law=law,
            status="ended" if ended else "unchanged" if then == now else "changed",
            regulation=id_,
            then=then,
            now=now,
            affected=affected,
        )

    def _affected(
        self, then: VersionEntry, now: VersionEntry, cited: Collection[Number]
    ) -> Iterator[AffectedArticle]:
        """What became of the articles that changed in substance, and of those that are cited."""
        ends = self._texts.of_version(then), self._texts.of_version(now)
        diffed = self._versions.compare(*ends)
        became = _became(diffed)
        for row in diffed.diff.rows:
            is_cited = row.old is not None and row.old.number in cited
            if is_cited or _is_changed(row):
                yield AffectedArticle(
                    old=row.old,
                    new=row.new,
                    row_class=row.row_class,
                    became=became.get(row.old.number, ()) if row.old else (),
                    cited=is_cited,
                    ops=row.ops,
                )


def _is_by(version: VersionEntry, day: dt.date) -> bool:
    """Whether a version is known to be there by a day."""
    return version.date is not None and version.date <= day


def _day(text: Text) -> dt.date | None:
    """The day a text's wording is of: as it is filed, else as it is printed."""
    if text.entry is not None:
        return text.entry.date
    dates = text.document.dates
    return dates.amended or dates.adopted or dates.promulgated


def _became(diffed: DiffedTexts) -> dict[Number, tuple[str, ...]]:
    return {old.number: tuple(new.label for new in old.became) for old in diffed.concordance}


def _is_changed(row: Row) -> bool:
    return row.row_class not in {"unchanged", "renumbered"} and row.noise is None
