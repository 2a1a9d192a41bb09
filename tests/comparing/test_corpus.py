"""Comparing held to its goals on real law and on the labels of readers."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from lawdiff.comparing.analogues import Index, analogues, most_sharing
from lawdiff.comparing.pairing import pair
from lawdiff.comparing.parents import parents
from lawdiff.comparing.subjects import Subject, subject
from lawdiff.model import Document
from lawdiff.parsing import parse

pytestmark = pytest.mark.corpus

Pair = tuple[str, str]


def read(file: Path) -> Document:
    return parse(file.read_text("utf-8"), name=file.name).documents[0]


def plain(pairs: list[list[str]]) -> set[Pair]:
    return {("".join(one.split()), "".join(other.split())) for one, other in pairs}


def f1(right: int, wrong: int, missed: int) -> float:
    return 2 * right / (2 * right + wrong + missed)


def tally(found: set[Pair], wanted: set[Pair], allowed: set[Pair]) -> np.ndarray:
    return np.array([len(found & wanted), len(found - allowed), len(wanted - found)])


def test_pairs_of_jurisdictions_are_found_as_readers_find_them(truth: Path, corpus: Path) -> None:
    main, links = np.zeros(3, int), np.zeros(3, int)
    for file in sorted(truth.glob("xprov-*.json")):
        label = json.loads(file.read_text("utf-8"))
        wanted = plain(label["pairs"])
        every = wanted | plain([[x["old"], new] for x in label["splits"] for new in x["new"]])
        every |= plain([[old, x["new"]] for x in label["merges"] for old in x["old"]])
        allowed = every | plain(label["optional"])
        found = pair(read(corpus / label["old"]), read(corpus / label["new"]))
        main += tally({(p.one, p.other) for p in found.primary}, wanted, allowed)
        links += tally({(p.one, p.other) for p in found.pairs}, every, allowed)
    assert f1(*main) >= 0.87
    assert f1(*links) >= 0.81


@pytest.fixture(name="local", scope="module")
def _local(corpus: Path) -> list[tuple[Document, Subject]]:
    files = sorted((corpus / "laws" / "地方性法规").rglob("*.md"))
    documents = [read(file) for file in files]
    return [(d, Subject.from_bytes(subject(d).to_bytes())) for d in documents]


def test_the_first_analogue_is_on_the_subject(
    local: list[tuple[Document, Subject]], corpus: Path
) -> None:
    manifest = json.loads((corpus / "analogues" / "manifest.json").read_text("utf-8"))
    topics: dict[str, set[str]] = {}
    for topic in manifest:
        for known in topic["docs"]:
            topics.setdefault(known["title"], set()).add(topic["topic"])
    index = Index.of([s for _, s in local])
    places = np.array([d.jurisdiction_id or "" for d, _ in local])
    asked = right = 0
    for document, own in local:
        of = topics.get("".join(document.title.split()), set())
        if of:
            others, shared = index.sharing(own)
            elsewhere = places[others] != (document.jurisdiction_id or "")
            looked_at = most_sharing(others[elsewhere], shared[elsewhere])
            found = analogues(own, index, 1, among=looked_at)
            asked += 1
            right += bool(found) and bool(
                of & topics.get("".join(local[found[0].place][0].title.split()), set())
            )
    assert asked > 500
    assert right / asked >= 0.97


def test_every_law_named_as_basis_is_found(local: list[tuple[Document, Subject]]) -> None:
    for document, _ in local:
        opening = "".join(a.text for a in document.articles[:1])
        if re.search("根据《[^》]", opening) and "制定本" in opening:
            assert parents(document), document.title
