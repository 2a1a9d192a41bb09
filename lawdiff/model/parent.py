"""The laws above a regulation, and what became of them since it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lawdiff.model.catalogue import VersionEntry
from lawdiff.model.comparison import ParentLaw
from lawdiff.model.difference import Ops, RowClass
from lawdiff.model.regulation import Article

ParentStatus = Literal[
    "unchanged", "changed", "ended", "earlier_not_held", "undated", "not_held", "ambiguous"
]
"""How it stands between a regulation and a law above it.

``changed``: the law was adopted anew since, ``ended``: it no longer holds. Not known:
``earlier_not_held`` (all texts of it that are held are later than the regulation), ``undated`` (the
regulation has no date), ``not_held`` (the law is not held), ``ambiguous`` (several bear its
title)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AffectedArticle:
    """An article of the law above and what became of it.

    ``old`` is None where it is new, ``new`` where it was deleted. ``became`` are the labels of the
    articles that hold its matter now, the main one first. ``cited``: the regulation cites it.
    """

    old: Article | None
    new: Article | None
    row_class: RowClass
    became: tuple[str, ...]
    cited: bool
    ops: Ops


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """A law that a regulation says it is made under, and how it stands between them.

    ``then`` is the law as it was adopted last before the regulation's text, ``now`` its latest
    version (or the latest by the day that is asked about), each None where it is not held.
    ``affected`` are the articles that changed between the two but in form alone, and all that the
    regulation cites.
    """

    law: ParentLaw
    status: ParentStatus
    regulation: str | None = None
    then: VersionEntry | None = None
    now: VersionEntry | None = None
    affected: tuple[AffectedArticle, ...] = ()

    @property
    def flagged(self) -> bool:
        """Whether the regulation should be looked at again: the law changed since, or ended."""
        return self.status in {"changed", "ended"}
