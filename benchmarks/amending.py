"""Amending decisions of the corpus: understood, applied, drafted; and what applying one takes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from benchmarks.harness import SHARED, Row, Side, at_least, at_most, ratio
from lawdiff import parsing, reading
from lawdiff.amending import apply, draft, parse_decision
from lawdiff.diffing.alignment import align
from lawdiff.folding import fold
from lawdiff.model import Document

_CORPUS = SHARED / "corpus"
_CODE = _CORPUS / "versions" / "刑法"
_CODE_TEXTS = (_CODE / "2020-12-26.md", _CODE / "2023-12-29.md")
_CODE_DECISION = _CORPUS / "laws" / "刑法" / "刑法修正案（十二）(2023-12-29).md"


def official_texts() -> Row:
    """How many decisions give the official text, every article to the last character."""
    folders = sorted(path.parent for path in (_CORPUS / "amendments").glob("*/after.md"))
    exact = sum(_gives_official(folder) for folder in folders)
    how = f"of {len(folders)} old texts with a decision and the official new text"
    return at_least("decisions that give the official text", exact, 24, how)


def understood() -> Row:
    """The share of the instructions of decisions at large that are parsed."""
    kinds = [
        instruction.kind
        for path in sorted((_CORPUS / "laws").rglob("*修正案*.md"))
        if "时间效力" not in path.stem  # an interpretation about one
        for instruction in parse_decision(_read(path))
    ]
    value = 1 - kinds.count("unparsed") / len(kinds)
    how = f"{len(kinds)} instructions of decisions among `laws/`"
    return at_least("instructions parsed", value, 0.97, how)


def drafts() -> Row:
    """The share of drafted decisions that give the new text when they are applied."""
    pairs = [
        pair
        for folder in sorted(p for p in (_CORPUS / "versions").iterdir() if p.is_dir())
        for pair in pairwise(_law(path) for path in sorted(folder.glob("*.md")))
    ]
    value = sum(_draft_gives_new(*pair) for pair in pairs) / len(pairs)
    how = f"{len(pairs)} pairs of neighbouring versions, drafted and applied, article by article"
    return at_least("drafts that give the new text", value, 0.98, how)


def a_long_code() -> Row:
    """A decision applied to a code of five hundred articles, against parsing both its texts."""
    old, new = map(_read, _CODE_TEXTS)
    decision = _read(_CODE_DECISION)
    code = _longest(old)

    def applied() -> int:
        return len(apply(code, parse_decision(decision, code.title)).outcomes)

    value = ratio(
        Side("decision parsed and applied", applied),
        Side("both texts parsed", lambda: [_longest(old), _longest(new)]),
    )
    how = f"a decision of {applied()} instructions on {len(code.articles)} articles"
    return at_most("decision applied / both texts parsed, × time", value, 2, how)


def _gives_official(folder: Path) -> bool:
    old = _law(folder / "before.md")
    made = apply(old, parse_decision(_read(folder / "decision.md"), old.title)).document
    return _articles(made) == _articles(_law(folder / "after.md"))


def _draft_gives_new(old: Document, new: Document) -> bool:
    pairs = {
        old.articles[pair.old].number: new.articles[pair.new].number
        for pair in align(old.articles, new.articles).pairs
    }
    made = apply(old, parse_decision(draft(old, new, pairs), old.title)).document
    return [a.text for a in made.articles] == [a.text for a in new.articles]


def _articles(document: Document) -> dict[str, str]:
    return {article.label: fold(article.text) for article in document.articles}


def _law(path: Path) -> Document:
    return _longest(_read(path))


def _longest(text: str) -> Document:
    return max(parsing.parse(text).documents, key=lambda document: len(document.articles))


def _read(path: Path) -> str:
    return reading.read(path.name, path.read_bytes()).text


MEASURES = (official_texts, understood, drafts, a_long_code) if _CORPUS.is_dir() else ()
