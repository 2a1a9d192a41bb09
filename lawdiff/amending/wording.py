"""Instructions on words: phrases and sentences replaced, inserted, deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lawdiff.amending import phrases, reasons
from lawdiff.amending.phrases import overlap
from lawdiff.amending.units import Edit, Unit, closed_like
from lawdiff.amending.work import Work, edit
from lawdiff.errors import Refused
from lawdiff.folding import fold
from lawdiff.model.decision import Instruction, Target
from lawdiff.paragraphs import list_label

_DISTINCTIVE = 10
"""Words at least this long that stand once in an article are those meant, whatever 款 is named."""

Found = tuple[Unit, int, int]


def replace_phrase(work: Work, instruction: Instruction) -> None:
    """第九条中的“七日内”修改为“十五日内”: every occurrence in the places named."""
    pairs = _pairs(instruction)

    def changes(place: Target) -> Iterator[tuple[Unit, Edit]]:
        for pair in pairs:
            old, new = _without_label(place, *pair)
            for unit, start, end in _found(work, place, old):
                change = Edit(start, end, new)
                if place.part != "throughout" or not any(overlap(change, e) for e in unit.edits):
                    yield unit, change

    _in_each_place(instruction, changes)


def _pairs(instruction: Instruction) -> list[tuple[str, str]]:
    """Each old wording with its new one."""
    old, new = instruction.old, instruction.new
    if len(new) not in (1, len(old)):
        raise reasons.lists_differ()
    return list(zip(old, new if len(new) > 1 else new * len(old), strict=True))


def _without_label(place: Target, old: str, new: str) -> tuple[str, str]:
    """Old and new words of an item without its label, where both quote it."""
    before, after = list_label(old), list_label(new)
    if not (place.item and before and after and before.value == after.value):
        return old, new
    return old[len(before.printed) :].strip(), new[len(after.printed) :].strip()


def insert_phrase(work: Work, instruction: Instruction) -> None:
    """在“甲”后增加“乙”, or words at the start or the end of a place."""
    words = instruction.new[0]

    def changes(place: Target) -> Iterator[tuple[Unit, Edit]]:
        if not instruction.old:
            unit = _edge(work.statute.find(place), place, last=instruction.side == "end")
            at_end = instruction.side == "end"
            yield unit, phrases.appended(unit.text, words) if at_end else phrases.prefixed(words)
            return
        found = _found(work, place, instruction.old[0])
        if len(found) > 1:
            raise reasons.repeated(instruction.old[0], place)
        unit, start, end = found[0]
        insert = phrases.inserted_after if instruction.side == "after" else phrases.inserted_before
        yield unit, insert(unit.text, start, end, words, work.sayings)

    _in_each_place(instruction, changes)


def _edge(unit: Unit, place: Target, *, last: bool) -> Unit:
    """The unit whose own text begins or ends a place."""
    while unit.children and (last or unit.level == "条"):
        if unit.level == "条" and len(unit.children) > 1:
            raise reasons.several_paragraphs(place)
        unit = unit.children[-1 if last else 0]
    return unit


def delete_phrase(work: Work, instruction: Instruction) -> None:
    """删去第二条中的“…”: every occurrence."""

    def changes(place: Target) -> Iterator[tuple[Unit, Edit]]:
        for old in instruction.old:
            for unit, start, end in _found(work, place, old):
                yield unit, phrases.deletion(unit.text, start, end)

    _in_each_place(instruction, changes)


def replace_sentences(work: Work, instruction: Instruction) -> None:
    """第一款第二句修改为：“…”."""

    def changes(place: Target) -> Iterator[tuple[Unit, Edit]]:
        unit, start, end = _sentences(work, place)
        yield unit, Edit(start, end, closed_like(instruction.new[0], unit.text[start:end]))

    _in_each_place(instruction, changes)


def delete_sentences(work: Work, instruction: Instruction) -> None:
    """删去第一款第二句."""

    def changes(place: Target) -> Iterator[tuple[Unit, Edit]]:
        unit, start, end = _sentences(work, place)
        yield unit, Edit(start, end, "")

    _in_each_place(instruction, changes)


def _sentences(work: Work, place: Target) -> Found:
    """The sentences that a place names."""
    unit = _edge(work.statute.find(place), place, last=False)
    found = place.sentences and phrases.sentence_range(unit.text, *place.sentences)
    if not found:
        raise reasons.no_sentence(place)
    return unit, *found


def _found(work: Work, place: Target, words: str) -> list[Found]:
    """Where words stand in a place, or, distinctive ones, elsewhere in its article or preamble.

    Raises:
        Refused: They stand nowhere.
    """
    found = list(_occurrences(_scope(work, place), words))
    if not found and place.part in ("article", "preamble") and len(fold(words)) >= _DISTINCTIVE:
        around = place.with_step("款", None)
        elsewhere = list(_occurrences(_scope(work, around), words))
        found = elsewhere if len(elsewhere) == 1 else []
    if not found:
        raise reasons.absent(words, place)
    return found


def _occurrences(units: Iterable[Unit], words: str) -> Iterator[Found]:
    for unit in units:
        for start, end in phrases.occurrences(unit.text, words):
            yield unit, start, end


def _scope(work: Work, place: Target) -> Iterable[Unit]:
    """The units whose old texts a place spans."""
    if place.part == "throughout":
        return work.statute.texts()
    whole = work.statute.find(place)
    if whole.rewritten or whole.gone:
        raise reasons.taken(place, whole.by[-1])
    return [unit for unit in whole.walk() if not unit.new]


def _in_each_place(
    instruction: Instruction, changes: Callable[[Target], Iterator[tuple[Unit, Edit]]]
) -> None:
    """Edit each place as a whole.

    Raises:
        Refused: A place does not have the words; the other places are edited all the same.
    """
    refusals: list[Refused] = []
    for place in instruction.targets:
        try:
            for unit, change in list(changes(place)):
                edit(unit, change, instruction, place)
        except Refused as refused:
            refusals.append(refused)
    if refusals:
        raise refusals[0]
