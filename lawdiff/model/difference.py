"""A diff is a value: made by diffing, printed by payloads, drawn by exporting.

It checks itself on construction, so an impossible diff cannot travel.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from lawdiff.model.fact import Fact, FactKind
from lawdiff.model.regulation import Article, TextState

Sign = Literal["=", "-", "+"]
Op = tuple[Sign, str]
RowClass = Literal["unchanged", "renumbered", "amended", "amended_renumbered", "added", "deleted"]
Noise = Literal["punctuation", "xref", "substitution"]
LinkKind = Literal["same", "split", "merge"]
Unit = Literal["word", "char"]
Confidence = Literal["high", "medium", "low"]
PartChangeKind = Literal["inserted", "deleted", "moved"]
PassageKind = Literal["preamble", "annex"]

ROW_CLASSES: tuple[RowClass, ...] = (
    "unchanged", "renumbered", "amended", "amended_renumbered", "added", "deleted",
)  # fmt: skip
_NOT_NORMAL = re.compile(r"[^=+-]|==|--|\+\+|\+-")
_SWAPPED: dict[Sign, Sign] = {"=": "=", "-": "+", "+": "-"}
_SWAPPED_CLASS: dict[RowClass, RowClass] = {"added": "deleted", "deleted": "added"}
_SWAPPED_PART: dict[PartChangeKind, PartChangeKind] = {
    "inserted": "deleted",
    "deleted": "inserted",
}
_SWAPPED_LINK: dict[LinkKind, LinkKind] = {"split": "merge", "merge": "split"}


@dataclass(frozen=True, slots=True)
class Ops:
    """The edits from one text to another: ``=`` kept, ``-`` only in the old, ``+`` only in the new.

    No op is empty, no two neighbours have the same sign, and between two kept runs the removed
    text comes before the added.
    """

    ops: tuple[Op, ...]

    def __post_init__(self) -> None:
        signs, texts = zip(*self.ops, strict=True) if self.ops else ((), ())
        if not (all(texts) and _is_normal(signs)):
            raise ValueError(f"not a normal list of edits: {str(self.ops)[:80]}")

    @classmethod
    def of(cls, pairs: Iterable[Op]) -> Ops:
        """The normal form of any list of edits: runs joined, removed before added."""
        out: list[Op] = []
        kept = gone = come = ""
        for sign, text in pairs:
            if sign == "-":
                gone += text
            elif sign == "+":
                come += text
            elif text and (gone or come):
                out += ("=", kept), ("-", gone), ("+", come)
                kept, gone, come = text, "", ""
            else:
                kept += text
        out += ("=", kept), ("-", gone), ("+", come)
        return cls(tuple([op for op in out if op[1]]))

    @property
    def old(self) -> str:
        """The old text, exactly."""
        return "".join([text for sign, text in self.ops if sign != "+"])

    @property
    def new(self) -> str:
        """The new text, exactly."""
        return "".join([text for sign, text in self.ops if sign != "-"])

    @property
    def changed(self) -> bool:
        """Whether the texts differ."""
        return len(self.ops) > 1 or any(sign != "=" for sign, _ in self.ops)

    def inverted(self) -> Ops:
        """The edits from the new text back to the old."""
        return Ops.of((_SWAPPED[sign], text) for sign, text in self.ops)

    def __iter__(self) -> Iterator[Op]:
        return iter(self.ops)


@lru_cache(maxsize=1024)
def _is_normal(signs: tuple[Sign, ...]) -> bool:
    """Whether edits may follow each other so; the same few patterns come again and again."""
    return not _NOT_NORMAL.search("".join(signs))


@dataclass(frozen=True, slots=True)
class TextName:
    """Which text one end of a diff is: a version of the record, or a file.

    ``text_state`` says of a computed text that it is one.
    """

    title: str
    regulation: str | None = None
    version: str | None = None
    file: str | None = None
    text_state: TextState = "official"


class FactChange(NamedTuple):
    """A fact that changed; None on the side where it does not stand."""

    kind: FactKind
    old: Fact | None
    new: Fact | None


class PartChange(NamedTuple):
    """A 款, 项 or 目 that was inserted into its article, deleted from it or moved within it.

    ``old`` and ``new`` are its line, from 0, in the text of each side, and None where it is not;
    the names say what it is called there, 第二款 or 第（三）项, as far as that can be told.
    """

    kind: PartChangeKind
    old: int | None
    new: int | None
    old_name: str = ""
    new_name: str = ""

    def inverted(self) -> PartChange:
        """The same change read backwards."""
        kind = _SWAPPED_PART.get(self.kind, self.kind)
        return PartChange(kind, self.new, self.old, self.new_name, self.old_name)


@dataclass(frozen=True, slots=True)
class Passage:
    """Text outside the articles that changed: the preamble, or an annex with its titles."""

    kind: PassageKind
    old: str | None
    new: str | None
    ops: Ops


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article of either text, or the main pair of two.

    ``replaced``: the two share too little (or are too large) for a redline; both are shown whole.
    ``noise``: nothing changed but punctuation, cross-references that follow the renumbering, or a
    term replaced throughout. ``method`` says how the pair was found, ``confidence`` how often such
    pairs are right. ``instructions`` are the ids of those of the amending decision that name the
    article, where that decision is known.
    """

    row_class: RowClass
    old: Article | None
    new: Article | None
    ops: Ops
    similarity: float | None = None
    method: str | None = None
    confidence: Confidence | None = None
    replaced: bool = False
    noise: Noise | None = None
    facts: tuple[FactChange, ...] = ()
    parts: tuple[PartChange, ...] = ()
    instructions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.old is None) != (self.row_class == "added"):
            raise ValueError(f"a row called {self.row_class} with old side {self.old}")
        if (self.new is None) != (self.row_class == "deleted"):
            raise ValueError(f"a row called {self.row_class} with new side {self.new}")


