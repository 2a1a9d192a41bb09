"""Instructions that give a whole unit new text: 将第三条第二款修改为：“…”."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import cast

from lawdiff.amending import reasons
from lawdiff.amending.newtext import (
    new_items,
    new_paragraphs,
    quoted_articles,
    quoted_title,
    without_caption,
)
from lawdiff.amending.units import ArticleUnit, Edit, Unit, closed_like
from lawdiff.amending.wording import replace_sentences
from lawdiff.amending.work import Work, claim, edit
from lawdiff.model.decision import Instruction, Target

_LEAD_ENDS = ("：", ":")
_AKIN = 0.4


def replace(work: Work, instruction: Instruction) -> None:
    """Give every unit named its new text."""
    places, text = instruction.targets, "\n".join(instruction.new)
    if places[0].sentences:
        replace_sentences(work, instruction)
        return
    units = [work.statute.find(place) for place in places]
    if instruction.side == "start":
        replace_lead(_listing(units[0], places[0]), instruction)
    elif len({(type(unit), unit.level) for unit in units}) > 1:
        raise reasons.mixed()
    elif isinstance(units[0], ArticleUnit):
        _replace_articles(cast("list[ArticleUnit]", units), text, instruction)
    elif units[0].home is not None:
        _replace_below(units, text, instruction)
    else:
        _replace_part(units[0], text, instruction)


def _listing(unit: Unit, place: Target) -> Unit:
    """The 款 that has the sentence before the items."""
    if unit.level != "条":
        return unit
    listed = [c for c in unit.children if c.children] or unit.children
    if len(listed) != 1:
        raise reasons.several_paragraphs(place)
    return listed[0]


def replace_lead(unit: Unit, instruction: Instruction) -> None:
    """第五条条首部分修改为：“…”: the items below stay."""
    text = closed_like("".join(instruction.new), unit.text)
    edit(unit, Edit(0, len(unit.text), text), instruction, instruction.targets[0])


def _replace_articles(units: Sequence[ArticleUnit], text: str, instruction: Instruction) -> None:
    quoted = quoted_articles(text)
    if len(quoted) != len(units):
        raise reasons.miscounted(len(units), len(quoted))
    for unit, body, place in zip(units, quoted, instruction.targets, strict=True):
        if body.number is not None and body.number not in (place.article, unit.pinned):
            raise reasons.mislabelled(place, body.number.label)
        claim(unit, instruction, place)
    for unit, body in zip(units, quoted, strict=True):
        rewrite_article(unit, body.text, instruction)


def rewrite_article(unit: ArticleUnit, text: str, instruction: Instruction) -> None:
    """Give an article new text."""
    caption, text = without_caption(text, captioned=unit.caption is not None)
    unit.caption = caption or unit.caption
    _begin_anew(unit, instruction)
    unit.quoted = text
    unit.grow(text, new=True)


def _replace_part(unit: Unit, text: str, instruction: Instruction) -> None:
    """Title, heading, annex or preamble as a whole."""
    place = instruction.targets[0]
    if place.part == "heading" and "\n" in text.strip():
        raise reasons.more_than_heading(place)
    claim(unit, instruction, place)
    _begin_anew(unit, instruction)
    if unit.level == "条":
        unit.children = [
            Unit("款", i, text=line, home=unit, new=True)
            for i, line in enumerate(text.split("\n"), 1)
        ]
    else:
        unit.text = quoted_title(text) if place.part == "heading" else text


def _replace_below(units: Sequence[Unit], text: str, instruction: Instruction) -> None:
    """款, 项 or 目: as many as are quoted, or one 款 by any number."""
    for unit, place in zip(units, instruction.targets, strict=True):
        claim(unit, instruction, place)
        if place.part == "preamble" and not _akin(unit.text, text):
            raise reasons.unlike_old(place)
    rewrite_units(units, text, instruction)


def _akin(old: str, new: str) -> bool:
    """Whether new text can be that of an old paragraph.

    Where a preamble begins is not always plain, so that its count of paragraphs may be off.
    """
    return SequenceMatcher(None, old, new, autojunk=False).ratio() > _AKIN


def rewrite_units(units: Sequence[Unit], text: str, instruction: Instruction) -> None:
    """Give 款, 项 or 目 the units that ``text`` quotes."""
    first = units[0]
    quoted = quoted_articles(text)
    if len(quoted) == 1 and quoted[0].number:
        text = quoted[0].text
    if len(units) == 1 and first.children and "\n" not in text and text.endswith(_LEAD_ENDS):
        replace_lead(first, instruction)
    elif first.level == "款" and len(units) == 1:
        rewrite_run(units, text, instruction)
    else:
        make = new_paragraphs if first.level == "款" else new_items
        for unit, new in zip(units, make(text, len(units)), strict=True):
            _rewrite(unit, new, instruction)


def rewrite_run(run: Sequence[Unit], text: str, instruction: Instruction) -> None:
    """Put the 款 of ``text`` in the place of a run of 款 of one unit."""
    home = run[0].home
    if isinstance(home, ArticleUnit) and len(run) == len(home.children):
        rewrite_article(home, text, instruction)
        return
    first, *more = new_paragraphs(text, None)
    _rewrite(run[0], first, instruction)
    for unit in run[1:]:
        unit.remove(instruction.id)
    for unit in more:
        unit.mark(instruction.id, moves=True)
        if home is not None:
            home.adopt(unit, follows=run[0])


def _rewrite(unit: Unit, new: Unit, instruction: Instruction) -> None:
    """Let a unit read as a new one; its label and, without a new one, final mark stay its own."""
    text = new.text if new.children else closed_like(new.text, unit.text)
    _begin_anew(unit, instruction)
    unit.text, unit.children = text, new.children
    for child in unit.children:
        child.home = unit


def _begin_anew(unit: Unit, instruction: Instruction) -> None:
    """Take all other marks off a unit that gets new text."""
    unit.children, unit.adopted, unit.edits = [], [], []
    unit.new = unit.rewritten = True
    unit.mark(instruction.id)
