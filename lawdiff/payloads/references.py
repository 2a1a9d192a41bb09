"""References between texts as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from lawdiff.model import (
    Citing,
    FollowedReference,
    ReferenceStatus,
    TextName,
    VersionEntry,
)
from lawdiff.payloads.base import Part, Payload
from lawdiff.payloads.differences import TextNamePart


class TargetPart(Part):
    """What a reference points to: a version of a regulation, or an article of it.

    ``regulation`` is null where a file points to itself.
    """

    regulation: str | None
    version: str | None
    title: str | None
    article: tuple[int, ...] | None


class ReferencePart(Part):
    """A reference in the article ``label``, at ``start`` to ``end`` (code points) of its text.

    ``title`` is that of the text it names, null where it is the text it stands in. ``to`` is the
    version in force on the day of the citing text; null where no text of that title is held.
    """

    label: str
    number: tuple[int, ...]
    start: int
    end: int
    text: str
    title: str | None
    status: ReferenceStatus
    target: TargetPart | None = Field(alias="to")

    @classmethod
    def of(cls, found: FollowedReference) -> ReferencePart:
        """A reference as JSON."""
        reference, target = found.reference, found.target
        return cls(
            label=found.article.label,
            number=found.article.number.parts,
            start=reference.start,
            end=reference.end,
            text=reference.text,
            title=reference.title,
            status=found.status,
            target=TargetPart(
                regulation=found.regulation,
                version=target and target.label,
                title=target and target.title,
                article=found.number and found.number.parts,
            )
            if found.regulation or reference.title is None
            else None,
        )


class ReferencesPayload(Payload):
    """The references in a text's articles, in order; ``dangling`` counts those that lead nowhere.

    References from one 款 to another of the same article are left out.
    """

    kind: Literal["references"] = "references"
    text: TextNamePart
    references: tuple[ReferencePart, ...]
    dangling: int
    total: int
    complete: Literal[True] = True

    @classmethod
    def of(cls, name: TextName, found: Iterable[FollowedReference]) -> ReferencesPayload:
        """References as JSON."""
        parts = tuple(map(ReferencePart.of, found))
        dangling = sum(part.status == "dangling" for part in parts)
        return cls(
            text=TextNamePart.of(name), references=parts, dangling=dangling, total=len(parts)
        )


class CitingPart(Part):
    """A place in the latest version of another regulation that names this one.

    ``text`` is its article (null ``number``: the preamble or an annex), the title at ``start``.
    ``to`` is the version in force on the day of the citing text, null where none is held.
    """

    regulation: str
    version: str
    title: str
    label: str
    number: tuple[int, ...] | None
    text: str
    start: int
    status: ReferenceStatus
    target: TargetPart | None = Field(alias="to")

    @classmethod
    def of(cls, citing: Citing, status: ReferenceStatus, target: VersionEntry | None) -> CitingPart:
        """A citing place as JSON."""
        return cls(
            regulation=citing.version.regulation,
            version=citing.version.label,
            title=citing.version.title,
            label=citing.label,
            number=citing.number and citing.number.parts,
            text=citing.text,
            start=citing.start,
            status=status,
            target=target
            and TargetPart(
                regulation=target.regulation,
                version=target.label,
                title=target.title,
                article=citing.cited and citing.cited.parts,
            ),
        )


class CitedByPayload(Payload):
    """One page of the places that name a regulation; ``cursor`` asks for the next."""

    kind: Literal["cited_by"] = "cited_by"
    regulation: str
    citing: tuple[CitingPart, ...]
    total: int
    complete: bool
    cursor: str | None

    @classmethod
    def of(
        cls, regulation: str, citing: Sequence[CitingPart], *, total: int, offset: int
    ) -> CitedByPayload:
        """A page of citing places as JSON, after the ``offset`` that were given before."""
        given = offset + len(citing)
        cursor = str(given) if citing and given < total else None
        return cls(
            regulation=regulation,
            citing=tuple(citing),
            total=total,
            complete=cursor is None,
            cursor=cursor,
        )
