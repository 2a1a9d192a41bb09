"""Real decisions, applied to real laws and held against the official text."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from lawdiff.amending import apply, check, draft, parse_decision
from lawdiff.diffing.alignment import align
from lawdiff.folding import fold
from lawdiff.model import Document
from lawdiff.parsing import parse as parse_text
from lawdiff.reading import read

pytestmark = pytest.mark.corpus

UNREACHABLE = {
    "全国年节及纪念日放假办法@2024-11-10",
    "宪法@1988-04-12",
    "最高人民法院关于审理民间借贷案件适用法律若干问题的规定@2020-12-23",
    "食品安全法@2021-04-29",
}
"""Triples whose official text does not follow from old text and decision; see the documentation."""


def text(path: Path) -> str:
    return read(path.name, path.read_bytes()).text


def law(path: Path) -> Document:
    return max(parse_text(text(path)).documents, key=lambda d: len(d.articles))


def triples(corpus: Path) -> Iterator[Path]:
    for folder in sorted((corpus / "amendments").iterdir()):
        if (folder / "decision.md").exists():
            yield folder


def articles(document: Document) -> dict[str, str]:
    return {a.label: fold(a.text) for a in document.articles}


def test_official_texts_come_out_exactly(corpus: Path) -> None:
    wrong = set()
    for folder in triples(corpus):
        old = law(folder / "before.md")
        new = apply(old, parse_decision(text(folder / "decision.md"), old.title)).document
        if articles(new) != articles(law(folder / "after.md")):
            wrong.add(folder.name)
    assert wrong <= UNREACHABLE


def test_a_text_as_published_confirms_its_decision(corpus: Path) -> None:
    statuses = []
    for folder in triples(corpus):
        old, new = law(folder / "before.md"), law(folder / "after.md")
        instructions = parse_decision(text(folder / "decision.md"), old.title)
        statuses += [f.status for f in check(instructions, new, old).findings]
    assert statuses.count("contradicted") <= 2
    assert statuses.count("confirmed") > 0.85 * len(statuses)


def test_instructions_of_decisions_at_large_are_understood(corpus: Path) -> None:
    kinds = []
    for path in sorted((corpus / "laws").rglob("*.md")):
        if "修正案" in path.stem and "时间效力" not in path.stem:
            kinds += [i.kind for i in parse_decision(text(path))]
    assert len(kinds) > 250
    assert kinds.count("unparsed") <= 0.03 * len(kinds)


def test_drafts_give_the_new_text(corpus: Path) -> None:
    right = wrong = 0
    for folder in sorted(p for p in (corpus / "versions").iterdir() if p.is_dir()):
        for old, new in pairwise(map(law, sorted(folder.glob("*.md")))):
            pairs = {
                old.articles[p.old].number: new.articles[p.new].number
                for p in align(old.articles, new.articles).pairs
            }
            decision = draft(old, new, pairs)
            got = apply(old, parse_decision(decision, old.title)).document
            alike = [a.text for a in got.articles] == [a.text for a in new.articles]
            right, wrong = right + alike, wrong + (not alike)
    assert right + wrong > 150
    assert wrong <= 0.02 * (right + wrong)
