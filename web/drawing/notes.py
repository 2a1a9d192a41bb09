"""What a 对照表 says about a row beside its text: moved parts, changed facts, why it is a pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup, escape

from lawdiff.model import Diff, FactChange, FactKind, Link, Row
from web.drawing.edits import added, removed
from web.languages import gettext
from web.names import FACTS, METHODS


class Notes:
    """Draws the notes of one comparison in one language."""

    def __init__(self, diff: Diff) -> None:
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
        self._methods = {name: str(words) for name, words in METHODS.items()}
        self._facts = {name: str(words) for name, words in FACTS.items()}

    def of(self, row: Row) -> Markup:
        """The notes of one row."""
        return Markup("".join(self._lines(row)))

    def _lines(self, row: Row) -> Iterator[str]:
        if row.replaced:
            yield f"<p>{escape(self._replaced)}</p>"
        old, new = (side and side.label for side in (row.old, row.new))
        for link in self._from.get(old, ()) if old else ():
            if link.new != new:
                yield self._other(self._goes, link.new)
        for link in self._to.get(new, ()) if new else ():
            if link.old != old:
                yield self._other(self._comes, link.old)
        if not row.noise:
            for kind, changes in groupby(row.facts, key=lambda change: change.kind):
                yield self._fact(kind, changes)
        if row.similarity is not None and row.row_class != "unchanged":
            yield self._pair(row)

    def _other(self, words: str, label: str) -> str:
        name = Markup('<span lang="zh-Hans">{}</span>').format(label)
        return f"<p>{escape(words).format(label=name)}</p>"

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
        return f'<details class="why"><summary>{escape(self._why)}</summary>{reason}</details>'


def _change(change: FactChange) -> str:
    """The old and the new words, marked where they stand alone."""
    old, new = (escape(fact.text) if fact else "" for fact in (change.old, change.new))
    if old and new:
        return f"{old} → {new}"
    return added(new) if new else removed(old)
