"""What regulations are called while a batch is put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lawdiff.folding import title_key
from lawdiff.services.importing.candidates import Candidate
from lawdiff.services.ports import Catalog

Groups = Mapping[str, Sequence[tuple[int, Candidate]]]
"""Candidates by regulation, each with its place in the batch."""


class BatchTitles:
    """What regulations are called: in the catalogue, and in the batch being put together.

    ``asked`` are the titles whose bearers will be asked for.
    """

    def __init__(
        self,
        catalog: Catalog,
        groups: Groups,
        asked: Iterable[str],
    ) -> None:
        self._catalog = catalog
        self._groups = groups
        self._bearers = catalog.bearing({title_key(title) for title in asked})

    def of(self, id_: str) -> list[tuple[str, str | None]]:
        """The titles under an id, with their jurisdictions."""
        held = [(v.title, v.jurisdiction) for v in self._catalog.versions(id_)]
        batch = [c.document for _, c in self._groups.get(id_, [])]
        return held + [(d.title, d.jurisdiction) for d in batch]

    def bearers(self, title: str) -> list[str]:
        """The regulations held that bear or bore a title."""
        return self._bearers.get(title_key(title), [])
