"""Whole paragraphs quoted old and new: 第七条：“…”修改为：“…”, as constitutional amendments do."""

from __future__ import annotations

from difflib import SequenceMatcher

from lawdiff.amending import reasons
from lawdiff.amending.rewriting import rewrite_run
from lawdiff.amending.units import Unit
from lawdiff.amending.wording import replace_phrase
from lawdiff.amending.work import Work, claim
from lawdiff.folding import fold_words
from lawdiff.model.decision import Instruction

_ALIKE = 0.95
"""How alike a quoted article must be to the one held: transcripts differ by a letter or two."""

_LONG = 30


def replace_quoted(work: Work, instruction: Instruction) -> None:
    """Replace words, or whole 款 where the quotation has lines."""
    old, new = instruction.old, instruction.new
    if len(old) > 1 or len(instruction.targets) > 1 or "\n" not in old[0] + new[0]:
        replace_phrase(work, instruction)
        return
    place = instruction.targets[0]
    run = _quoted_run(work.statute.find(place), old[0])
    if not run:
        raise reasons.absent(old[0], place)
    for unit in run:
        claim(unit, instruction, place)
    rewrite_run(run, new[0], instruction)


def _quoted_run(unit: Unit, old: str) -> list[Unit]:
    """The 款 that together read as ``old``; else all of them, where they are nearly that."""
    units = unit.children if unit.level == "条" else [unit]
    quoted = fold_words(old)
    for start in range(len(units)):
        for stop in range(start + 1, len(units) + 1):
            if _words(units[start:stop]) == quoted:
                return units[start:stop]
    held = _words(units)
    nearly = len(quoted) > _LONG and SequenceMatcher(None, held, quoted, autojunk=False).ratio()
    return units if nearly > _ALIKE else []


def _words(units: list[Unit]) -> str:
    return fold_words("".join(part.label + part.text for unit in units for part in unit.walk()))
