"""What comparing two texts found, and how the catalogue keeps it of neighbouring versions.

Packed it is JSON, a list for every value with its fields in their order. The names of the texts
are left out: who unpacks knows them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from lawdiff import __version__, diffing
from lawdiff.model import (
    Article,
    ArticleName,
    Correspondence,
    Dangling,
    Diff,
    Fact,
    FactChange,
    FactKind,
    Link,
    Ops,
    PartChange,
    Passage,
    Row,
    RowClass,
    Substitution,
    TextName,
)
from lawdiff.numbering import Number

_Plain = Link | Substitution | Dangling


@dataclass(frozen=True, slots=True)
class Findings:
    """A diff, and the references of the new text to its own articles that did not follow."""

    diff: Diff
    dangling: tuple[Dangling, ...]

    @classmethod
    def of(cls, diff: Diff) -> Findings:
        """All that a diff tells."""
        return cls(diff, diffing.dangling(diff))

    @property
    def concordance(self) -> tuple[Correspondence, ...]:
        """Every old article with what it became."""
        return diffing.concordance(self.diff)


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the articles of a version since the one before it.

    ``classes`` has every article that goes on from one of the version before, all others are
    added; ``gone`` are the articles of the version before that none goes on from, by number.
    """

    classes: Mapping[Number, RowClass]
    gone: tuple[ArticleName, ...]

    @classmethod
    def of(cls, diff: Diff) -> Changes:
        """What a diff says of the articles."""
        classes = {row.new.number: row.row_class for row in diff.rows if row.new and row.old}
        gone = [row.old for row in diff.rows if row.old and not row.new]
        names = [ArticleName(old.number, old.label) for old in gone]
        return cls(classes, tuple(sorted(names, key=attrgetter("number"))))

    @classmethod
    def unpacked(cls, text: str) -> Changes:
        """The changes that `packed` made that text of."""
        stems, classes, gone = json.loads(text)
        return cls(
            dict(zip(map(_number, stems), classes, strict=True)),
            tuple([ArticleName(_number(stem), label) for stem, label in gone]),
        )

    def packed(self) -> str:
        """The changes as the catalogue keeps them."""
        stems = [number.stem for number in self.classes]
        gone = [(name.number.stem, name.label) for name in self.gone]
        values = stems, list(self.classes.values()), gone
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def packed(found: Findings) -> str:
    """Findings as the catalogue keeps them."""
    diff = found.diff
    values = {
        "lawdiff": __version__,
        "unit": diff.unit,
        "rows": list(map(_packed_row, diff.rows)),
        "links": list(map(_fields, diff.links)),
        "substitutions": list(map(_fields, diff.substitutions)),
        "passages": [[p.kind, p.old, p.new, *_packed_ops(p.ops)] for p in diff.passages],
        "dangling": list(map(_fields, found.dangling)),
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str, old: TextName, new: TextName) -> Findings | None:
    """The findings about two texts; None where another lawdiff found them, maybe otherwise."""
    values = json.loads(text)
    if values["lawdiff"] != __version__:
        return None
    diff = Diff(
        old=old,
        new=new,
        unit=values["unit"],
        rows=tuple(map(_row, values["rows"])),
        links=tuple([Link(*fields) for fields in values["links"]]),
        substitutions=tuple([Substitution(*fields) for fields in values["substitutions"]]),
        passages=tuple(
            [Passage(k, gone, come, _ops(*x)) for k, gone, come, *x in values["passages"]]
        ),
    )
    return Findings(diff, tuple(map(_dangling, values["dangling"])))


def _packed_row(row: Row) -> list[Any]:
    return [
        row.row_class,
        _packed_side(row.old),
        _packed_side(row.new),
        *_packed_ops(row.ops),
        row.similarity,
        row.method,
        row.confidence,
        row.replaced,
        row.noise,
        row.facts,
        row.parts,
        row.instructions,
    ]


def _row(fields: Sequence[Any]) -> Row:
    row_class, old, new, signs, texts, score, method, confidence, *rest = fields
    replaced, noise, facts, parts, instructions = rest
    ops = _ops(signs, texts)
    return Row(
        row_class=row_class,
        old=old and _side(old, ops.old),
        new=new and _side(new, ops.new),
        ops=ops,
        similarity=score,
        method=method,
        confidence=confidence,
        replaced=replaced,
        noise=noise,
        facts=tuple([_fact_change(*change) for change in facts]),
        parts=tuple([PartChange(*part) for part in parts]),
        instructions=tuple(instructions),
    )


def _packed_side(side: Article | None) -> list[Any] | None:
    """An article without its text, which the ops of its row hold."""
    return None if side is None else [side.number.stem, side.label, side.caption]


def _side(fields: Sequence[Any], text: str) -> Article:
    stem, label, caption = fields
    return Article(_number(stem), label, text, caption)


def _number(stem: str) -> Number:
    number = Number.of_stem(stem)
    assert number is not None  # noqa: S101  # it was packed
    return number


def _packed_ops(ops: Ops) -> tuple[str, list[str]]:
    return "".join([sign for sign, _ in ops]), [text for _, text in ops]


def _ops(signs: str, texts: Sequence[str]) -> Ops:
    return Ops(tuple(zip(signs, texts, strict=True)))  # type: ignore[arg-type]  # they are signs


def _fact_change(
    kind: FactKind, old: Sequence[Any] | None, new: Sequence[Any] | None
) -> FactChange:
    return FactChange(kind, Fact(*old) if old else None, Fact(*new) if new else None)


def _dangling(fields: Sequence[Any]) -> Dangling:
    label, start, end, text, meant, became, now = fields
    return Dangling(label, start, end, text, meant, tuple(became), now)


def _fields(value: _Plain) -> list[Any]:
    """The fields of a value that holds nothing but strings and numbers, in their order."""
    return [getattr(value, name) for name in value.__slots__]
