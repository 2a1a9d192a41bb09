"""Two neighbouring versions of a regulation compared."""

from __future__ import annotations

from collections.abc import Sequence

from lawdiff import diffing
from lawdiff.model import Diff, Document, Link, TextName, Unit
from lawdiff.services.annexed import without_decisions
from lawdiff.services.explaining import explained


def neighbours_compared(
    old: Document,
    new: Document,
    names: tuple[TextName, TextName],
    unit: Unit = "word",
    known: Sequence[Link] = (),
) -> Diff:
    """The diff of two neighbours, the instructions of the newer one's decisions beside its rows.

    It rests on the two texts and on what was settled by hand (``known``) alone, so it can be kept.
    """
    diff = diffing.diff(
        without_decisions(old),
        without_decisions(new),
        old_name=names[0],
        new_name=names[1],
        unit=unit,
        known=known,
    )
    return explained(diff, old, new)
