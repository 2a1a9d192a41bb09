"""The history of an article as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from lawdiff.model import RowClass, Step
from lawdiff.numbering import Number
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.differences import Op
from lawdiff.payloads.texts import ArticlePart, VersionPart


class StepPart(Part):
    """One version in the life of an article.

    ``articles`` is what it was then: one article, several after a split, none where it did not
    stand. ``class`` is null for the first text held.
    """

    version: VersionPart
    articles: tuple[ArticlePart, ...]
    row_class: RowClass | None = Field(alias="class")
    ops: tuple[Op, ...] | None

    @classmethod
    def of(cls, step: Step) -> StepPart:
        """A step as JSON."""
        return cls(
            version=VersionPart.of(step.version),
            articles=tuple(map(ArticlePart.of, step.articles)),
            row_class=step.change,
            ops=step.ops and step.ops.ops,
        )


class HistoryPayload(Payload):
    """One article followed through all versions, oldest first."""

    kind: Literal["history"] = "history"
    regulation: str
    article: tuple[int, ...]
    steps: tuple[StepPart, ...]
    total: int
    complete: Literal[True] = True

    @classmethod
    def of(cls, regulation: str, number: Number, steps: Sequence[Step]) -> HistoryPayload:
        """A history as JSON."""
        parts = tuple(map(StepPart.of, steps))
        return cls(regulation=regulation, article=number.parts, steps=parts, total=len(parts))