@dataclass(frozen=True, slots=True)
class Link:
    """An article of the old text whose words stand, at least in part, in an article of the new."""

    old: str
    new: str
    kind: LinkKind
    score: float
    method: str


@dataclass(frozen=True, slots=True)
class Substitution:
    """A term that one text replaced by another throughout, with the number of places."""

    old: str
    new: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """Two texts compared article by article.

    Every article of both texts stands in exactly one row; ``links`` are the splits and merges
    beside the main pairs, ``passages`` what changed outside the articles.
    """

    old: TextName
    new: TextName
    unit: Unit
    rows: tuple[Row, ...]
    links: tuple[Link, ...] = ()
    substitutions: tuple[Substitution, ...] = ()
    passages: tuple[Passage, ...] = ()
    summary: dict[RowClass, int] = field(init=False)

    def __post_init__(self) -> None:
        for sides in ([r.old for r in self.rows], [r.new for r in self.rows]):
            numbers = [side.number for side in sides if side is not None]
            if len(numbers) != len(set(numbers)):
                raise ValueError("an article stands in two rows")
        counts = Counter(row.row_class for row in self.rows)
        object.__setattr__(self, "summary", {name: counts[name] for name in ROW_CLASSES})

    def inverted(self) -> Diff:
        """The same comparison read backwards."""
        rows = tuple(
            Row(
                row_class=_SWAPPED_CLASS.get(r.row_class, r.row_class),
                old=r.new,
                new=r.old,
                ops=r.ops.inverted(),
                similarity=r.similarity,
                method=r.method,
                confidence=r.confidence,
                replaced=r.replaced,
                noise=r.noise,
                facts=tuple(FactChange(f.kind, f.new, f.old) for f in r.facts),
                parts=tuple(part.inverted() for part in r.parts),
                instructions=r.instructions,
            )
            for r in self.rows
        )
        links = tuple(
            Link(x.new, x.old, _SWAPPED_LINK.get(x.kind, x.kind), x.score, x.method)
            for x in self.links
        )
        swapped = tuple(Substitution(s.new, s.old, s.count) for s in self.substitutions)
        passages = tuple(Passage(p.kind, p.new, p.old, p.ops.inverted()) for p in self.passages)
        return Diff(
            old=self.new, new=self.old, unit=self.unit,
            rows=rows, links=links, substitutions=swapped, passages=passages,
        )  # fmt: skip
