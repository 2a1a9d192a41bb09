"""What readers ask for again and again, kept in bounded memory.

A version never changes under its commit, so its text and every comparison of two versions can be
kept for as long as there is room. The key is the whole entry: where the catalogue says something
else about a version, it is another key.
"""

from __future__ import annotations

from functools import lru_cache

from lawdiff.bootstrap import Services
from lawdiff.model import Unit, VersionEntry
from lawdiff.services.texts import Text
from lawdiff.services.versions import Changes, Comparison

_TEXTS = 256
_COMPARISONS = 64
_CHANGES = 256


class Shelf:
    """Texts of versions and comparisons of two, the most lately used ones at hand."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.text = lru_cache(_TEXTS)(self._text)
        self.changes = lru_cache(_CHANGES)(self._changes)
        self.comparison = lru_cache(_COMPARISONS)(self._comparison)

    def _text(self, entry: VersionEntry) -> Text:
        """The text of a version."""
        return self._services.texts.of_version(entry)

    def _changes(self, old: VersionEntry, new: VersionEntry) -> Changes:
        """What became of the articles from one version to the next."""
        return self._services.versions.changes(self.text(old), self.text(new))

    def _comparison(self, old: VersionEntry, new: VersionEntry, unit: Unit) -> Comparison:
        """Two versions compared article by article."""
        return self._services.versions.compare(self.text(old), self.text(new), unit)
