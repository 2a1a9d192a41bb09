"""The gate: what would harm the record, so that a text waits for someone to look at it."""

from __future__ import annotations

from collections import Counter

from lawdiff.model import Document, Notice
from lawdiff.parsing import notices

HARMFUL = frozenset(("no_units", "number_repeated", "numbering_restarts", "text_outside_units"))
"""The warnings that keep a text out of the record until somebody has looked at it."""


def harm(document: Document, before: Document | None) -> tuple[Notice, ...]:
    """Why ``document`` must not enter the record unseen; empty where it may.

    No unit was found; a number stands twice or the numbering begins again; half the text stands in
    no unit; or fewer than half the articles of the version ``before`` are left.
    """
    found = [n for n in document.notices if n.code in HARMFUL]
    numbers = [a.number for a in document.articles]
    if not numbers and not any(n.code == "no_units" for n in found):
        found.insert(0, notices.no_units())
    twice = next((n for n, count in Counter(numbers).items() if count > 1), None)
    if twice and not any(n.code == "number_repeated" for n in found):
        found.append(notices.repeated(twice.label, None))
    if before is not None and 2 * len(numbers) < len(before.articles):
        found.append(notices.half_gone(len(numbers), len(before.articles)))
    return tuple(found)
