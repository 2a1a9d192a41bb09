"""Analogues as JSON, and how much regulations have in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from lawdiff.model import Analogue, AnalogueReason, Standing, TextName
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.differences import TextNamePart


class AnaloguePart(Part):
    """A regulation on the same subject, with the parts of its score: the reason it is named.

    It is named in its latest version, ``standing`` says whether that holds today; or in the one
    that was in force on the day that is asked about, and ``standing`` is of that day.
    """

    text: TextNamePart
    jurisdiction: str | None
    score: float
    title: float
    content: float
    reason: AnalogueReason
    subject: str
    standing: Standing

    @classmethod
    def of(cls, analogue: Analogue) -> AnaloguePart:
        """An analogue as JSON."""
        version = analogue.version
        return cls(
            text=TextNamePart.of(TextName(version.title, version.regulation, version.label)),
            jurisdiction=version.jurisdiction,
            score=analogue.score,
            title=analogue.title,
            content=analogue.content,
            reason=analogue.reason,
            subject=analogue.subject,
            standing=analogue.standing,
        )


class AnaloguesPayload(Payload):
    """The analogues of one text, the likest first; empty where there is none."""

    kind: Literal["analogues"] = "analogues"
    text: TextNamePart
    as_of: dt.date | None
    analogues: list[AnaloguePart]

    @classmethod
    def of(
        cls, text: TextName, analogues: Iterable[Analogue], as_of: dt.date | None = None
    ) -> AnaloguesPayload:
        """Analogues as JSON."""
        parts = [AnaloguePart.of(analogue) for analogue in analogues]
        return cls(text=TextNamePart.of(text), as_of=as_of, analogues=parts)


class AllAnaloguesPayload(Payload):
    """Every regulation that is held with its analogues, by id."""

    kind: Literal["all_analogues"] = "all_analogues"
    regulations: list[AnaloguesPayload]


class LikenessPayload(Payload):
    """How much each of several texts has in common with each other one, from 0 to 1."""

    kind: Literal["likeness"] = "likeness"
    items: list[TextNamePart]
    likeness: list[list[float]]

    @classmethod
    def of(cls, items: Iterable[TextName], matrix: Sequence[Sequence[float]]) -> LikenessPayload:
        """A matrix of likeness as JSON."""
        names = [TextNamePart.of(name) for name in items]
        return cls(items=names, likeness=[list(row) for row in matrix])
