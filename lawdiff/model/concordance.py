"""Old numbers beside new ones, and what the renumbering left pointing elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from lawdiff.model.difference import LinkKind
from lawdiff.numbering import Number


@dataclass(frozen=True, slots=True)
class Became:
    """A new article that holds an old one (``same``), part of it, or more than it."""

    label: str
    number: Number
    kind: LinkKind
    score: float


@dataclass(frozen=True, slots=True)
class Correspondence:
    """One old article and what it became, the main article first; nothing where it was deleted."""

    label: str
    number: Number
    became: tuple[Became, ...]


@dataclass(frozen=True, slots=True)
class Dangling:
    """A reference inside a regulation that an amendment left pointing elsewhere, or nowhere.

    It stands from ``start`` to ``end`` (in code points) of the text of the new article ``label``.
    ``meant`` is the old article it named before, None where it is newly written; ``became`` is
    what that article became, and ``now`` the new article it names, None where there is none.
    """

    label: str
    start: int
    end: int
    text: str
    meant: str | None
    became: tuple[str, ...]
    now: str | None
