"""References between texts, followed to what they point to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lawdiff.model.catalogue import VersionEntry
from lawdiff.model.reference import Reference
from lawdiff.model.regulation import Article
from lawdiff.numbering import Number

ReferenceStatus = Literal["linked", "dangling", "not_held", "ambiguous"]
"""``linked``: the text is held, and has the article; ``dangling``: it has no such article;
``not_held``: no text of that title, or none that held then; ``ambiguous``: several bear it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedReference:
    """A reference in ``article`` and what it points to, as far as that is held.

    ``target`` is the version in force on the day of the citing text, or the citing text itself;
    ``number`` the article in it, None where a whole text is meant.
    """

    article: Article
    reference: Reference
    status: ReferenceStatus
    regulation: str | None = None
    target: VersionEntry | None = None
    number: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """A place in the latest version of another regulation that names this one by its title.

    ``label`` and ``number`` are those of the article in which it stands (empty and None: the
    preamble or an annex), ``cited`` the article it names, None for the whole text.
    """

    version: VersionEntry
    label: str
    number: Number | None
    text: str
    start: int
    cited: Number | None
