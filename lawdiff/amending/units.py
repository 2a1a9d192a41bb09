"""The working copy of an article: its 款, 项 and 目 as a tree that instructions mark up.

Nothing moves while instructions are carried out: units keep their old numbers, so that each target
is found by them, and only take note of what is to become of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lawdiff.model.regulation import Article
from lawdiff.numbering import NUMERAL, Number, print_numeral
from lawdiff.paragraphs import Item, Paragraph, Subitem, list_label, paragraphs

Level = Literal["条", "款", "项", "目"]
HeadingLevel = Literal["编", "分编", "章", "节"]
HEADING_LEVELS: dict[str, HeadingLevel] = {"编": "编", "分编": "分编", "章": "章", "节": "节"}
LEVELS: tuple[Level, ...] = ("条", "款", "项", "目")
_STOPS = "。；：，、;:,."
_NUMERAL = re.compile(NUMERAL)
_CIRCLED = {"①": 0x2460, "⑴": 0x2474}


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for the characters ``start`` to ``end`` of a unit's old text."""

    start: int
    end: int
    text: str


@dataclass(slots=True, eq=False)
class Unit:
    """One 款, 项 or 目 at work, or the whole that holds them.

    ``ordinal`` is its old number among its siblings, 0 for a new unit; ``label`` is printed before
    ``text``. ``children`` are the old ones, ``adopted`` those that come to it, ``home`` the unit
    it will stand in. An adopted unit has a ``pin``, its new number, or ``follows`` an old child;
    with neither it stands at the end. ``by`` are the ids of the instructions that mark it,
    ``mover`` is the one that adds, deletes or renumbers it.
    """

    level: Level
    ordinal: int
    label: str = ""
    text: str = ""
    home: Unit | None = None
    children: list[Unit] = field(default_factory=list)
    adopted: list[Unit] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    by: list[str] = field(default_factory=list)
    mover: str = ""
    pin: int | None = None
    follows: Unit | None = None
    new: bool = False
    gone: bool = False
    rewritten: bool = False

    def child(self, ordinal: int) -> Unit | None:
        """The child with an old number."""
        return next((c for c in self.children if c.ordinal == ordinal), None)

    def staying(self) -> list[Unit]:
        """The old children that are neither deleted nor moved elsewhere."""
        return [c for c in self.children if not c.gone and c.home is self]

    def adopt(self, unit: Unit, pin: int | None = None, follows: Unit | None = None) -> None:
        """Let a unit stand in this one."""
        unit.home, unit.pin, unit.follows = self, pin, follows
        self.adopted.append(unit)

    def grow(self, text: str, *, new: bool = False) -> None:
        """Take the 款 of ``text`` as children."""
        self.children = tree_of(text, new=new)
        for child in self.children:
            child.home = self

    def remove(self, by: str) -> None:
        """Take the unit out."""
        self.gone = True
        self.mark(by, moves=True)

    def mark(self, by: str, *, moves: bool = False) -> None:
        """Note the instruction that changes or, where it ``moves``, places the unit."""
        self.by.append(by)
        self.mover = by if moves else self.mover

    def walk(self) -> Iterator[Unit]:
        """This unit and all below it, as they were."""
        yield self
        for child in self.children:
            yield from child.walk()

    def authors(self) -> list[str]:
        """The ids of all instructions that mark this unit, or what stood or will stand in it."""
        found = list(self.by)
        for child in (*self.children, *self.adopted):
            found += child.authors()
        return list(dict.fromkeys(found))


@dataclass(slots=True, eq=False)
class HeadingUnit:
    """One 编, 分编, 章 or 节 at work; ``ordinal`` is 0 where it is new or has no number."""

    level: HeadingLevel
    label: str
    title: Unit
    ordinal: int = 0
    pin: int | None = None
    gone: bool = False


@dataclass(slots=True, eq=False)
class ArticleUnit(Unit):
    """One 条 at work.

    ``old`` is the article it was, None for a new one; ``quoted`` its whole new text, where it has
    one; ``pinned`` the number an instruction gives it; ``heading`` the innermost heading it stands
    under, where that is known.
    """

    old: Article | None = None
    quoted: str = ""
    pinned: Number | None = None
    caption: str | None = None
    heading: HeadingUnit | None = None


def tree_of(text: str, *, new: bool = False) -> list[Unit]:
    """The 款 of a text, with all below them."""
    return [_paragraph_unit(i, p, new=new) for i, p in enumerate(paragraphs(text), 1)]


def _paragraph_unit(ordinal: int, paragraph: Paragraph, *, new: bool) -> Unit:
    unit = Unit("款", ordinal, text=paragraph.text, new=new)
    return _holding(unit, [_item_unit(i, x, new=new) for i, x in enumerate(paragraph.items, 1)])


def _item_unit(position: int, item: Item, *, new: bool) -> Unit:
    unit = Unit("项", _value(item.label, position), item.label, item.text, new=new)
    return _holding(unit, [_subitem_unit(i, s, new=new) for i, s in enumerate(item.subitems, 1)])


def _subitem_unit(position: int, subitem: Subitem, *, new: bool) -> Unit:
    return Unit("目", _value(subitem.label, position), subitem.label, subitem.text, new=new)


def _holding(unit: Unit, children: list[Unit]) -> Unit:
    unit.children = children
    for child in children:
        child.home = unit
    return unit


def _value(label: str, position: int) -> int:
    found = list_label(label)
    return found.value if found else position


def relabelled(label: str, ordinal: int) -> str:
    """A printed label like ``label`` for another number: （三） for （二）."""
    found = list_label(label)
    if found is None or found.value == ordinal:
        return label
    numeral = _NUMERAL.search(label)
    if numeral is None:
        first = _CIRCLED["①" if label <= "⑳" and label >= "①" else "⑴"]
        return chr(first + ordinal - 1)
    printed = str(ordinal) if numeral[0].isdecimal() else print_numeral(ordinal)
    return label[: numeral.start()] + printed + label[numeral.end() :]


def closed_like(text: str, model: str) -> str:
    """``text`` with the final punctuation of ``model`` where it has none of its own."""
    if text and text[-1] not in _STOPS and model and model[-1] in _STOPS:
        return text + model[-1]
    return text
