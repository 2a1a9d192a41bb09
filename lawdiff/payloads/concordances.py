"""Old numbers beside new ones, and references that did not follow, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from lawdiff.model import Became, Correspondence, Dangling, Diff, LinkKind
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.differences import SidePart, TextNamePart


class BecamePart(Part):
    """An article of the new text in which an old one goes on."""

    label: str
    number: tuple[int, ...]
    link_kind: LinkKind = Field(alias="kind")
    score: float

    @classmethod
    def of(cls, became: Became) -> BecamePart:
        """What an article became, as JSON."""
        return cls(
            label=became.label,
            number=became.number.parts,
            link_kind=became.kind,
            score=became.score,
        )


class CorrespondencePart(Part):
    """An article of the old text and all it became; nothing where it was deleted."""

    label: str
    number: tuple[int, ...]
    became: tuple[BecamePart, ...]

    @classmethod
    def of(cls, article: Correspondence) -> CorrespondencePart:
        """A correspondence as JSON."""
        return cls(
            label=article.label,
            number=article.number.parts,
            became=tuple(map(BecamePart.of, article.became)),
        )


class DanglingPart(Part):
    """A reference in the new article ``label``: ``text`` at ``start`` to ``end`` (code points).

    It meant ``meant`` before the amendment, which ``became`` what is listed; it now names ``now``,
    null where no article bears the number.
    """

    label: str
    start: int
    end: int
    text: str
    meant: str | None
    became: tuple[str, ...]
    now: str | None

    @classmethod
    def of(cls, dangling: Dangling) -> DanglingPart:
        """A dangling reference as JSON."""
        return cls(**{name: getattr(dangling, name) for name in Dangling.__slots__})


class ConcordancePayload(Payload):
    """Every old article, in the order of its number, and the articles that are new."""

    kind: Literal["concordance"] = "concordance"
    old: TextNamePart = Field(alias="from")
    new: TextNamePart = Field(alias="to")
    articles: tuple[CorrespondencePart, ...]
    added: tuple[SidePart, ...]
    dangling: tuple[DanglingPart, ...]
    total: int
    complete: Literal[True] = True

    @classmethod
    def of(
        cls, diff: Diff, articles: Sequence[Correspondence], dangling: Sequence[Dangling]
    ) -> ConcordancePayload:
        """A concordance as JSON."""
        added = (row.new for row in diff.rows if row.new and not row.old)
        return cls(
            old=TextNamePart.of(diff.old),
            new=TextNamePart.of(diff.new),
            articles=tuple(map(CorrespondencePart.of, articles)),
            added=tuple(map(SidePart.of, added)),
            dangling=tuple(map(DanglingPart.of, dangling)),
            total=len(articles),
        )
