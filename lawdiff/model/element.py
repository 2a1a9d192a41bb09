"""What several jurisdictions print on one topic: who, must or may, how much, by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from lawdiff.model.difference import TextName
from lawdiff.model.fact import Fact, FactKind

ElementKind = Literal[
    "authority", "modality", "fine", "amount", "deadline", "percentage", "licence"
]
"""A column of the table of elements."""

ELEMENT_KINDS: Mapping[ElementKind, tuple[FactKind, ...]] = MappingProxyType(
    {
        "authority": ("authority",),
        "modality": ("modal",),
        "fine": ("fine",),
        "amount": ("amount",),
        "deadline": ("deadline", "duration"),
        "percentage": ("percentage",),
        "licence": ("licence",),
    }
)
"""The columns in their order, with the kinds of facts that stand in each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementRow:
    """One article of one item, with the facts it prints.

    ``row`` is the place of its topic among the rows of the comparison, ``item`` that of its text
    among the items; ``label`` and ``path`` name the article.
    """

    row: int
    topic: str
    subject: str
    item: int
    label: str
    path: str
    facts: tuple[Fact, ...]

    def of(self, kind: ElementKind) -> tuple[Fact, ...]:
        """The facts of a column, each wording once, in the order of the text."""
        found = [fact for fact in self.facts if fact.kind in ELEMENT_KINDS[kind]]
        return tuple({fact.text: fact for fact in reversed(found)}.values())[::-1]

    @property
    def highest_fine(self) -> float | None:
        """The highest fine in 元 that is printed; None where none is, or no upper bound."""
        limits = [f.high for f in self.of("fine") if f.unit == "元" and f.high is not None]
        return max(limits, default=None)

    @property
    def lowest_fine(self) -> float | None:
        """The lowest fine in 元 that is printed; None where none is, or no lower bound."""
        limits = [f.low for f in self.of("fine") if f.unit == "元" and f.low is not None]
        return min(limits, default=None)


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of several texts on one subject, by topic, then by item."""

    items: tuple[TextName, ...]
    rows: tuple[ElementRow, ...]

    def by_fine(self) -> tuple[ElementRow, ...]:
        """The rows, the highest fines first; rows without one keep their order at the end."""
        return tuple(sorted(self.rows, key=lambda row: -(row.highest_fine or 0)))
