"""Amending decisions as annexes of the versions they made."""

from __future__ import annotations

import re
from dataclasses import replace

from lawdiff.model import Annex, Document

_DECISION = re.compile(
    r"修[改正订].*(?:决定|修正案)(?:[（(].*[)）])?$|修正案(?:[（(].*[)）])?$", re.DOTALL
)


def decisions_of(document: Document) -> tuple[Annex, ...]:
    """The annexes that are amending decisions."""
    return tuple(annex for annex in document.annexes if is_decision(annex.title))


def without_decisions(document: Document) -> Document:
    """The text that is the regulation itself: what is compared, amended and told apart."""
    own = tuple(annex for annex in document.annexes if not is_decision(annex.title))
    return document if own == document.annexes else replace(document, annexes=own)


def with_decision(document: Document, decision: Annex) -> Document:
    """The document with a decision as its last annex; unchanged where it has it already."""
    if decision in document.annexes:
        return document
    return replace(document, annexes=(*document.annexes, decision))


def is_decision(title: str) -> bool:
    """Whether a title is that of a decision or an act of amendment (修改决定, 修正案)."""
    return bool(_DECISION.search(title))
