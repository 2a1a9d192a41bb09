"""Instructions that make one unit of several, or several of one: 合并, 并入, 单列, 分为."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as with_fields

from lawdiff.amending import reasons
from lawdiff.amending.inserting import new_article, refuse_taken
from lawdiff.amending.moving import move, refuse_move, set_apart
from lawdiff.amending.newtext import NewArticle, new_paragraphs, quoted_articles
from lawdiff.amending.rewriting import rewrite_article, rewrite_run, rewrite_units
from lawdiff.amending.units import ArticleUnit, Unit
from lawdiff.amending.work import Work, claim
from lawdiff.model.decision import Instruction, Target
from lawdiff.numbering import Number


def merge(work: Work, instruction: Instruction) -> None:
    """将第十条、第二十五条合并，作为第十条，修改为：“…”；将第三章并入第二章."""
    places, destinations = instruction.targets, instruction.destinations
    if places[0].part == "heading":
        _merge_headings(work, instruction)
        return
    if len(places) == 1 and destinations:
        _absorb(work, places[0], destinations[0], instruction)
        return
    units = [work.statute.find(place) for place in places]
    if len(units) == 1:
        raise reasons.miscounted(2, 1)
    for unit, place in zip(units, places, strict=True):
        claim(unit, instruction, place)
    for to in destinations[:1]:
        if to.unit != places[0].unit:
            raise reasons.unlike(places[0], to)
        refuse_move(units[0], places[0], to)
    _unite(units, instruction)
    for to in destinations[:1]:
        move(work, units[0], places[0], to, instruction)


def _unite(units: Sequence[Unit], instruction: Instruction) -> None:
    """Put the new text or, for articles, the old 款 together into the first unit."""
    text, first = "\n".join(instruction.new), units[0]
    if isinstance(first, ArticleUnit) and text:
        rewrite_article(first, _only_article(text).text, instruction)
    elif isinstance(first, ArticleUnit):
        for child in [c for unit in units[1:] for c in unit.staying()]:
            first.adopt(child)
    elif text:
        rewrite_units([first], text, instruction)
    else:
        raise reasons.no_text()
    first.mark(instruction.id)
    for unit in units[1:]:
        unit.remove(instruction.id)


def _only_article(text: str) -> NewArticle:
    quoted = quoted_articles(text)
    if len(quoted) != 1:
        raise reasons.miscounted(1, len(quoted))
    return quoted[0]


def _absorb(work: Work, place: Target, to: Target, instruction: Instruction) -> None:
    """将第五条并入第四条: its 款 follow those of the other."""
    unit, host = work.statute.find(place), work.statute.find(with_fields(to, paragraph=None))
    if not isinstance(unit, ArticleUnit) or not isinstance(host, ArticleUnit) or instruction.new:
        raise reasons.unlike(place, to)
    claim(unit, instruction, place)
    for offset, child in enumerate(unit.staying()):
        host.adopt(child, to.paragraph + offset if to.paragraph else None)
    unit.remove(instruction.id)


def _merge_headings(work: Work, instruction: Instruction) -> None:
    """The heading goes; its articles stand under the one before it."""
    headings = [work.statute.find_heading(place) for place in instruction.targets]
    into = instruction.destinations or instruction.targets
    host = work.statute.find_heading(into[0])
    for heading in headings:
        heading.gone = heading is not host


def split(work: Work, instruction: Instruction) -> None:
    """将第八条第三款单列一条，作为第四十九条；将第十条分为两条，作为第十条、第十一条."""
    place, text = instruction.targets[0], "\n".join(instruction.new)
    unit = work.statute.find(place)
    claim(unit, instruction, place)
    numbers = [to.article for to in instruction.destinations if to.unit == "条" and to.article]
    if isinstance(unit, ArticleUnit):
        _split_article(work, unit, numbers, text, instruction)
    elif unit.level == "款" and text and not numbers:
        new_paragraphs(text, len(instruction.destinations) or None)
        rewrite_run([unit], text, instruction)
    elif len(numbers) != 1:
        raise reasons.no_place()
    elif text:
        new_article(work, _only_article(text), numbers[0], instruction)
        unit.remove(instruction.id)
    else:
        set_apart(work, unit, place, numbers[0], instruction)
        unit.mark(instruction.id, moves=True)


def _split_article(
    work: Work, unit: ArticleUnit, numbers: Sequence[Number], text: str, instruction: Instruction
) -> None:
    """An article becomes several: with new text for each, or a 款 each."""
    parts = _parts(text, len(numbers)) if text else []
    if not numbers or len(parts or unit.children) != len(numbers):
        raise reasons.miscounted(len(numbers), len(parts or unit.children))
    for number in numbers[1:]:
        refuse_taken(work, number)
    if parts:
        rewrite_article(unit, parts[0].text, instruction)
        for part, number in zip(parts[1:], numbers[1:], strict=True):
            new_article(work, part, number, instruction)
    else:
        for child, number in zip(unit.children[1:], numbers[1:], strict=True):
            set_apart(work, child, instruction.targets[0], number, instruction)
    unit.pinned = numbers[0]
    unit.mark(instruction.id, moves=True)


def _parts(text: str, count: int) -> list[NewArticle]:
    """The articles of quoted text; without labels, a paragraph each."""
    quoted = quoted_articles(text)
    if len(quoted) == 1 and count > 1:
        new_paragraphs(text, count)
        return [NewArticle(None, line) for line in text.split("\n")]
    return quoted
