"""What regulations are called while a batch is put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lawdiff.folding import title_key
from lawdiff.services.importing.candidates import Candidate
from lawdiff.services.importing.identity import id_by_title
from lawdiff.services.ports import Catalog

Groups = Mapping[str, Sequence[tuple[int, Candidate]]]
"""Candidates by regulation, each with its place in the batch."""


class BatchTitles:
    """What regulations are called: in the catalogue, and in the batch being put together.

    ``coming`` is what will be asked about: the catalogue is asked for all of it at once.
    """

    def __init__(self, catalog: Catalog, groups: Groups, coming: Sequence[Candidate]) -> None:
        self._catalog = catalog
        self._groups = groups
        self._bearers = catalog.bearing({title_key(c.document.title) for c in coming})
        new = [c for c in coming if not c.options.as_id and not self.bearers(c.document.title)]
        self._ids = {id_ for candidate in new if (id_ := id_by_title(candidate))}
        self._held = catalog.versions_of(self._ids)

    def of(self, id_: str) -> list[tuple[str, str | None]]:
        """The titles under an id, with their jurisdictions."""
        asked = id_ in self._ids
        versions = self._held.get(id_, ()) if asked else self._catalog.versions(id_)
        held = [(v.title, v.jurisdiction) for v in versions]
        batch = [c.document for _, c in self._groups.get(id_, [])]
        return held + [(d.title, d.jurisdiction) for d in batch]

    def bearers(self, title: str) -> list[str]:
        """The regulations held that bear or bore a title."""
        return self._bearers.get(title_key(title), [])
