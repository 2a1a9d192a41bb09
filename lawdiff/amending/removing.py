"""Instructions that take units out: 删去第四条、第六条第二款."""

from __future__ import annotations

from lawdiff.amending.units import Unit
from lawdiff.amending.wording import delete_sentences
from lawdiff.amending.work import Work, claim
from lawdiff.model.decision import Instruction, Target


def delete(work: Work, instruction: Instruction) -> None:
    """Take every unit named out."""
    if instruction.targets[0].sentences:
        delete_sentences(work, instruction)
        return
    doomed: list[Unit] = []
    for place in instruction.targets:
        doomed += (
            _under_heading(work, place) if place.part == "heading" else [work.statute.find(place)]
        )
    for unit in doomed:
        claim(unit, instruction, instruction.targets[0])
    for unit in doomed:
        unit.remove(instruction.id)


def _under_heading(work: Work, place: Target) -> list[Unit]:
    """The articles of a chapter, which go with it; the title alone (章名) goes without them."""
    heading = work.statute.find_heading(place)
    headings = [heading] if place.name else [heading, *work.statute.under(heading)]
    for unit in headings:
        unit.gone = True
    if place.name:
        return []
    return [
        a for a in map(work.statute.article, work.statute.articles) if a and a.heading in headings
    ]
