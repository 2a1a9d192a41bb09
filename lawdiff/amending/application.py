"""A decision applied to the old text of a regulation.

All targets are read in the old numbering, so that no instruction disturbs another: each only marks
the units it concerns, and the new numbers are given at the end, once, level by level. An
instruction that cannot be carried out with certainty is refused by name and marks nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from lawdiff.amending import reasons
from lawdiff.amending.consolidation import Consolidation
from lawdiff.amending.inserting import insert
from lawdiff.amending.joining import merge, split
from lawdiff.amending.moving import renumber
from lawdiff.amending.quoting import replace_quoted
from lawdiff.amending.reasons import reason
from lawdiff.amending.removing import delete
from lawdiff.amending.rewriting import replace as rewrite
from lawdiff.amending.settling import Settled, Terms, settle
from lawdiff.amending.statute import Statute
from lawdiff.amending.wording import delete_phrase, insert_phrase
from lawdiff.amending.work import Work
from lawdiff.errors import Refused
from lawdiff.model.decision import Amended, Instruction, InstructionKind, InstructionOutcome
from lawdiff.model.regulation import Document

_OPERATIONS: Mapping[InstructionKind, Callable[[Work, Instruction], None]] = {
    "replace": rewrite,
    "replace_phrase": replace_quoted,
    "insert_phrase": insert_phrase,
    "delete_phrase": delete_phrase,
    "insert": insert,
    "delete": delete,
    "renumber": renumber,
    "merge": merge,
    "split": split,
}
_STRUCTURAL = frozenset({"insert", "delete", "renumber", "merge", "split", "unparsed"})


def apply(old: Document, instructions: Sequence[Instruction]) -> Amended:
    """The text of ``old`` once the instructions are carried out, with what became of each."""
    quoted = (text for instruction in instructions for text in instruction.new)
    work = Work(Statute(old), "\n".join([*(article.text for article in old.articles), *quoted]))
    outcomes = _carry_all_out(work, instructions)
    renumbering = next((i.id for i in instructions if i.kind == "adjust_numbering"), None)
    settled = settle(work, _terms(outcomes, work, adjusts=renumbering is not None))
    _doubt(settled, outcomes)
    consolidation = Consolidation(work.statute, settled, renumbering)
    articles = consolidation.articles()
    document, notices = consolidation.document(articles)
    return Amended(
        document=document,
        articles=articles,
        outcomes=tuple(_final(outcome, settled) for outcome in outcomes),
        unplaced=tuple(unit.old for unit in settled.unplaced if unit.old),
        notices=tuple(notices),
    )


def _carry_all_out(work: Work, instructions: Sequence[Instruction]) -> list[InstructionOutcome]:
    """Carry out every instruction; what goes for the whole text comes last, and spares the rest."""
    order = sorted(range(len(instructions)), key=lambda i: _is_at_large(instructions[i]))
    done = {i: _carry_out(work, instructions[i]) for i in order}
    return [done[i] for i in range(len(instructions))]


def _is_at_large(instruction: Instruction) -> bool:
    return any(place.part == "throughout" for place in instruction.targets)


def _carry_out(work: Work, instruction: Instruction) -> InstructionOutcome:
    """Mark the regulation with one instruction."""
    if instruction.kind == "unparsed":
        why = instruction.flaw or reason(reasons.unread())
        return InstructionOutcome(instruction, "unparsed", why)
    if instruction.flaw:
        return InstructionOutcome(instruction, "refused", instruction.flaw)
    try:
        _OPERATIONS.get(instruction.kind, _nothing)(work, instruction)
    except Refused as refused:
        return InstructionOutcome(instruction, "refused", reason(refused))
    return InstructionOutcome(instruction, "applied")


def _nothing(_work: Work, instruction: Instruction) -> None:
    """What concerns no words: the day of effect, the numbering at large."""
    if instruction.kind == "adjust_wording":
        raise reasons.wordless()


def _terms(outcomes: Sequence[InstructionOutcome], work: Work, *, adjusts: bool) -> Terms:
    """What the decision as a whole says about the numbers of articles."""
    open_ones = (o.instruction.kind for o in outcomes if o.status != "applied")
    complete = not any(kind in _STRUCTURAL for kind in open_ones)
    return Terms(adjusts, complete, _reserved(outcomes, work))


def _reserved(outcomes: Sequence[InstructionOutcome], work: Work) -> Collection[int]:
    """The numbers of new articles that were refused: no other may take them."""
    refused = (o.instruction for o in outcomes if o.status == "refused")
    wanted = {
        to.article
        for instruction in refused
        if instruction.kind == "insert"
        for to in instruction.destinations
        if to.article and to.unit == "条"
    }
    return {n.parts[0] for n in wanted if len(n.parts) == 1 and not work.statute.added_article(n)}


def _doubt(settled: Settled, outcomes: Sequence[InstructionOutcome]) -> None:
    """Refuse what renumbers articles where they are not as many as there are numbers for them."""
    for low, high in settled.doubts:
        settled.refuse(_renumbering(outcomes, high), reasons.count_off(low, high))


def _renumbering(outcomes: Sequence[InstructionOutcome], high: int) -> list[str]:
    """The instruction that renumbers at large, else that which gives the number ``high``."""
    for outcome in outcomes:
        if outcome.instruction.kind == "adjust_numbering":
            return [outcome.instruction.id]
    given = [
        o.instruction for o in outcomes if o.instruction.kind in ("renumber", "merge", "split")
    ]
    exact = [
        i.id for i in given for to in i.destinations if to.article and to.article.parts == (high,)
    ]
    return exact or [i.id for i in given[-1:]]


def _final(outcome: InstructionOutcome, settled: Settled) -> InstructionOutcome:
    """The outcome in the light of the final numbers."""
    why = settled.refusals.get(outcome.instruction.id)
    return replace(outcome, status="refused", reason=why) if why else outcome
