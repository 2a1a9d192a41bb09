"""What is held, and what about it is in doubt, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from lawdiff.model import Holdings, Notice, VersionEntry
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.texts import NoticePart


class HeldPart(Part):
    """How many regulations there are of one jurisdiction or one kind."""

    id: str | None
    name: str | None
    regulations: int


class DoubtedPart(Part):
    """A version in whose parsing something was doubtful."""

    regulation: str
    version: str
    title: str
    warnings: tuple[NoticePart, ...]


class CoveragePayload(Payload):
    """What is held. ``doubted`` is one page of the versions with warnings, ``total`` their number.

    ``texts`` counts every wording of an article once.
    """

    kind: Literal["coverage"] = "coverage"
    regulations: int
    versions: int
    articles: int
    texts: int
    jurisdictions: tuple[HeldPart, ...]
    kinds: tuple[HeldPart, ...]
    quarantined: int
    doubted: tuple[DoubtedPart, ...]
    total: int
    complete: bool
    cursor: str | None

    @classmethod
    def of(
        cls,
        holdings: Holdings,
        *,
        jurisdictions: Iterable[tuple[str, str | None, int]],
        kinds: Iterable[tuple[str, int]],
        quarantined: int,
        doubted: Iterable[tuple[VersionEntry, Iterable[Notice]]],
        cursor: str | None,
    ) -> CoveragePayload:
        """What is held, as JSON."""
        return cls(
            regulations=holdings.regulations,
            versions=holdings.versions,
            articles=holdings.articles,
            texts=holdings.texts,
            jurisdictions=tuple(
                HeldPart(id=id_, name=name, regulations=count) for id_, name, count in jurisdictions
            ),
            kinds=tuple(HeldPart(id=None, name=name, regulations=n) for name, n in kinds),
            quarantined=quarantined,
            doubted=tuple(
                DoubtedPart(
                    regulation=entry.regulation,
                    version=entry.label,
                    title=entry.title,
                    warnings=tuple(map(NoticePart.of, notices)),
                )
                for entry, notices in doubted
            ),
            total=holdings.doubted,
            complete=cursor is None,
            cursor=cursor,
        )
