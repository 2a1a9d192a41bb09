"""What is to be written to one regulation, before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lawdiff.model import AuditEntry, Document, FileOutcome, Record, VersionEntry
from lawdiff.model.record import label_order
from lawdiff.services.importing.candidates import Noted


@dataclass(slots=True)
class Plan:
    """What is to be written to one regulation.

    ``held`` are the versions the catalogue has, ``new`` the records by label, ``outcomes`` what
    becomes of each candidate, by its place in the import, ``audit`` what the log is to say besides
    that sources came in, ``notes`` what was noted of the candidates' texts.
    """

    id: str
    held: Mapping[str, VersionEntry]
    new: dict[str, Record] = field(default_factory=dict)
    outcomes: dict[int, FileOutcome] = field(default_factory=dict)
    audit: list[AuditEntry] = field(default_factory=list)
    notes: tuple[Noted, ...] = ()

    @property
    def order(self) -> list[str]:
        """All labels, oldest first, as they will be."""
        return sorted({*self.held, *self.new}, key=label_order)

    @property
    def tip(self) -> str | None:
        """The commit the catalogue knows as the latest."""
        return self.held[max(self.held, key=label_order)].commit if self.held else None

    def noted(self, document: Document) -> Noted:
        """What was noted of a text when it was read; of one made since, what is noted now."""
        known = (noted for noted in self.notes if noted.document is document)
        return next(known, None) or Noted.of(document)

    def before(self, label: str) -> str | None:
        """The label of the version before one that may not be there yet."""
        earlier = [name for name in self.order if label_order(name) < label_order(label)]
        return earlier[-1] if earlier else None
