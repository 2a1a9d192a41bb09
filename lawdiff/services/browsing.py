"""Reading what is held: lists, versions, articles, search."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from lawdiff.errors import NotFound, UsageError
from lawdiff.folding import without_space
from lawdiff.model import (
    Article,
    Filter,
    Found,
    Holdings,
    Notice,
    QuarantinedFile,
    RegulationEntry,
    VersionEntry,
)
from lawdiff.numbering import NUMERAL, Number
from lawdiff.services.ports import Catalog
from lawdiff.services.texts import Text, Texts

_NUMBER_ASKED = re.compile(rf"(.{{2,}}?)(?:第({NUMERAL})条((?:之{NUMERAL})*)|(\d{{1,4}}(?:-\d+)*))")
_TITLES = 20
MAX_LIMIT = 200


@dataclass(frozen=True, slots=True)
class RegulationPage:
    """One page of regulations; ``cursor`` leads to the next, None on the last."""

    regulations: tuple[RegulationEntry, ...]
    total: int
    cursor: str | None


@dataclass(frozen=True, slots=True)
class DoubtedPage:
    """One page of versions with their warnings; ``cursor`` leads to the next, None on the last."""

    versions: tuple[tuple[VersionEntry, tuple[Notice, ...]], ...]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found.

    ``titles``: regulations whose title holds the words. ``article``: where a title and a number
    were asked for (公司法第二十一条), that article with its version.
    """

    query: str
    day: dt.date
    strictly: bool
    titles: tuple[RegulationEntry, ...]
    articles: tuple[tuple[VersionEntry, Article], ...]
    found: Found


