"""What readers ask for again and again, kept in bounded memory.

A version never changes under its commit, so its text, every comparison of two versions and all
that is drawn of them can be kept for as long as there is room. The key is the whole entry, or a
tag made of it: where the catalogue says something else about a version, it is another key. What
compares two versions is kept under the links that were settled by hand, too: who asks for it
reads those within the same snapshot of the catalogue.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from lawdiff.bootstrap import Services
from lawdiff.model import Correction, Frame, Unit, VersionEntry
from lawdiff.services.findings import Changes, Findings
from lawdiff.services.jurisdictions import SideBySide
from lawdiff.services.texts import Text
from lawdiff.services.versions import DiffedTexts

_TEXTS = 256
_COMPARISONS = 64
_CHANGES = 256
_SIDES = 16
_BYTES = 64_000_000  # of answers

Settled = tuple[Correction, ...]


class Facets(NamedTuple):
    """What lists are filtered by, as `Browsing.jurisdictions` and `Browsing.kinds` give it."""

    jurisdictions: list[tuple[str, str | None, int]]
    kinds: list[tuple[str, int]]


class Shelf:
    """Texts of versions, comparisons of two, and answers; the most lately used ones are at hand."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.text = lru_cache(_TEXTS)(self._text)
        self.frame = lru_cache(_TEXTS)(self._frame)
        self.changes = lru_cache(_CHANGES)(self._changed)
        self.findings = lru_cache(_COMPARISONS)(self._found)
        self.side_by_side = lru_cache(_SIDES)(self._side_by_side)
        self.likeness = lru_cache(_SIDES)(self._likeness)
        self._facets = lru_cache(1)(self._counted)
        self.answers = Answers(_BYTES)

    def forget(self) -> None:
        """Let go of everything."""
        self.forget_versions()
        self._facets.cache_clear()

    def forget_versions(self) -> None:
        """Let go of what is kept of versions, and of all answers."""
        for kept in (
            self.text, self.frame, self.changes, self.findings, self.side_by_side, self.likeness,
        ):  # fmt: skip
            kept.cache_clear()
        self.answers.forget()

    def facets(self) -> Facets:
        """The jurisdictions and the kinds of all that is held, until anybody writes."""
        generation = self._services.browsing.generation()
        return self._counted(generation) if generation is None else self._facets(generation)

    def _counted(self, _generation: int | None) -> Facets:
        browsing = self._services.browsing
        return Facets(browsing.jurisdictions(), browsing.kinds())

    def _text(self, entry: VersionEntry) -> Text:
        """The text of a version."""
        return self._services.texts.of_version(entry)

    def _frame(self, entry: VersionEntry) -> Frame:
        """What stands around the articles of a version."""
        return self._services.texts.frame(entry)

    def comparison(self, old: VersionEntry, new: VersionEntry, unit: Unit) -> DiffedTexts:
        """Two versions compared article by article, with their texts: all of one moment."""
        with self._services.browsing.snapshot():
            settled = self._services.versions.settled(new.regulation)
            found = self.findings(old, new, unit, settled)
            return DiffedTexts.between(self.text(old), self.text(new), found)

    def _changed(self, old: VersionEntry, new: VersionEntry, _settled: Settled) -> Changes:
        """What became of the articles from one version to the next."""
        return self._services.versions.changes(old, new)

    def _found(
        self, old: VersionEntry, new: VersionEntry, unit: Unit, _settled: Settled
    ) -> Findings:
        """What comparing two versions finds."""
        versions = self._services.versions
        kept = versions.kept(old, new, unit)
        return kept or versions.compare(self.text(old), self.text(new), unit)

    def _side_by_side(self, entries: tuple[VersionEntry, ...], baseline: int) -> SideBySide:
        """Texts of several jurisdictions compared, led by the one at ``baseline``."""
        texts = [self.text(entry) for entry in entries]
        return self._services.jurisdictions.compare_texts(texts, baseline)

    def _likeness(self, entries: tuple[VersionEntry, ...]) -> tuple[tuple[float, ...], ...]:
        """How alike several texts are, each with each."""
        texts = [self.text(entry) for entry in entries]
        return self._services.jurisdictions.likeness_of(texts).matrix


class Answers:
    """The bodies of answers by their entity tags, up to a number of bytes in all."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def forget(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._kept.clear()
            self._size = 0

    def get(self, tag: str, make: Callable[[], str]) -> bytes:
        """The body that a tag names, made if it is not at hand."""
        with self._lock:
            if tag in self._kept:
                self._kept.move_to_end(tag)
                return self._kept[tag]
        body = make().encode()
        with self._lock:
            if tag not in self._kept:
                self._kept[tag] = body
                self._size += len(body)
            while self._size > self._limit:
                _, oldest = self._kept.popitem(last=False)
                self._size -= len(oldest)
        return body
