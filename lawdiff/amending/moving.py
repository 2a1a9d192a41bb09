"""Instructions that give units other numbers or another place: 将第十条改为第十三条."""

from __future__ import annotations

from lawdiff.amending import reasons
from lawdiff.amending.inserting import added_article
from lawdiff.amending.units import ArticleUnit, Unit
from lawdiff.amending.work import Move, Work
from lawdiff.model.decision import BELOW_ARTICLE, Instruction, Target
from lawdiff.numbering import Number


def renumber(work: Work, instruction: Instruction) -> None:
    """Give old units new numbers, or another place."""
    pairs = list(zip(instruction.targets, instruction.destinations, strict=True))
    units = [work.statute.find(place) for place, _ in pairs]
    for unit, (place, to) in zip(units, pairs, strict=True):
        refuse_move(unit, place, to)
    for unit, (place, to) in zip(units, pairs, strict=True):
        move(work, unit, place, to, instruction)


def refuse_move(unit: Unit, place: Target, to: Target) -> None:
    """Refuse to move a unit that is gone or has another number already, or to no fit place."""
    if unit.gone:
        raise reasons.taken(place, unit.mover)
    if isinstance(unit, ArticleUnit):
        if unit.pinned not in (None, to.article) and to.unit == "条":
            raise reasons.taken(place, unit.mover)
        fits = to.unit in ("条", "款")
    elif place.part == "heading":
        fits = to.part == "heading"
    else:
        fits = to.unit == place.unit or (unit.level, to.unit) == ("款", "条")
    if not fits or (to.part == "article" and to.article is None):
        raise reasons.unlike(place, to)


def move(work: Work, unit: Unit, place: Target, to: Target, instruction: Instruction) -> None:
    """Let a unit stand at another place."""
    if place.part == "heading":
        work.statute.find_heading(place).pin = to.headings[-1][1]
    elif isinstance(unit, ArticleUnit) and to.unit == "条":
        unit.pinned = to.article
    elif to.unit == "条":
        set_apart(work, unit, place, to.article, instruction)
    elif _are_siblings(place, to):
        unit.pin = to.step(unit.level)
    else:
        article = place.article
        host = work.statute.article(article) if article and article == to.article else None
        unit.home = None
        unit.gone = isinstance(unit, ArticleUnit)
        work.moves.append(Move(unit, to, host, instruction.id))
    unit.mark(instruction.id, moves=True)


def _are_siblings(place: Target, to: Target) -> bool:
    """Whether both places stand in the same unit."""
    unit = place.unit
    return (
        unit in BELOW_ARTICLE
        and unit == to.unit
        and place.with_step(unit, None) == to.with_step(unit, None)
    )


def set_apart(
    work: Work, unit: Unit, place: Target, number: Number | None, instruction: Instruction
) -> ArticleUnit:
    """Make a 款 an article of its own."""
    if unit.level != "款":
        raise reasons.unlike(place, Target(article=number))
    article = added_article(work, number, instruction)
    article.heading = unit.home.heading if isinstance(unit.home, ArticleUnit) else None
    article.adopt(unit)
    return article