class Browsing:
    """Reads the catalogue."""

    def __init__(self, catalog: Catalog, texts: Texts, today: Callable[[], dt.date]) -> None:
        self._catalog = catalog
        self._texts = texts
        self.today = today

    def snapshot(self) -> AbstractContextManager[None]:
        """All that this thread reads within the block is of one moment."""
        return self._catalog.snapshot()

    def regulations(
        self,
        wanted: Filter,
        *,
        as_of: dt.date | None = None,
        cursor: str | None = None,
        limit: int = 50,
    ) -> RegulationPage:
        """One page of regulations, national ones first."""
        limit = max(1, min(limit, MAX_LIMIT))
        day = as_of or self.today()
        rows, total = self._catalog.regulations(wanted, day, after=cursor, limit=limit + 1)
        more = len(rows) > limit
        return RegulationPage(tuple(rows[:limit]), total, rows[limit - 1].id if more else None)

    def regulation(self, id_: str) -> tuple[RegulationEntry, Sequence[VersionEntry]]:
        """A regulation with all its versions, oldest first.

        Raises:
            NotFound: ``no_regulation``.
        """
        with self._catalog.snapshot():
            versions = self._texts.versions(id_)
            entry = self._catalog.regulation(id_, self.today())
        assert entry is not None  # noqa: S101  # its versions are there
        return entry, versions

    def jurisdictions(self) -> list[tuple[str, str | None, int]]:
        """Every jurisdiction: id, printed name, number of regulations."""
        return self._catalog.jurisdictions()

    def generation(self) -> int | None:
        """A number that changes whenever anybody writes; None where none is told cheaply."""
        return self._catalog.generation()

    def kinds(self) -> list[tuple[str, int]]:
        """Every kind of regulation with the number of its regulations."""
        return self._catalog.kinds()

    def holdings(self) -> Holdings:
        """How much is held."""
        return self._catalog.holdings()

    def newest(self, limit: int = 12) -> list[VersionEntry]:
        """The latest versions of the regulations that changed last."""
        return self._catalog.newest(limit)

    def doubted(self, *, cursor: str | None = None, limit: int = 50) -> DoubtedPage:
        """One page of versions in whose parsing something was doubtful."""
        limit = max(1, min(limit, MAX_LIMIT))
        after = None if cursor is None else _id_and_label(cursor)
        rows = self._catalog.doubted(after, limit + 1)
        shown = tuple((entry, tuple(notices)) for entry, notices in rows[:limit])
        last = shown[-1][0] if len(rows) > limit else None
        return DoubtedPage(shown, f"{last.regulation}@{last.label}" if last else None)

    def quarantined(self) -> list[QuarantinedFile]:
        """The files that wait for somebody's decision."""
        return self._catalog.quarantined()

    def text(self, reference: str) -> Text:
        """The text a reference names; see `Texts.resolve`."""
        return self._texts.resolve(reference)

    def version_text(self, id_: str, label: str) -> Text:
        """The text of one version."""
        with self._catalog.snapshot():
            return self._texts.of_version(self._texts.version(id_, label))

    def warnings(self, entry: VersionEntry) -> list[Notice]:
        """What was doubtful when a version was parsed."""
        return self._catalog.warnings(entry)

    def article(self, id_: str, label: str, number: Number) -> tuple[VersionEntry, Article]:
        """One article of one version.

        Raises:
            NotFound: ``no_regulation``, ``no_version``, ``no_article``.
        """
        with self._catalog.snapshot():
            entry = self._texts.version(id_, label)
            article = self._catalog.article(entry, number)
        if article is None:
            raise NotFound(
                "no_article",
                "{regulation}@{version} has no article {number}.",
                remedy="It has {count} articles.",
                regulation=id_,
                version=label,
                number=number.address,
                count=entry.articles,
            )
        return entry, article

    def search(
        self,
        query: str,
        wanted: Filter,
        *,
        as_of: dt.date | None = None,
        offset: int = 0,
        limit: int = 20,
    ) -> Answer:
        """What holds the words of ``query``: titles first, then articles.

        Raises:
            UsageError: ``query_too_short``, ``query_too_long``.
        """
        words = query.split()
        check_words(words)
        day = as_of or self.today()
        titles = Filter(
            jurisdiction=wanted.jurisdiction, regulation_kind=wanted.regulation_kind, title=query
        )
        with self._catalog.snapshot():
            return Answer(
                query=query,
                day=day,
                strictly=as_of is not None,
                titles=tuple(self._catalog.first(titles, day, _TITLES)),
                articles=tuple(self._numbered(without_space(query), wanted, day)),
                found=self._catalog.search(
                    words, wanted,
                    day=day, strictly=as_of is not None,
                    offset=max(0, offset), limit=max(1, min(limit, MAX_LIMIT)),
                ),
            )  # fmt: skip

    def _numbered(
        self, query: str, wanted: Filter, day: dt.date
    ) -> list[tuple[VersionEntry, Article]]:
        """The articles meant by a title and a number: 公司法第二十一条, 公司法21."""
        match = _NUMBER_ASKED.fullmatch(query)
        if match is None:
            return []
        label = f"第{match[2]}条{match[3]}" if match[2] else ""
        number = Number.of_label(label) if label else Number.of_address(match[4].lstrip("0"))
        if number is None:
            return []
        titled = Filter(
            jurisdiction=wanted.jurisdiction, regulation_kind=wanted.regulation_kind, title=match[1]
        )
        found = []
        for regulation in self._catalog.first(titled, day, _TITLES):
            if regulation.in_force is not None:
                entry = self._texts.version(regulation.id, regulation.in_force)
                article = self._catalog.article(entry, number)
                found += [(entry, article)] if article else []
        return sorted(found, key=lambda pair: len(pair[0].title))[:5]


def _id_and_label(cursor: str) -> tuple[str, str]:
    id_, _, label = cursor.partition("@")
    return id_, label


def check_words(words: Sequence[str]) -> None:
    """Check that words can be searched for.

    Raises:
        UsageError: ``query_too_short``, ``query_too_long``.
    """
    if not words or any(len(without_space(word)) < 2 for word in words):
        raise UsageError(
            "query_too_short",
            "Search needs two characters a word.",
            remedy="Name more of what you look for.",
        )
    if len(words) > 10 or sum(map(len, words)) > 200:
        raise UsageError(
            "query_too_long",
            "Search takes up to 10 words and 200 characters.",
            remedy="Name less of what you look for.",
        )
