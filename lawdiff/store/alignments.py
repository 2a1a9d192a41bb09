"""Links settled by hand as the record holds them: one JSON file under a ref of its own.

The ref has its own chain of commits, one a change, beside the branch of versions.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, get_args

from lawdiff.errors import Damaged
from lawdiff.model import Correction, Verdict
from lawdiff.model.record import is_label
from lawdiff.numbering import Number
from lawdiff.store.layout import FORMAT

FILE = "alignments.json"


def data_of(corrections: Sequence[Correction]) -> bytes:
    """The file that holds ``corrections``; the same corrections give the same bytes."""
    rows = [
        {
            "old_version": c.old_version,
            "new_version": c.new_version,
            "old": c.old.address,
            "new": c.new.address,
            "verdict": c.verdict,
        }
        for c in sorted(corrections, key=lambda c: c.key)
    ]
    value = {"format": FORMAT, "links": rows}
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def corrections_of(regulation: str, data: bytes) -> list[Correction]:
    """The corrections in a file.

    Raises:
        Damaged: ``unreadable_alignments``.
    """
    try:
        return [_correction(row) for row in json.loads(data)["links"]]
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise Damaged(
            "unreadable_alignments",
            "The alignments of {regulation} cannot be read: {reason}.",
            remedy="Restore the repository from a backup.",
            regulation=regulation,
            reason=f"{type(error).__name__} {error}"[:200],
        ) from error


def message(regulation: str) -> bytes:
    """What the commit of a change says."""
    return f"Alignments\n\nRegulation-Id: {regulation}\n".encode()


def _correction(row: dict[str, Any]) -> Correction:
    old, new = Number.of_address(row["old"]), Number.of_address(row["new"])
    labels = row["old_version"], row["new_version"]
    if old is None or new is None or not all(map(is_label, labels)):
        raise ValueError(f"no link: {row}")
    if row["verdict"] not in get_args(Verdict):
        raise ValueError(f"no verdict: {row['verdict']}")
    return Correction(
        old_version=labels[0], new_version=labels[1], old=old, new=new, verdict=row["verdict"]
    )
