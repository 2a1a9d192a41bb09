"""Records decided upon and written: first to git, then visible in the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lawdiff import parsing
from lawdiff.errors import Conflict, LawdiffError
from lawdiff.model import (
    ArticleLink,
    AuditEntry,
    Document,
    FileOutcome,
    Notice,
    Record,
    RegulationState,
    VersionEntry,
)
from lawdiff.model.record import label_order
from lawdiff.services.annexed import decisions_of, with_decision, without_decisions
from lawdiff.services.citations import filed
from lawdiff.services.importing.candidates import Candidate, ImportOptions
from lawdiff.services.importing.identity import record_of
from lawdiff.services.linking import relinked
from lawdiff.services.mending import Mender, audit_of
from lawdiff.services.ports import Catalog, Writer
from lawdiff.services.subjects import filed_subject
from lawdiff.services.texts import document_of
from lawdiff.services.writers import Locked, Writers


@dataclass(slots=True)
class Plan:
    """What is to be written to one regulation.

    ``held`` are the versions the catalogue has, ``new`` the records by label, ``outcomes`` what
    becomes of each candidate, by its place in the import, ``audit`` what the log is to say besides
    that sources came in.
    """

    id: str
    held: Mapping[str, VersionEntry]
    new: dict[str, Record] = field(default_factory=dict)
    outcomes: dict[int, FileOutcome] = field(default_factory=dict)
    audit: list[AuditEntry] = field(default_factory=list)

    @property
    def order(self) -> list[str]:
        """All labels, oldest first, as they will be."""
        return sorted({*self.held, *self.new}, key=label_order)

    @property
    def tip(self) -> str | None:
        """The commit the catalogue knows as the latest."""
        return self.held[max(self.held, key=label_order)].commit if self.held else None


class Filing:
    """Writes to the record and then to the catalogue, never the other way round."""

    def __init__(
        self,
        catalog: Catalog,
        writers: Writers,
        mender: Mender,
        now: Callable[[], dt.datetime],
        *,
        threads: int,
    ) -> None:
        self._catalog = catalog
        self._writers = writers
        self._mender = mender
        self._now = now
        self._threads = max(1, threads)

    def file(
        self, groups: Mapping[str, Sequence[tuple[int, Candidate]]], options: ImportOptions
    ) -> dict[int, FileOutcome]:
        """Decide upon and write the candidates of a batch, grouped by regulation id.

        Every regulation is locked until its versions are visible, so that no other writer sees
        git ahead of the catalogue. The batch becomes visible at one moment.
        """
        if options.dry_run:
            plans = [self.plan(id_, group, options) for id_, group in groups.items()]
            return {n: outcome for plan in plans for n, outcome in plan.outcomes.items()}
        with self._writers.of(groups) as locked:
            self._mend(locked, self._catalog.begun())
            with self._catalog.snapshot():
                plans = [self.plan(id_, groups[id_], options) for id_ in locked.writers]
            self._write([plan for plan in plans if plan.new], locked, options.actor)
        outcomes = {n: outcome for plan in plans for n, outcome in plan.outcomes.items()}
        for id_, error in locked.failed.items():
            outcomes |= {
                n: refusal(candidate.path, error)
                for n, candidate in groups[id_]
                if n not in outcomes or outcomes[n].outcome == "stored"
            }
        return outcomes

    def put(
        self, id_: str, decide: Callable[[Plan], FileOutcome], options: ImportOptions
    ) -> FileOutcome:
        """Let ``decide`` say what is to be written to one regulation, and write it.

        Raises:
            LawdiffError: Whatever ``decide`` refuses, and ``busy``; then nothing is written.
        """
        if options.dry_run:
            return decide(self._plan(id_))
        with self._writers.of([id_]) as locked:
            self._mend(locked, self._catalog.begun())
            if not locked.failed:
                plan = self._plan(id_)
                outcome = decide(plan)
                self._write([plan] if plan.new else [], locked, options.actor)
        if locked.failed:
            raise locked.failed[id_]
        return outcome

    def plan(
        self, id_: str, group: Sequence[tuple[int, Candidate]], options: ImportOptions
    ) -> Plan:
        """Decide what becomes of each candidate of one regulation; nothing is written."""
        plan = self._plan(id_)
        for n, candidate in group:
            record = self._with_decisions(plan, record_of(candidate, id_, options))
            outcome = self._decide(plan, record, candidate, options)
            plan.outcomes[n] = outcome
            if outcome.outcome == "stored":
                plan.new[record.label] = record
        return plan

    def _plan(self, id_: str) -> Plan:
        return Plan(id_, {v.label: v for v in self._catalog.versions(id_)})

    def _decide(
        self, plan: Plan, record: Record, candidate: Candidate, options: ImportOptions
    ) -> FileOutcome:
        base = FileOutcome(
            path=candidate.path,
            outcome="stored",
            regulation=plan.id,
            version=record.label,
            notices=record.document.notices,
        )
        if record.label in {*plan.new, *plan.held}:
            there = self._document(plan, record.label)
            computed = record.label in plan.held and _is_computed(plan.held[record.label])
            if not (options.replace or computed):
                same = _same_text(there, record.document)
                return replace(base, outcome="unchanged") if same else _conflict(base)
            if there == record.document and record.label in plan.new:
                return replace(base, outcome="unchanged")
        harm = () if options.accept else self._harm(plan, record)
        if harm:
            return replace(
                base, outcome="quarantined", reason=harm[0], notices=(*harm, *base.notices)
            )
        return base

    def _with_decisions(self, plan: Plan, record: Record) -> Record:
        """The record with the decisions that are filed under its label, and the day they state."""
        held = plan.held.get(record.label)
        if held is None:
            return record
        document = record.document
        for decision in decisions_of(self._document(plan, record.label)):
            document = with_decision(document, decision)
        if record.in_force_basis != "given" and held.in_force_basis == "decision":
            day, basis = held.in_force_from, held.in_force_basis
            return replace(record, document=document, in_force_from=day, in_force_basis=basis)
        return replace(record, document=document)

    def _harm(self, plan: Plan, record: Record) -> Sequence[Notice]:
        before = [label for label in plan.order if label_order(label) < label_order(record.label)]
        return parsing.harm(record.document, self._document(plan, before[-1]) if before else None)

    def _document(self, plan: Plan, label: str) -> Document:
        if label in plan.new:
            return plan.new[label].document
        entry = plan.held[label]
        return document_of(entry, self._catalog.content(entry))

    def _mend(self, locked: Locked, begun: Mapping[str, str]) -> None:
        """Bring writes to an end that were cut short: we hold the locks, so nobody is at them."""
        open_ = {id_: writer for id_, writer in locked.writers.items() if id_ in begun}
        failed = self._mender.mend(open_) if open_ else {}
        locked.failed.update(failed)
        for id_ in failed:
            del locked.writers[id_]

    def _write(self, plans: Sequence[Plan], locked: Locked, actor: str) -> None:
        """Write to git, all regulations at once; then show what was written."""
        if not plans:
            return
        self._catalog.begin([plan.id for plan in plans], actor)
        states: list[RegulationState] = []
        audit: list[AuditEntry] = []
        with ThreadPoolExecutor(self._threads) as pool:
            jobs = [(p, pool.submit(self._commit, p, locked.writers[p.id])) for p in plans]
        for plan, job in jobs:
            try:
                states.append(job.result())
            except LawdiffError as error:
                locked.failed[plan.id] = error
            else:
                audit += audit_of(states[-1], plan.held, actor, self._now()) + plan.audit
        self._catalog.put(states, audit)
        self._mender.mend({p.id: locked.writers[p.id] for p in plans if p.id in locked.failed})

    def _commit(self, plan: Plan, writer: Writer) -> RegulationState:
        commits = writer.write(list(plan.new.values()), tip=plan.tip)
        new = [filed(record, commits[label]) for label, record in plan.new.items()]
        last = plan.new.get(plan.order[-1])
        subject = filed_subject(last.document) if last else None
        return RegulationState(plan.id, commits, new, self._links(plan), subject=subject)

    def _links(self, plan: Plan) -> list[ArticleLink]:
        """The links of every pair of neighbours of which one is new, and what then came back."""
        order = plan.order
        if len(order) == 1:
            return []
        return relinked(
            order,
            lambda label: self._document(plan, label),
            [pair for pair in pairwise(order) if set(pair) & set(plan.new)],
            self._catalog.links(plan.id) if plan.held else (),
            self._catalog.corrections(plan.id),
        )


def refusal(path: str, error: LawdiffError) -> FileOutcome:
    """The outcome of a file that was refused."""
    return FileOutcome(path=path, outcome="refused", reason=_reason(error))


def _reason(error: LawdiffError) -> Notice:
    """A refusal as a value that can be kept, and said in any language."""
    params = ((k, v if isinstance(v, int) else str(v)) for k, v in error.params.items())
    return Notice(error.code, error.template, tuple(params))


def _is_computed(entry: VersionEntry) -> bool:
    """Whether a text as it was published takes the version's place unasked."""
    return entry.text_state == "consolidated"


def _same_text(there: Document, new: Document) -> bool:
    """Whether both have the same text, whichever decisions are filed with it."""
    one, other = without_decisions(there), without_decisions(new)
    return (one.preamble, one.articles, one.annexes) == (
        other.preamble,
        other.articles,
        other.annexes,
    )


def _conflict(base: FileOutcome) -> FileOutcome:
    error = Conflict(
        "version_conflict",
        "{regulation} has another text under {version}; --replace puts this one in its place.",
        regulation=base.regulation,
        version=base.version,
    )
    return replace(base, outcome="refused", reason=_reason(error))
