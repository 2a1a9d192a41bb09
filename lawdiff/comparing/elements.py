"""The elements of a comparison: who, must or may, how much, by when, article by article."""

from __future__ import annotations

from lawdiff.model import Comparison, ElementRow, Elements


def elements(comparison: Comparison) -> Elements:
    """What each article of each item prints, in the order of the comparison's rows."""
    return Elements(
        comparison.items,
        tuple(
            ElementRow(
                row=place,
                topic=row.topic,
                subject=row.subject,
                item=item,
                label=cell.side.label,
                path=cell.side.path,
                facts=cell.facts,
            )
            for place, row in enumerate(comparison.rows)
            for item, cell in enumerate(row.cells)
            if cell.side is not None
        ),
    )
