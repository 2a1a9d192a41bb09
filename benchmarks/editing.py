"""The edits inside articles, and whole comparisons, against diff-match-patch alone."""

from __future__ import annotations

import json
import logging
import math
import random
from functools import cache, partial
from itertools import accumulate, pairwise

import jieba
from diff_match_patch import diff_match_patch

from benchmarks.compiled import in_compiled
from benchmarks.harness import SHARED, Row, Side, at_least, at_most, ratio, seconds
from benchmarks.material import big_pair, document
from lawdiff import diffing
from lawdiff.diffing.script import Engine, default_engine, python_engine
from lawdiff.folding import fold
from lawdiff.model import Article, Document, TextName
from lawdiff.numbering import Number

_OLD, _NEW = TextName("old"), TextName("new")
_FEW, _MANY = 50, 5_000
_EDITS = "edits, diff-match-patch / lawdiff {}, × time"
_WHOLE = "versions, diff-match-patch / lawdiff {}, × time"
_HOW_EDITS = "diff-match-patch in character mode with semantic clean-up against ours, same articles"
_HOW_WHOLE = (
    "diff-match-patch in character mode with semantic clean-up on the changed articles alone"
    " against both texts parsed, aligned and compared, facts aside"
)

Texts = tuple[str, str]


def islands() -> Row:
    """Kept stretches of one or two characters between two edits."""
    found = 0
    for old, new in _changed():
        ops = diffing.diff_text(old, new).ops
        found += sum(sign == "=" and len(text) <= 2 for sign, text in ops[1:-1])
    value = 100 * found / len(_changed())
    how = f"kept stretches of at most 2 characters in {len(_changed())} changed articles"
    return at_most("islands per 100 changed articles", value, 6, how)


def boundaries() -> Row:
    """Where edits begin and end, judged by another cutter of words."""
    jieba.setLogLevel(logging.WARNING)
    right = total = 0
    for texts in _changed():
        ends = [{0, *accumulate(len(word) for word in jieba.cut(text))} for text in texts]
        places = [0, 0]
        for sign, text in diffing.diff_text(*texts):
            for side in [0] if sign == "-" else [1] if sign == "+" else [0, 1]:
                edges = {places[side], places[side] + len(text)}
                places[side] += len(text)
                if sign != "=":
                    right += len(edges & ends[side])
                    total += 2
    how = "share of the ends of edits that are ends of words to jieba"
    return at_least("edit ends on word boundaries", right / total, 0.99, how)


def edits_in_python() -> Row:
    """Edits without the extra."""
    return at_least(_EDITS.format("in Python"), edits(python_engine), 2.5, _HOW_EDITS)


def edits_with_extra() -> Row:
    """Edits with the extra ``fast``."""
    return at_least(_EDITS.format("with the extra"), edits(default_engine()), 5, _HOW_EDITS)


def whole_in_python() -> Row:
    """All versions parsed, aligned and compared, without the extra."""
    return at_least(_WHOLE.format("in Python"), whole(python_engine), 2.5, _HOW_WHOLE)


def whole_with_extra() -> Row:
    """The same with the extra ``fast``."""
    return at_least(_WHOLE.format("with the extra"), whole(default_engine()), 4, _HOW_WHOLE)


def whole_compiled() -> Row:
    """The same by the compiled build."""
    name = _WHOLE.format("compiled, with the extra")
    value = in_compiled("editing", "whole")
    if isinstance(value, str):
        return Row(name, 0, "at least 4", holds=False, how=f"not measured: needs {value}")
    return at_least(name, value, 4, f"{_HOW_WHOLE}; modules compiled by mypyc")


def growth() -> Row:
    """How the time of aligning and comparing grows with the number of articles."""
    few, many = (min(_times(count)) for count in (_FEW, _MANY))
    value = math.log(many / few) / math.log(_MANY / _FEW)
    how = f"exponent from {_FEW} to {_MANY} articles, 5 % deleted, 45 % edited, 15 % inserted"
    return at_most("growth of aligning and comparing, exponent", value, 1.2, how)


def edits(engine: Engine) -> float:
    """How many times as long as ours diff-match-patch takes for all changed articles."""
    ours = Side(engine.__name__, lambda: [diffing.diff_text(*t, engine=engine) for t in _changed()])
    return ratio(Side("diff-match-patch", _characters), ours, rounds=3)


def whole(engine: Engine | None = None) -> float:
    """How many times as long it takes for these as ours for all versions."""
    engine = engine or default_engine()
    ours = Side(engine.__name__, partial(_compare, engine))
    return ratio(Side("diff-match-patch", _characters), ours, rounds=5)


def _compare(engine: Engine) -> None:
    for texts in _versions():
        for old, new in pairwise(map(document, texts)):
            diffing.diff(old, new, old_name=_OLD, new_name=_NEW, facts=False, engine=engine)


def _characters() -> None:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    for old, new in _changed():
        engine.diff_cleanupSemantic(engine.diff_main(old, new, checklines=False))


@cache
def _versions() -> tuple[tuple[str, ...], ...]:
    """The texts of each law, oldest first."""
    folder = SHARED / "corpus" / "versions"
    if not folder.is_dir():
        return (tuple(map(_text, big_pair())),)
    laws = json.loads((folder / "manifest.json").read_text("utf-8"))
    return tuple(
        tuple((folder / version["file"]).read_text("utf-8") for version in law["versions"])
        for law in laws
    )


def _text(regulation: Document) -> str:
    articles = "\n".join(f"{a.label}　{a.text}" for a in regulation.articles)
    return f"{regulation.title}\n{articles}"


@cache
def _changed() -> tuple[Texts, ...]:
    """Both texts of every article that changed, but for width and white space."""
    return tuple(
        (row.ops.old, row.ops.new)
        for texts in _versions()
        for old, new in pairwise(map(document, texts))
        for row in diffing.diff(old, new, old_name=_OLD, new_name=_NEW, facts=False).rows
        if row.old and row.new and fold(row.ops.old) != fold(row.ops.new)
    )


def _times(count: int) -> list[float]:
    old, new = _edited(count)
    rounds = 5 if count == _MANY else 20
    run = partial(diffing.diff, old, new, old_name=_OLD, new_name=_NEW, facts=False)
    return [seconds(run) for _ in range(rounds)]


def _edited(count: int) -> tuple[Document, Document]:
    """A text of so many articles and an edited one."""
    dice = random.Random(count)  # noqa: S311
    words = [chr(dice.randrange(0x4E00, 0x9FA5)) + chr(0x4E00 + k) for k in range(4_000)]
    texts = [_article(dice, words) for _ in range(count)]
    edited = [
        text.replace(text[20:26], dice.choice(words)) if dice.random() < 0.45 else text
        for text in texts
        if dice.random() >= 0.05
    ]
    for _ in range(count * 15 // 100):
        edited.insert(dice.randrange(len(edited)), _article(dice, words))
    return _regulation(texts), _regulation(edited)


def _article(dice: random.Random, words: list[str]) -> str:
    clauses = ("".join(dice.choices(words, k=6)) for _ in range(10))
    return "，".join(clauses) + "。"


def _regulation(texts: list[str]) -> Document:
    numbered = ((Number(place + 1), text) for place, text in enumerate(texts))
    return Document(
        title="河东市示例条例",
        articles=tuple(Article(number, number.label, text) for number, text in numbered),
    )


MEASURES = (
    islands,
    boundaries,
    edits_in_python,
    edits_with_extra,
    whole_in_python,
    whole_with_extra,
    whole_compiled,
    growth,
)
