"""A decision imported with the regulation it amends.

Where the version it made is held, the decision becomes an annex of it. Where only the decision was
published, the version is computed from the one before it, and never called official.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lawdiff import amending
from lawdiff.errors import Refused
from lawdiff.folding import without_space
from lawdiff.model import (
    Annex,
    Checked,
    Document,
    FileOutcome,
    InForceBasis,
    Instruction,
    Notice,
    Record,
    Source,
    SourceFile,
)
from lawdiff.services.annexed import with_decision, without_decisions
from lawdiff.services.held import not_held
from lawdiff.services.importing.candidates import Candidate, ImportOptions
from lawdiff.services.importing.plans import Plan

ReadVersion = Callable[[str, str], Record]
"""A version of the record, by its regulation and commit."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it came: its bytes, what its text says of itself, its words."""

    source: Source
    document: Document

    @property
    def annex(self) -> Annex:
        """The decision as an annex: its title, and all its text below that."""
        lines = self.source.text.strip().split("\n")
        title, seen = without_space(self.document.title), ""
        while lines and title.startswith(seen + without_space(lines[0])):
            seen += without_space(lines.pop(0))
        return Annex(self.document.title, "\n".join(lines).strip())

    def instructions(self, law: Document) -> Sequence[Instruction]:
        """What the decision orders about a law.

        Raises:
            Refused: ``decision_other_law`` and its like.
        """
        return amending.parse_decision(self.source.text, law.title)


def decide(plan: Plan, candidate: Candidate, read: ReadVersion) -> FileOutcome:
    """File a decision, as the plan is to have it, with the version of a regulation that it made.

    That is the version of the label in its options, else of the day of the decision. A version
    is computed only where somebody chose the regulation.

    Raises:
        NotFound: ``no_regulation``.
        Refused: What is about other laws, is not borne out by the version, or has an instruction
            that cannot be placed. The plan is then as it was.
    """
    if not plan.order:
        raise not_held(plan.id)
    decision, options = Decision(candidate.source, candidate.document), candidate.options
    label = options.label or _label(decision)
    held = _record(plan, label, read) if label in plan.order else None
    earlier = plan.before(label)
    before = without_decisions(_record(plan, earlier, read).document) if earlier else None
    if held is None and candidate.unasked:
        raise _not_published(plan.id, label)
    if held:
        record, notices = _attached(held, before, decision, options)
    else:
        record, notices = _computed(plan.id, label, before, decision, options)
    if record != held:
        plan.new[label] = record
    return FileOutcome(
        path=candidate.path,
        outcome="unchanged" if record == held else "stored",
        regulation=plan.id,
        version=label,
        notices=notices,
        computed=record.text_state == "consolidated",
    )


def _not_published(id_: str, label: str) -> Refused:
    return Refused(
        "version_not_published",
        "The version {label} of {regulation} is not held, and nobody asked to compute it.",
        remedy="File the decision with `--for {regulation}`.",
        regulation=id_,
        label=label,
    )


def _record(plan: Plan, label: str, read: ReadVersion) -> Record:
    return plan.new.get(label) or read(plan.id, plan.held[label].commit)


def _label(decision: Decision) -> str:
    """The day of the decision: the version it made is called by it."""
    dates = decision.document.dates
    day = dates.adopted or dates.promulgated
    if day is None:
        raise Refused(
            "decision_undated",
            "The decision does not say on which day it was adopted.",
            remedy="Name the version it made: `--label YYYY-MM-DD`.",
        )
    return day.isoformat()


def _attached(
    held: Record, before: Document | None, decision: Decision, options: ImportOptions
) -> tuple[Record, tuple[Notice, ...]]:
    """A version with the decision that made it."""
    own = without_decisions(held.document)
    instructions = decision.instructions(before or own)
    checked = amending.check(instructions, own, before)
    by = [finding.status for finding in checked.findings]
    if "confirmed" not in by:
        raise Refused(
            "decision_not_confirmed",
            "The version {label} shows nothing of what the decision orders.",
            remedy="Name the version it made: `--label YYYY-MM-DD`.",
            label=held.label,
        )
    in_force_from, basis = held.in_force_from, held.in_force_basis
    if basis != "given":
        stated = _in_force(instructions, decision, options)
        in_force_from, basis = stated if stated[0] else (in_force_from, basis)
    document = with_decision(held.document, decision.annex)
    record = replace(held, document=document, in_force_from=in_force_from, in_force_basis=basis)
    return record, tuple(_contradicted(checked))


def _computed(
    id_: str, label: str, before: Document | None, decision: Decision, options: ImportOptions
) -> tuple[Record, tuple[Notice, ...]]:
    """The version that a decision makes of the one before it."""
    if before is None:
        raise Refused(
            "nothing_to_amend",
            "No version of {regulation} before {label} is held: there is nothing to amend.",
            remedy="Import the text that the decision amends.",
            regulation=id_,
            label=label,
        )
    instructions = decision.instructions(before)
    document, notices = _amended(before, instructions)
    day = dt.date.fromisoformat(label[:10]) if not label.startswith("undated") else None
    in_force_from, basis = _in_force(instructions, decision, options)
    dated = replace(document, dates=replace(document.dates, amended=day), notices=notices)
    source = decision.source
    record = Record(
        regulation=id_,
        label=label,
        dated_by="given" if options.label else "amended",
        document=with_decision(dated, decision.annex),
        source=SourceFile(source.name, source.sha256, source.data),
        text_state="consolidated",
        in_force_from=in_force_from,
        in_force_basis=basis,
    )
    return record, notices


def _amended(
    before: Document, instructions: Sequence[Instruction]
) -> tuple[Document, tuple[Notice, ...]]:
    """The text that the instructions make, if every one of them can be placed."""
    amended = amending.apply(before, instructions)
    for outcome in amended.outcomes:
        if outcome.reason is not None:
            raise Refused(
                "decision_not_applied",
                "Instruction {id} cannot be placed with certainty: {reason}.",
                remedy="Import the new text as it was published, then the decision.",
                id=outcome.instruction.id,
                reason=outcome.reason.message,
            )
    if amended.unplaced or _words(amended.document) == _words(before):
        raise Refused(
            "decision_changes_nothing",
            "What the decision makes of the text cannot be told with certainty.",
            remedy="Import the new text as it was published, then the decision.",
        )
    return amended.document, amended.notices


def _words(document: Document) -> tuple[object, ...]:
    return document.title, document.preamble, document.articles, document.annexes


def _in_force(
    instructions: Sequence[Instruction], decision: Decision, options: ImportOptions
) -> tuple[dt.date | None, InForceBasis | None]:
    """The day given, else the one that the decision states."""
    if options.effective is not None:
        return options.effective, "given"
    day = amending.effective_date(instructions) or decision.document.dates.effective
    return (day, "decision") if day else (None, None)


def _contradicted(checked: Checked) -> list[Notice]:
    return [
        Notice(
            "decision_contradicted",
            "the text does not read as instruction {id} of the decision orders",
            (("id", finding.instruction.id),),
        )
        for finding in checked.findings
        if finding.status == "contradicted"
    ]
