"""Records decided upon and written: first to git, then visible in the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

from lawdiff import parsing
from lawdiff.errors import Conflict, LawdiffError
from lawdiff.model import (
    AuditEntry,
    Document,
    FileOutcome,
    Notice,
    Record,
    RegulationState,
    VersionEntry,
)
from lawdiff.services.annexed import decisions_of, with_decision, without_decisions
from lawdiff.services.citations import filed
from lawdiff.services.importing.candidates import Candidate
from lawdiff.services.importing.decisions import ReadVersion, decide
from lawdiff.services.importing.identity import record_of
from lawdiff.services.importing.plans import Plan
from lawdiff.services.importing.titles import Groups
from lawdiff.services.linking import Succession, renewed
from lawdiff.services.mending import Mender, audit_of
from lawdiff.services.ports import Catalog, Writer
from lawdiff.services.texts import document_of
from lawdiff.services.writers import Locked, Writers


class Filing:
    """Writes to the record and then to the catalogue, never the other way round."""

    def __init__(
        self,
        catalog: Catalog,
        writers: Writers,
        mender: Mender,
        read: ReadVersion,
        now: Callable[[], dt.datetime],
        *,
        threads: int,
    ) -> None:
        self._catalog = catalog
        self._writers = writers
        self._mender = mender
        self._read = read
        self._now = now
        self._threads = max(1, threads)

    def file(
        self,
        groups: Groups,
        *,
        actor: str,
        dry_run: bool,
    ) -> dict[int, FileOutcome]:
        """Decide upon and write the candidates of a batch, grouped by regulation id.

        Every regulation is locked until its versions are visible, so that no other writer sees
        git ahead of the catalogue. The batch becomes visible at one moment.
        """
        if dry_run:
            plans = self.plans(groups)
            return {n: outcome for plan in plans for n, outcome in plan.outcomes.items()}
        with self._writers.of(groups) as locked:
            self._mend(locked, self._catalog.begun())
            with self._catalog.snapshot():
                plans = self.plans({id_: groups[id_] for id_ in locked.writers})
            self._write([plan for plan in plans if plan.new], locked, actor)
        outcomes = {n: outcome for plan in plans for n, outcome in plan.outcomes.items()}
        for id_, error in locked.failed.items():
            outcomes |= {
                n: refusal(candidate.path, error)
                for n, candidate in groups[id_]
                if n not in outcomes or outcomes[n].outcome == "stored"
            }
        return outcomes

    def plans(self, groups: Groups) -> list[Plan]:
        """Decide what becomes of each candidate of a batch; nothing is written."""
        held = self._catalog.versions_of(groups.keys())
        return [self._plan(id_, group, held.get(id_, ())) for id_, group in groups.items()]

    def _plan(
        self, id_: str, group: Sequence[tuple[int, Candidate]], held: Sequence[VersionEntry]
    ) -> Plan:
        """Decide what becomes of each candidate of one regulation."""
        notes = tuple(candidate.noted for _, candidate in group)
        plan = Plan(id_, {v.label: v for v in held}, notes=notes)
        texts_first = sorted(group, key=lambda numbered: numbered[1].as_decision)
        for n, candidate in texts_first:
            if candidate.as_decision:
                plan.outcomes[n] = self._with_text(plan, candidate)
            else:
                plan.outcomes[n] = self._as_text(plan, candidate)
        return plan

    def _with_text(self, plan: Plan, candidate: Candidate) -> FileOutcome:
        """File a decision with the version that it made."""
        held = plan.held.keys() - plan.new.keys()
        try:
            outcome = decide(plan, candidate, self._read)
        except LawdiffError as error:
            return replace(refusal(candidate.path, error), regulation=plan.id)
        if outcome.outcome == "stored" and outcome.version in held:
            plan.audit.append(self._entry(plan.new[outcome.version], candidate))
        return outcome

    def _as_text(self, plan: Plan, candidate: Candidate) -> FileOutcome:
        """File a text as a version."""
        record = self._with_decisions(plan, record_of(candidate, plan.id))
        outcome = self._decide(plan, record, candidate)
        if outcome.outcome == "stored":
            plan.new[record.label] = record
        return outcome

    def _entry(self, record: Record, candidate: Candidate) -> AuditEntry:
        return AuditEntry(
            at=self._now(),
            actor=candidate.options.actor,
            action="import",
            subject=f"{record.regulation}@{record.label}",
            source_sha256=candidate.source.sha256,
        )

    def _decide(self, plan: Plan, record: Record, candidate: Candidate) -> FileOutcome:
        options = candidate.options
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
        before = plan.before(record.label)
        return parsing.harm(record.document, self._document(plan, before) if before else None)

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
        """Write to git, some regulations at once; show at one moment all that were written."""
        if not plans:
            return
        self._catalog.begin([plan.id for plan in plans], actor)
        audit: list[AuditEntry] = []
        with ThreadPoolExecutor(self._threads) as pool:
            jobs = [(p, pool.submit(self._commit, p, locked.writers[p.id])) for p in plans]
            # what git has written is put in while it writes the rest
            self._catalog.put(self._written(jobs, locked, actor, audit), audit)
        self._mender.mend({p.id: locked.writers[p.id] for p in plans if p.id in locked.failed})

    def _written(
        self,
        jobs: Iterable[tuple[Plan, Future[RegulationState]]],
        locked: Locked,
        actor: str,
        audit: list[AuditEntry],
    ) -> Iterator[RegulationState]:
        """Each regulation when it is written, with what ``audit`` is to say of it."""
        for plan, job in jobs:
            try:
                state = job.result()
            except LawdiffError as error:
                locked.failed[plan.id] = error
            else:
                audit += audit_of(state, plan.held, actor, self._now()) + plan.audit
                yield state

    def _commit(self, plan: Plan, writer: Writer) -> RegulationState:
        commits = writer.write(list(plan.new.values()), tip=plan.tip)
        notes = {label: plan.noted(record.document) for label, record in plan.new.items()}
        new = [
            filed(record, commits[label], notes[label].statements, notes[label].pieces)
            for label, record in plan.new.items()
        ]
        last = notes.get(plan.order[-1])
        subject = last.subject if last else None
        links, diffs = self._succession(plan)
        return RegulationState(plan.id, commits, new, links, subject=subject, diffs=diffs)

    def _succession(self, plan: Plan) -> Succession:
        """How neighbours of which one is new follow each other, and what then came back."""
        order = plan.order
        if len(order) == 1:
            return Succession([], [])
        return renewed(
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
