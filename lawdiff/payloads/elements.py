"""The elements of regulations on one subject as JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from lawdiff.model import ElementRow, Elements
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.differences import FactPart, TextNamePart


class ElementRowPart(Part):
    """One article of an item with what it prints.

    ``row`` is its topic's place in the comparison, ``item`` the text's place among the items.
    """

    row: int
    topic: str
    subject: str
    item: int
    label: str
    path: str
    authority: list[FactPart]
    modality: list[FactPart]
    fine: list[FactPart]
    amount: list[FactPart]
    deadline: list[FactPart]
    percentage: list[FactPart]
    licence: list[FactPart]
    lowest_fine: float | None = Field(description="In 元; null where no lower bound is printed.")
    highest_fine: float | None = Field(description="In 元; null where no upper bound is printed.")

    @classmethod
    def of(cls, row: ElementRow) -> ElementRowPart:
        """A row as JSON."""
        return cls(
            row=row.row,
            topic=row.topic,
            subject=row.subject,
            item=row.item,
            label=row.label,
            path=row.path,
            authority=[FactPart.of(fact) for fact in row.of("authority")],
            modality=[FactPart.of(fact) for fact in row.of("modality")],
            fine=[FactPart.of(fact) for fact in row.of("fine")],
            amount=[FactPart.of(fact) for fact in row.of("amount")],
            deadline=[FactPart.of(fact) for fact in row.of("deadline")],
            percentage=[FactPart.of(fact) for fact in row.of("percentage")],
            licence=[FactPart.of(fact) for fact in row.of("licence")],
            lowest_fine=row.lowest_fine,
            highest_fine=row.highest_fine,
        )


class ElementsPayload(Payload):
    """Who, must or may, how much, by when: article by article, by topic, then by item."""

    kind: Literal["elements"] = "elements"
    items: list[TextNamePart]
    rows: list[ElementRowPart]

    @classmethod
    def of(cls, elements: Elements) -> ElementsPayload:
        """Elements as JSON."""
        return cls(
            items=[TextNamePart.of(name) for name in elements.items],
            rows=[ElementRowPart.of(row) for row in elements.rows],
        )
