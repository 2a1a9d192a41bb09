"""How articles go on from version to version, as JSON: the parts that several payloads share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from lawdiff.model import (
    Amendment,
    ArticleLink,
    Confidence,
    Correction,
    LinkKind,
    Place,
    RowClass,
    Verdict,
)
from lawdiff.payloads.base import Part, Payload


class PlacePart(Part):
    """An article in one version."""

    version: str
    number: tuple[int, ...]

    @classmethod
    def of(cls, place: Place) -> PlacePart:
        """A place as JSON."""
        return cls(version=place.version, number=place.number.parts)


class ActPart(Part):
    """An amendment, or the adoption, as a 题注 states it; ``act`` is the title of the act."""

    date: dt.date | None
    action: str
    act: str | None
    text: str

    @classmethod
    def of(cls, amendment: Amendment) -> ActPart:
        """An amendment as JSON."""
        return cls(
            date=amendment.date, action=amendment.action, act=amendment.act, text=amendment.text
        )


class ArticleLinkPart(Part):
    """How an article goes on in a later version.

    One of low ``confidence`` is not followed until somebody confirms it.
    """

    old: PlacePart = Field(alias="from")
    new: PlacePart = Field(alias="to")
    link_kind: LinkKind = Field(alias="kind")
    main: bool
    row_class: RowClass = Field(alias="class")
    score: float
    method: str
    confidence: Confidence

    @classmethod
    def of(cls, link: ArticleLink) -> ArticleLinkPart:
        """A link as JSON."""
        return cls(
            old=PlacePart.of(link.source),
            new=PlacePart.of(link.target),
            link_kind=link.kind,
            main=link.main,
            row_class=link.row_class,
            score=link.score,
            method=link.method,
            confidence=link.confidence,
        )


class CorrectionPart(Part):
    """What somebody settled about two articles."""

    old: PlacePart = Field(alias="from")
    new: PlacePart = Field(alias="to")
    verdict: Verdict

    @classmethod
    def of(cls, correction: Correction) -> CorrectionPart:
        """A correction as JSON."""
        return cls(
            old=PlacePart.of(Place(correction.old_version, correction.old)),
            new=PlacePart.of(Place(correction.new_version, correction.new)),
            verdict=correction.verdict,
        )


class AlignmentsPayload(Payload):
    """What is settled about a regulation's articles, and the doubtful links nobody settled yet."""

    kind: Literal["alignments"] = "alignments"
    regulation: str
    settled: tuple[CorrectionPart, ...]
    doubtful: tuple[ArticleLinkPart, ...]
    total: int
    complete: Literal[True] = True

    @classmethod
    def of(
        cls, regulation: str, settled: Sequence[Correction], doubtful: Sequence[ArticleLink]
    ) -> AlignmentsPayload:
        """Alignments as JSON; ``total`` counts both kinds."""
        return cls(
            regulation=regulation,
            settled=tuple(map(CorrectionPart.of, settled)),
            doubtful=tuple(map(ArticleLinkPart.of, doubtful)),
            total=len(settled) + len(doubtful),
        )
