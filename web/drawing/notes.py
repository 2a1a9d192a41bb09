"""What a 对照表 says about a row beside its text: moved parts, changed facts, why it is a pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from lawdiff.model import Diff, FactChange, FactKind, Link, PartChange, Row
from lawdiff.model.difference import PartChangeKind
from web.drawing.edits import added, removed
from web.drawing.escaping import escape
from web.drawing.parts import part_names
from web.languages import gettext
from web.names import FACTS, METHODS


class Notes:
    """Draws the notes of one comparison in one language.

    ``to_instruction`` leads from the id of an instruction to where it can be read.
    """

    def __init__(self, diff: Diff, to_instruction: Callable[[str], str]) -> None:
        self._to_instruction = to_instruction
        self._ordered = gettext("Amending decision: {items}")
        self._from: dict[str, list[Link]] = {}
        self._to: dict[str, list[Link]] = {}
        for link in diff.links:
            self._from.setdefault(link.old, []).append(link)
            self._to.setdefault(link.new, []).append(link)
        self._goes = gettext("Part of it goes on in {label}")
        self._comes = gettext("Part of it comes from {label}")
        self._replaced = gettext("Too little in common for marks: both texts stand whole")
        self._why = gettext("Why a pair")
        self._reason = gettext("Paired {method}, {score} % alike")
        self._doubtful = gettext("uncertain")
        self._changed: dict[PartChangeKind, str] = {
            "inserted": gettext("Inserted: {parts}"),
            "deleted": gettext("Deleted: {parts}"),
            "moved": gettext("Moved: {parts}"),
        }
        self._methods = {name: str(words) for name, words in METHODS.items()}
        self._facts = {name: str(words) for name, words in FACTS.items()}

    def of(self, row: Row) -> str:
        """The notes of one row, as HTML."""
        return "".join(self._lines(row))

    def _lines(self, row: Row) -> Iterator[str]:
        if row.replaced:
            yield f"<p>{escape(self._replaced)}</p>"
        if row.instructions:
            yield self._instructions(row.instructions)
        old, new = (side and side.label for side in (row.old, row.new))
        for link in self._from.get(old, ()) if old else ():
            if link.new != new:
                yield self._other(self._goes, link.new)
        for link in self._to.get(new, ()) if new else ():
            if link.old != old:
                yield self._other(self._comes, link.old)
        yield from self._parts(row)
        if not row.noise:
            for kind, changes in groupby(row.facts, key=lambda change: change.kind):
                yield self._fact(kind, changes)
        if row.similarity is not None and row.row_class != "unchanged":
            yield self._pair(row)

    def _instructions(self, ids: Iterable[str]) -> str:
        links = (f'<a href="{escape(self._to_instruction(id_))}">{escape(id_)}</a>' for id_ in ids)
        drawn = f'<span lang="zh-Hans">{"、".join(links)}</span>'
        return f"<p>{escape(self._ordered).format(items=drawn)}</p>"

    def _other(self, words: str, label: str) -> str:
        name = f'<span lang="zh-Hans">{escape(label)}</span>'
        return f"<p>{escape(words).format(label=name)}</p>"

    def _parts(self, row: Row) -> Iterator[str]:
        """Which 款, 项 and 目 came, went or moved."""
        if not row.parts:
            return
        old = part_names(row.ops.old) if any(part.old is not None for part in row.parts) else []
        new = part_names(row.ops.new) if any(part.new is not None for part in row.parts) else []
        for kind, changes in groupby(row.parts, key=lambda change: change.kind):
            names = dict.fromkeys(filter(None, (_part(change, old, new) for change in changes)))
            drawn = f'<span lang="zh-Hans">{escape("、".join(names))}</span>'
            if names:
                yield f"<p>{escape(self._changed[kind]).format(parts=drawn)}</p>"

    def _fact(self, kind: FactKind, changes: Iterable[FactChange]) -> str:
        drawn = "；".join(dict.fromkeys(map(_change, changes)))
        return (
            f'<p class="fact">{escape(self._facts[kind])} <span lang="zh-Hans">{drawn}</span></p>'
        )

    def _pair(self, row: Row) -> str:
        assert row.similarity is not None  # noqa: S101  # asked for pairs alone
        method = self._methods.get(row.method or "content", row.method)
        score = round(row.similarity * 100)
        reason = escape(self._reason.format(method=method, score=score))
        if row.confidence == "low":
            reason += f" · <strong>{escape(self._doubtful)}</strong>"
        return f'<details class="why"><summary>{escape(self._why)}</summary>{reason}</details>'


def _part(change: PartChange, old: Sequence[str], new: Sequence[str]) -> str:
    before = old[change.old] if change.old is not None else ""
    after = new[change.new] if change.new is not None else ""
    return f"{before} → {after}" if before and after else before or after


def _change(change: FactChange) -> str:
    """The old and the new words, marked where they stand alone."""
    old, new = (escape(fact.text) if fact else "" for fact in (change.old, change.new))
    if old and new:
        return f"{old} → {new}"
    return added(new) if new else removed(old)
