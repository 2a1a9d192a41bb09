"""Files of one import together: who is filed where, and decisions with the texts they come with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from lawdiff.errors import LawdiffError
from lawdiff.folding import title_key
from lawdiff.model import Action, AuditEntry, FileOutcome, Proposal, QuarantinedFile
from lawdiff.services.importing.candidates import Candidate, ImportOptions
from lawdiff.services.importing.filing import Filing, refusal
from lawdiff.services.importing.identity import regulation_id
from lawdiff.services.importing.proposals import by_itself, proposals
from lawdiff.services.importing.slots import Slot
from lawdiff.services.importing.titles import BatchTitles, Groups
from lawdiff.services.ports import Catalog


class Batches:
    """Files what came together."""

    def __init__(self, catalog: Catalog, filing: Filing, now: Callable[[], dt.datetime]) -> None:
        self._catalog = catalog
        self._filing = filing
        self._now = now

    def take(
        self, slots: Sequence[Slot], options: ImportOptions, came: Collection[str] = ()
    ) -> list[FileOutcome]:
        """File a batch; the outcomes in its order, one decision with each text it came with.

        A decision of which nobody said what it amends is filed with the regulations that it names
        where their texts come with it (or did before, in the same import: ``came``) and one of
        them is the version that it made. Else it is a text of its own.
        """
        proposed = self.proposed(slots)
        coming = self._coming(slots).values() if proposed else ()
        here = {*came, *chain.from_iterable(coming)}
        tried = [_with_companions(slot, proposed.get(n, ()), here) for n, slot in enumerate(slots)]
        outcomes = self._each(tried, options)
        for n, many in enumerate(tried):
            if any(slot.candidate and slot.candidate.unasked for slot in many):
                outcomes[n] = [o for o in outcomes[n] if o.outcome != "refused"]
        alone = [n for n in range(len(slots)) if not outcomes[n]]
        for n, outcome in zip(alone, self.file([slots[n] for n in alone], options), strict=True):
            outcomes[n] = [outcome]
        told = [_told(outcomes[n], slot, proposed.get(n, ())) for n, slot in enumerate(slots)]
        return list(chain.from_iterable(_with_discarded(told, slots)))

    def _each(
        self, slots: Sequence[Sequence[Slot]], options: ImportOptions
    ) -> dict[int, list[FileOutcome]]:
        """The outcomes of several runs of slots, filed at one moment."""
        outcomes = iter(self.file(list(chain.from_iterable(slots)), options))
        return {n: list(islice(outcomes, len(many))) for n, many in enumerate(slots)}

    def file(self, slots: Sequence[Slot], options: ImportOptions) -> list[FileOutcome]:
        """File slots as they say; one outcome each."""
        groups, outcomes = self._grouped(slots)
        outcomes |= self._filing.file(groups, actor=options.actor, dry_run=options.dry_run)
        if not options.dry_run:
            self._keep_back(slots, outcomes)
        return [outcomes[n] for n in range(len(slots))]

    def preview(self, slots: Sequence[Slot]) -> list[FileOutcome]:
        """What filing slots as they say would do."""
        outcomes = [[outcome] for outcome in self.file(slots, ImportOptions(dry_run=True))]
        return list(chain.from_iterable(_with_discarded(outcomes, slots)))

    def proposed(self, slots: Sequence[Slot]) -> Mapping[int, tuple[Proposal, ...]]:
        """What each open decision of a batch can be filed with, by its place."""
        open_ = {n: slot.candidate for n, slot in enumerate(slots) if slot.is_open}
        coming = self._coming(slots) if open_ else {}
        with self._catalog.snapshot():
            return {
                n: tuple(proposals(candidate, self._catalog, coming))
                for n, candidate in open_.items()
                if candidate
            }

    def _coming(self, slots: Sequence[Slot]) -> dict[str, set[str]]:
        """The regulations whose texts the batch holds, by the key of their titles."""
        groups, _ = self._grouped([slot for slot in slots if not slot.is_open and not slot.amends])
        coming: dict[str, set[str]] = {}
        for id_, group in groups.items():
            for _, candidate in group:
                coming.setdefault(title_key(candidate.document.title), set()).add(id_)
        return coming

    def _grouped(self, slots: Sequence[Slot]) -> tuple[Groups, dict[int, FileOutcome]]:
        """Slots by the regulation they are filed with; the outcomes of those that have none."""
        groups: dict[str, list[tuple[int, Candidate]]] = {}
        outcomes: dict[int, FileOutcome] = {}
        with self._catalog.snapshot():
            coming = [slot.candidate for slot in slots if slot.candidate]
            titles = BatchTitles(self._catalog, groups, coming)
            # a decision has another title than the text with which it is filed
            for n, slot in sorted(enumerate(slots), key=lambda place: place[1].amends is not None):
                try:
                    candidate = slot.found()
                    id_ = slot.amends or regulation_id(candidate, titles)
                except LawdiffError as error:
                    outcomes[n] = refusal(slot.read.path, error)
                else:
                    groups.setdefault(id_, []).append((n, candidate))
        return groups, outcomes

    def _keep_back(self, slots: Sequence[Slot], outcomes: Mapping[int, FileOutcome]) -> None:
        for n, slot in enumerate(slots):
            candidate = slot.candidate
            if candidate is not None and outcomes[n].outcome == "quarantined":
                file = QuarantinedFile(
                    sha256=candidate.source.sha256,
                    path=candidate.path,
                    reasons=outcomes[n].notices,
                    options=candidate.options.as_json(),
                    data=candidate.source.data,
                )
                entry = self.entry(candidate.options.actor, "quarantine", file)
                self._catalog.quarantine(file, entry)

    def entry(self, actor: str, action: Action, file: QuarantinedFile) -> AuditEntry:
        """What the audit log says of a file that is kept back, or no longer."""
        return AuditEntry(
            at=self._now(),
            actor=actor,
            action=action,
            subject=file.path,
            source_sha256=file.sha256,
        )


def _with_companions(slot: Slot, proposed: Sequence[Proposal], here: Collection[str]) -> list[Slot]:
    """A slot with each regulation that an open decision comes with; else the slot as it is."""
    candidate = slot.candidate
    if candidate is None or candidate.options.as_id or candidate.options.label:
        return [slot]
    with_it = [each.regulation for each in proposed if each.certain and each.regulation in here]
    filed = candidate._replace(as_decision=True, unasked=True)
    return [slot._replace(candidate=filed, amends=id_) for id_ in with_it] or [slot]


def _told(
    outcomes: Sequence[FileOutcome], slot: Slot, proposed: tuple[Proposal, ...]
) -> list[FileOutcome]:
    """The outcomes of a slot; of an open decision, with what else it could be filed with."""
    first, *others = outcomes
    if not slot.is_open or slot.candidate is None:
        return [first, *others]
    done = {outcome.regulation for outcome in outcomes}
    left = tuple(each for each in proposed if each.regulation not in done)
    if len(left) < len(proposed):
        return [replace(first, proposed=left), *others]
    return [by_itself(first, slot.candidate, proposed), *others]


def _with_discarded(
    told: Sequence[Sequence[FileOutcome]], slots: Sequence[Slot]
) -> list[list[FileOutcome]]:
    """What a file held besides its regulations stands with the first of them."""
    result = [list(outcomes) for outcomes in told]
    for n, slot in enumerate(slots):
        read = slot.read
        if read.parsed is None or read.source is None or (n and slots[n - 1].read is read):
            continue
        result[n][0] = replace(
            result[n][0],
            discarded=(*read.source.discarded, *read.parsed.discarded),
            notices=(*read.source.notices, *read.parsed.notices, *result[n][0].notices),
        )
    return result
