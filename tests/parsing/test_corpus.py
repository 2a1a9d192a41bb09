"""Parsing held to the corpus of real law and to hand labels, where they are present."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from lawdiff import reading
from lawdiff.model import Document, Parsed, Source
from lawdiff.parsing import parse

pytestmark = pytest.mark.corpus
HANZI = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
SQUEEZED = re.compile(r"[\s\u200b-\u200f\ufeff*#|]+|-{3,}|</?b>")
FACTS = ("adopted", "amended", "promulgated", "effective", "expires")


def read(path: Path) -> tuple[Source, Parsed]:
    source = reading.read(path.name, path.read_bytes())
    return source, parse(source.text, name=source.name)


def hanzi(*texts: str | None) -> Counter[str]:
    return Counter(c for text in texts if text for c in HANZI.findall(text))


def words(document: Document) -> list[str | None]:
    parts = [document.title, document.note, document.preamble]
    parts += [x for a in document.articles for x in (a.label, a.caption, a.text)]
    parts += [x for h in document.outline for x in (h.label, h.title)]
    return parts + [x for a in document.annexes for x in (a.title, a.text)]


@pytest.fixture(name="laws", scope="module")
def _laws(corpus: Path) -> list[tuple[Path, Source, Parsed]]:
    files = sorted((corpus / "laws").rglob("*.md"))
    return [(path, *read(path)) for path in files]


def test_no_word_of_any_law_is_lost(laws: list[tuple[Path, Source, Parsed]]) -> None:
    lost = []
    for path, source, found in laws:
        stored = [x for d in found.documents for x in words(d)]
        left_out = [d.text for d in (*source.discarded, *found.discarded)]
        if hanzi(*stored, *left_out) != hanzi(path.read_text("utf-8-sig")):
            lost.append(path.name)
    assert lost == []


def test_article_numbers_run_on(laws: list[tuple[Path, Source, Parsed]]) -> None:
    codes = {"numbering_gap", "number_repeated", "numbering_restarts"}
    broken = [p.name for p, _, found in laws if codes & {n.code for n in found.notices}]
    assert len(broken) <= len(laws) // 100, broken


@pytest.mark.parametrize(
    "name",
    [
        "000_3d6f17b33648d95d",
        "001_7df28b91b5bbd60d",
        "002_fb5d9856851a55b5",
        "003_939434c505286c46",
    ],
)
def test_no_word_of_a_seed_is_lost(corpus: Path, name: str) -> None:
    path = corpus / "seeds" / f"{name}.txt"
    source, found = read(path)
    stored = [x for d in found.documents for x in words(d)]
    left_out = [d.text for d in (*source.discarded, *found.discarded)]
    assert hanzi(*stored, *left_out) == hanzi(path.read_text("utf-8"))


def squeeze(text: str | None) -> str:
    return SQUEEZED.sub("", text or "")


def faults(found: Document, wanted: dict) -> list[str]:  # type: ignore[type-arg]  # JSON
    dates = {name: getattr(found.dates, name) for name in FACTS}
    said = {name: date.isoformat() if date else None for name, date in dates.items()}
    said |= {"complete": found.complete, "unit": found.unit}  # type: ignore[dict-item]
    said |= {"jurisdiction": found.jurisdiction, "document_number": found.document_number}
    wrong = [name for name in said if name in wanted and said[name] != wanted[name]]
    if squeeze(found.title) != squeeze(wanted["title"]):
        wrong.append("title")
    units = {a.label: squeeze(a.text) for a in found.articles}
    for unit in wanted["units"]:
        text = units.pop("".join(unit["label"].split()), "")
        close = abs(len(text) - unit["chars"]) <= max(2, unit["chars"] // 100)
        if not (
            close
            and text.startswith(squeeze(unit["starts"]))
            and text.endswith(squeeze(unit["ends"]))
        ):
            wrong.append(unit["label"])
    return [*wrong, *units]


def test_documents_as_labelled_by_hand(corpus: Path, truth: Path) -> None:
    wrong = {}
    for label in sorted((truth / "parse").glob("*.json")):
        wanted = json.loads(label.read_text("utf-8"))
        _, found = read(corpus.parent / wanted["file"])
        assert len(found.documents) == len(wanted["documents"]), label.name
        for got, want in zip(found.documents, wanted["documents"], strict=True):
            if bad := faults(got, want):
                wrong[want["title"]] = bad
    assert wrong == {}
