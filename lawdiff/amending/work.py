"""What the operations share: the regulation at work, and the rules of who may change what."""

from __future__ import annotations

from dataclasses import dataclass, field

from lawdiff.amending import reasons
from lawdiff.amending.phrases import overlap
from lawdiff.amending.statute import Statute
from lawdiff.amending.units import ArticleUnit, Edit, Unit
from lawdiff.model.decision import Instruction, Target


@dataclass(frozen=True, slots=True)
class Move:
    """A unit that will stand at a place named in the new numbering.

    ``host`` is the article of that place where it is known already.
    """

    unit: Unit
    to: Target
    host: ArticleUnit | None
    by: str


@dataclass(slots=True)
class Work:
    """A decision being applied: the regulation, and the moves that wait for its new numbers.

    ``sayings`` is all that the law and the new text of the decision say.
    """

    statute: Statute
    sayings: str = ""
    moves: list[Move] = field(default_factory=list)


def claim(unit: Unit, instruction: Instruction, place: Target) -> None:
    """Make sure that an instruction may take a unit as a whole.

    Raises:
        Refused: Another item of the decision has changed, taken or deleted it or a part of it.
    """
    for part in unit.walk():
        held = part.gone or part.rewritten or part.edits
        strangers = [i for i in part.by if item_of(i) != item_of(instruction.id)]
        if held and (strangers or part.gone):
            raise reasons.taken(place, part.by[-1])


def edit(unit: Unit, change: Edit, instruction: Instruction, place: Target) -> None:
    """Note new words in a unit's text.

    Raises:
        Refused: The unit is rewritten or deleted, or the words are changed by another instruction.
    """
    if unit.rewritten or unit.gone or any(overlap(change, other) for other in unit.edits):
        raise reasons.taken(place, unit.by[-1])
    unit.edits.append(change)
    unit.mark(instruction.id)


def item_of(instruction_id: str) -> str:
    """The item of the decision that an instruction stands in."""
    return instruction_id.partition(".")[0]
