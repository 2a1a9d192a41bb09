"""The laws above a text as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from lawdiff.model import AffectedArticle, Parent, ParentStatus, RowClass, TextName
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.differences import Op, SidePart, TextNamePart


class AffectedArticlePart(Part):
    """An article of a law above and what became of it; ``from`` is null where it is new."""

    row_class: RowClass = Field(alias="class")
    old: SidePart | None = Field(alias="from")
    new: SidePart | None = Field(alias="to")
    became: list[str]
    cited: bool
    ops: list[Op]

    @classmethod
    def of(cls, article: AffectedArticle) -> AffectedArticlePart:
        """An article as JSON."""
        return cls(
            old=article.old and SidePart.of(article.old),
            new=article.new and SidePart.of(article.new),
            row_class=article.row_class,
            became=list(article.became),
            cited=article.cited,
            ops=list(article.ops),
        )


class ParentPart(Part):
    """A law that a text says it is made under.

    ``flagged``: the text should be looked at again. ``then`` is the version the text was made
    under, ``now`` the latest (by the day asked about), each null where it is not held.
    """

    title: str
    cited: list[tuple[int, ...]]
    status: ParentStatus
    flagged: bool
    regulation: str | None
    then: str | None
    now: str | None
    affected: list[AffectedArticlePart]

    @classmethod
    def of(cls, parent: Parent) -> ParentPart:
        """A law as JSON."""
        return cls(
            title=parent.law.title,
            cited=[number.parts for number in parent.law.articles],
            status=parent.status,
            flagged=parent.flagged,
            regulation=parent.regulation,
            then=parent.then and parent.then.label,
            now=parent.now and parent.now.label,
            affected=[AffectedArticlePart.of(article) for article in parent.affected],
        )


class ParentsPayload(Payload):
    """The laws above a text, in its order; empty where it names none."""

    kind: Literal["parents"] = "parents"
    text: TextNamePart
    as_of: dt.date | None
    parents: list[ParentPart]

    @classmethod
    def of(
        cls, text: TextName, parents: Iterable[Parent], as_of: dt.date | None = None
    ) -> ParentsPayload:
        """The laws above a text as JSON."""
        parts = [ParentPart.of(parent) for parent in parents]
        return cls(text=TextNamePart.of(text), as_of=as_of, parents=parts)
