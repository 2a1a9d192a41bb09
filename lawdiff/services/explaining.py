"""The rows of a 对照表 beside the instructions of the decision that ordered the changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lawdiff import amending
from lawdiff.errors import Refused
from lawdiff.model import Amended, Diff, Document, Row
from lawdiff.numbering import Number
from lawdiff.services.annexed import decisions_of, without_decisions

Ids = Mapping[Number, Sequence[str]]


def explained(diff: Diff, old: Document, new: Document) -> Diff:
    """The diff of two neighbouring versions with the instructions of the newer one's decisions.

    A decision that cannot be read explains nothing.
    """
    for annex in decisions_of(new):
        try:
            instructions = amending.parse_decision(f"{annex.title}\n{annex.text}", old.title)
        except Refused:
            continue
        diff = explained_by(diff, amending.apply(without_decisions(old), instructions))
    return diff


def explained_by(diff: Diff, amended: Amended) -> Diff:
    """The diff with the instructions of a decision that was applied to its old text.

    Targets are named in the old numbering, so rows are found by it; articles that are new, by the
    number that the decision gives them.
    """
    old: dict[Number, list[str]] = defaultdict(list)
    new: dict[Number, list[str]] = defaultdict(list)
    for article in amended.articles:
        if article.former:
            old[article.former] += article.instructions
        else:
            new[article.article.number] += article.instructions
    for outcome in amended.outcomes:
        for target in outcome.instruction.targets:
            if target.article:
                old[target.article].append(outcome.instruction.id)
    order = {outcome.instruction.id: place for place, outcome in enumerate(amended.outcomes)}
    rows = (_explained(row, old, new, order) for row in diff.rows)
    return replace(diff, rows=tuple(rows))


def _explained(row: Row, old: Ids, new: Ids, order: Mapping[str, int]) -> Row:
    if row.row_class == "unchanged":
        return row
    ids = {*row.instructions}
    if row.old:
        ids.update(old.get(row.old.number, ()))
    elif row.new:
        ids.update(new.get(row.new.number, ()))
    return replace(row, instructions=tuple(sorted(ids, key=lambda id_: order.get(id_, -1))))
