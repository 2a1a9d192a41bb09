"""What a 对照表 says about a row beside its text: moved parts, changed facts, why it is a pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from lawdiff.model import Diff, FactChange, FactKind, Link, PartChange, Row
from lawdiff.model.difference import PartChangeKind
from web.drawing.edits import added, removed
from web.drawing.escaping import escape
from web.languages import gettext
from web.names import FACTS, METHODS

_KIND = attrgetter("kind")


class Notes:
    """Draws the notes of one comparison in one language.

    ``to_instruction`` leads from the id of an instruction to where it can be read.
    """

    def __init__(self, diff: Diff, to_instruction: Callable[[str], str]) -> None:
        self._to_instruction = to_instruction
        self._ordered = escape(gettext("Amending decision: {items}"))
        self._from: dict[str, list[Link]] = {}
        self._to: dict[str, list[Link]] = {}
        for link in diff.links:
            self._from.setdefault(link.old, []).append(link)
            self._to.setdefault(link.new, []).append(link)
        self._goes = escape(gettext("Part of it goes on in {label}"))
        self._comes = escape(gettext("Part of it comes from {label}"))
        self._replaced = escape(gettext("Too little in common for marks: both texts stand whole"))
        self._why = f'<details class="why"><summary>{escape(gettext("Why a pair"))}</summary>'
        self._reason = escape(gettext("Paired {method}, {score} % alike"))
        self._doubt = f" · <strong>{escape(gettext('uncertain'))}</strong>"
        self._changed: dict[PartChangeKind, str] = {
            "inserted": escape(gettext("Inserted: {parts}")),
            "deleted": escape(gettext("Deleted: {parts}")),
            "moved": escape(gettext("Moved: {parts}")),
        }
        self._methods = {name: escape(str(words)) for name, words in METHODS.items()}
        self._facts = {name: escape(str(words)) for name, words in FACTS.items()}

    def of(self, row: Row) -> str:
        """The notes of one row, as HTML."""
        notes: list[str] = []
        if row.replaced:
            notes.append(f"<p>{self._replaced}</p>")
        if row.instructions:
            notes.append(self._instructions(row.instructions))
        if self._from:
            notes += self._others(row)
        if row.parts:
            notes += self._parts(row)
        if row.facts and not row.noise:
            notes += [self._fact(kind, changes) for kind, changes in groupby(row.facts, _KIND)]
        if row.similarity is not None and row.row_class != "unchanged":
            notes.append(self._pair(row, round(row.similarity * 100)))
        return "".join(notes)

    def _others(self, row: Row) -> Iterator[str]:
        """The articles beside its pair in which words of a row went on, or from which they came."""
        old = row.old.label if row.old else ""
        new = row.new.label if row.new else ""
        for link in self._from.get(old, ()):
            if link.new != new:
                yield self._other(self._goes, link.new)
        for link in self._to.get(new, ()):
            if link.old != old:
                yield self._other(self._comes, link.old)

    def _instructions(self, ids: Iterable[str]) -> str:
        links = (f'<a href="{escape(self._to_instruction(id_))}">{escape(id_)}</a>' for id_ in ids)
        drawn = f'<span lang="zh-Hans">{"、".join(links)}</span>'
        return f"<p>{self._ordered.format(items=drawn)}</p>"

    def _other(self, words: str, label: str) -> str:
        name = f'<span lang="zh-Hans">{escape(label)}</span>'
        return f"<p>{words.format(label=name)}</p>"

    def _parts(self, row: Row) -> Iterator[str]:
        """Which 款, 项 and 目 came, went or moved."""
        for kind, changes in groupby(row.parts, _KIND):
            names = dict.fromkeys(filter(None, map(_part, changes)))
            drawn = f'<span lang="zh-Hans">{escape("、".join(names))}</span>'
            if names:
                yield f"<p>{self._changed[kind].format(parts=drawn)}</p>"

    def _fact(self, kind: FactKind, changes: Iterable[FactChange]) -> str:
        drawn = "；".join(dict.fromkeys(map(_change, changes)))
        return f'<p class="fact">{self._facts[kind]} <span lang="zh-Hans">{drawn}</span></p>'

    def _pair(self, row: Row, score: int) -> str:
        name = row.method or "content"
        method = self._methods.get(name) or escape(name)
        reason = self._reason.format(method=method, score=score)
        doubt = self._doubt if row.confidence == "low" else ""
        return f"{self._why}{reason}{doubt}</details>"


def _part(change: PartChange) -> str:
    old, new = change.old_name, change.new_name
    return f"{old} → {new}" if old and new else old or new


def _change(change: FactChange) -> str:
    """The old and the new words, marked where they stand alone."""
    old = escape(change.old.text) if change.old else ""
    new = escape(change.new.text) if change.new else ""
    if old and new:
        return f"{old} → {new}"
    return added(new) if new else removed(old)
