"""Instructions that add units: 增加一条，作为第五条；第五条增加一款，作为第三款."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as with_fields

from lawdiff.amending import reasons
from lawdiff.amending.newtext import (
    NewArticle,
    NewHeading,
    new_items,
    new_paragraphs,
    quoted_articles,
    quoted_title,
    without_caption,
)
from lawdiff.amending.statute import DEPTH
from lawdiff.amending.units import (
    HEADING_LEVELS,
    LEVELS,
    ArticleUnit,
    HeadingLevel,
    HeadingUnit,
    Level,
    Unit,
    closed_like,
)
from lawdiff.amending.wording import insert_phrase
from lawdiff.amending.work import Work
from lawdiff.model.decision import Instruction, Target
from lawdiff.numbering import Number


def insert(work: Work, instruction: Instruction) -> None:
    """Add new units at the numbers they are given, or behind the place named."""
    if not instruction.new:
        raise reasons.no_text()
    unit = instruction.unit or _implied_unit(instruction)
    if unit == "句":
        side = instruction.side if instruction.side in ("start", "end") else "end"
        words = closed_like(instruction.new[0], "。") if instruction.unit else instruction.new[0]
        insert_phrase(work, with_fields(instruction, side=side, new=(words,)))
    elif unit in DEPTH:
        _insert_heading(work, instruction)
    elif unit == "条":
        _insert_articles(work, instruction)
    else:
        _insert_below(work, instruction, unit)  # type: ignore[arg-type]  # 款, 项 or 目


def _implied_unit(instruction: Instruction) -> str:
    """增加规定：“…” adds a 款 to an article, a sentence to a 款."""
    place = instruction.targets[-1] if instruction.targets else None
    return "款" if place and place.unit == "条" else "句"


def _insert_articles(work: Work, instruction: Instruction) -> None:
    quoted = quoted_articles("\n".join(instruction.new))
    numbers = _numbers(instruction, quoted)
    for number in numbers:
        refuse_taken(work, number)
    behind = _article_before(work, instruction) if not all(numbers) else None
    chapter = _chapter(work, instruction)
    for body, number in zip(quoted, numbers, strict=True):
        unit = new_article(work, body, number, instruction)
        unit.follows = behind
        unit.heading = unit.heading or chapter


def _numbers(instruction: Instruction, quoted: Sequence[NewArticle]) -> list[Number | None]:
    """The number of each new article: as ordered, as quoted, or none where it only follows."""
    ordered = [to.article for to in instruction.destinations]
    printed = [body.number for body in quoted]
    if ordered and any(printed) and ordered != printed:
        raise reasons.mislabelled(instruction.destinations[0], "、".join(map(_label, printed)))
    numbers = ordered or printed
    wanted = instruction.count or len(numbers)
    if not len(numbers) == len(quoted) == wanted:
        raise reasons.miscounted(wanted, len(quoted))
    return numbers


def _label(number: Number | None) -> str:
    return number.label if number else "—"


def _chapter(work: Work, instruction: Instruction) -> HeadingUnit | None:
    """The chapter in which a new article is ordered to stand: 在第三章中增加一条."""
    place = instruction.targets[-1] if instruction.targets else None
    if place is None or place.part != "heading" or instruction.side or instruction.unit != "条":
        return None
    return work.statute.find_heading(place)


def _article_before(work: Work, instruction: Instruction) -> Unit:
    """The old article behind which articles without numbers stand."""
    if not instruction.targets or instruction.side != "after":
        raise reasons.no_place()
    return work.statute.find(instruction.targets[-1])


def refuse_taken(work: Work, number: Number | None) -> None:
    """Refuse a number that another instruction gives away, or that an old 第X条之N has."""
    if number is None:
        return
    place, other = Target(article=number), work.statute.added_article(number)
    if other is not None:
        raise reasons.taken(place, other.mover)
    old = work.statute.articles.get(number)
    if len(number.parts) > 1 and old is not None and not old.gone:
        raise reasons.exists(number)


def new_article(
    work: Work, body: NewArticle, number: Number | None, instruction: Instruction
) -> ArticleUnit:
    """Add an article with new text to the regulation."""
    captioned = any(article.caption for article in work.statute.document.articles[:1])
    caption, text = without_caption(body.text, captioned=captioned)
    unit = added_article(work, number, instruction)
    unit.new, unit.caption = True, caption
    unit.heading = _heading_of(work, body.heading, instruction) if body.heading else None
    unit.quoted = text
    unit.grow(text, new=True)
    return unit


def added_article(work: Work, number: Number | None, instruction: Instruction) -> ArticleUnit:
    """Add an article to the regulation, still empty.

    Raises:
        Refused: The number is given to another.
    """
    refuse_taken(work, number)
    unit = ArticleUnit("条", 0, pinned=number)
    unit.mark(instruction.id, moves=True)
    work.statute.added.append(unit)
    return unit


def _insert_heading(work: Work, instruction: Instruction) -> None:
    """增加一节，作为第四节：“第四节 … 第一百九十四条 …”, or its title alone."""
    text = "\n".join(instruction.new)
    if "\n" in text:
        _insert_articles(work, with_fields(instruction, destinations=(), count=None))
        return
    if not instruction.destinations:
        raise reasons.no_place()
    to = instruction.destinations[-1]
    named, number = to.headings[-1]
    level = HEADING_LEVELS.get(named)
    if level is None:
        raise reasons.missing(to)
    outer = with_fields(to, headings=to.headings[:-1]) if to.headings[:-1] else None
    unit = _new_heading(level, number, quoted_title(text), instruction)
    work.statute.add_heading(unit, outer)


def _heading_of(work: Work, quoted: NewHeading, instruction: Instruction) -> HeadingUnit:
    """The new heading quoted above new articles, unless another clause added it already."""
    for heading in work.statute.headings:
        if heading.title.new and (heading.level, heading.pin) == (quoted.level, quoted.ordinal):
            return heading
    unit = _new_heading(quoted.level, quoted.ordinal, quoted.title, instruction)
    work.statute.headings.append(unit)
    return unit


def _new_heading(
    level: HeadingLevel, number: int, title: str, instruction: Instruction
) -> HeadingUnit:
    unit = Unit("款", 0, text=title, new=True, by=[instruction.id])
    return HeadingUnit(level, f"第一{level}", unit, pin=number)


def _insert_below(work: Work, instruction: Instruction, level: Level) -> None:
    """New 款, 项 or 目 in a unit."""
    count = instruction.count or len(instruction.destinations) or None
    make = new_paragraphs if level == "款" else new_items
    fresh = make("\n".join(instruction.new), count)
    parent = _parent(work, instruction, level)
    pins = [to.step(level) for to in instruction.destinations] or [None] * len(fresh)
    if len(pins) != len(fresh):
        raise reasons.miscounted(len(pins), len(fresh))
    if parent.rewritten:
        raise reasons.taken(instruction.targets[-1], parent.by[-1])
    behind = _unit_before(work, instruction, level)
    for unit, pin in zip(fresh, pins, strict=True):
        unit.level = level
        unit.mark(instruction.id, moves=True)
        parent.adopt(unit, pin, behind)


def _unit_before(work: Work, instruction: Instruction, level: Level) -> Unit | None:
    """The old unit behind which new ones without numbers stand; None is the end."""
    named = instruction.targets and instruction.targets[-1].unit == level
    behind = named and instruction.side == "after" and not instruction.destinations
    return work.statute.find(instruction.targets[-1]) if behind else None


def _parent(work: Work, instruction: Instruction, level: Level) -> Unit:
    """The old unit that gets new ones; where no 款 is named, the only one there can be."""
    place = (*instruction.targets, *instruction.destinations)[-1]
    above = place.with_step(level, None)
    parent = work.statute.find(above)
    while parent.level != LEVELS[LEVELS.index(level) - 1]:
        listed = [c for c in parent.children if c.children] or parent.children
        if len(listed) != 1 or parent.level == "目":
            raise reasons.several_paragraphs(above)
        parent = listed[0]
    return parent
