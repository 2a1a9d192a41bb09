"""The promises of a diff on all neighbouring versions of the corpus."""

import json
from itertools import pairwise

import pytest

from benchmarks.comparing_texts import with_one_more
from lawdiff.diffing import concordance, diff
from lawdiff.diffing.script import python_engine
from lawdiff.diffing.textdiff import diff_text
from lawdiff.folding import fold
from lawdiff.model import Diff, Document, TextName
from lawdiff.parsing import parse
from lawdiff.reading import read

pytestmark = pytest.mark.corpus

OLD, NEW = TextName("old"), TextName("new")


def parsed(path) -> Document:
    """The regulation of a file, or the longest of several."""
    documents = parse(read(path.name, path.read_bytes()).text).documents
    return max(documents, key=lambda document: len(document.articles))


@pytest.fixture(name="diffs", scope="module")
def _diffs(corpus) -> list[tuple[Document, Document, Diff]]:
    folder = corpus / "versions"
    out = []
    for law in json.loads((folder / "manifest.json").read_text("utf-8")):
        texts = [parsed(folder / version["file"]) for version in law["versions"]]
        out += [(a, b, diff(a, b, old_name=OLD, new_name=NEW)) for a, b in pairwise(texts)]
    return out


def test_every_article_stands_in_one_row_with_its_text(diffs):
    for old, new, found in diffs:
        for side, text in (("old", old), ("new", new)):
            rows = [row for row in found.rows if getattr(row, side)]
            shown = {getattr(row, side).path: getattr(row.ops, side) for row in rows}
            assert shown == {article.path: article.text for article in text.articles}
            assert len(rows) == len(text.articles)


def test_rows_keep_the_order_of_the_new_text(diffs):
    for _, new, found in diffs:
        labels = [row.new.label for row in found.rows if row.new]
        assert labels == [article.label for article in new.articles]


def test_a_diff_reads_backwards(diffs):
    for _, _, found in diffs:
        assert found.inverted().inverted() == found


def test_links_join_articles_that_are_there(diffs):
    for old, new, found in diffs:
        labels = [{article.label for article in text.articles} for text in (old, new)]
        main = {(row.old.label, row.new.label) for row in found.rows if row.old and row.new}
        for link in found.links:
            assert link.old in labels[0]
            assert link.new in labels[1]
            assert (link.old, link.new) not in main
        assert len(concordance(found)) == len(old.articles)


def test_no_text_differs_from_itself(diffs):
    for old, _, _ in diffs:
        found = diff(old, old, old_name=OLD, new_name=NEW)
        assert found.summary["unchanged"] == len(old.articles)
        assert not found.links


def test_a_mere_renumbering_amends_nothing(diffs):
    """An article put in the middle, all that follow renumbered, and all references with them."""
    for old, _, _ in diffs[::4]:
        if any(len(article.number.parts) > 1 for article in old.articles):
            continue
        new = with_one_more(old)
        rows = diff(old, new, old_name=OLD, new_name=NEW, facts=False).rows
        assert sum(row.row_class == "added" for row in rows) == 1
        assert {row.noise for row in rows if row.row_class.startswith("amended")} <= {"xref"}


def test_both_engines_give_the_same_edits(diffs):
    pytest.importorskip("fast_diff_match_patch")
    for _, _, found in diffs:
        for row in found.rows:
            if row.old and row.new and row.ops.changed and not row.replaced:
                slow = diff_text(row.ops.old, row.ops.new, engine=python_engine)
                assert slow == row.ops


def test_edits_leave_few_islands(diffs):
    """At most 6 kept stretches of one or two characters between edits in 100 changed articles."""
    rows = [
        row
        for _, _, found in diffs
        for row in found.rows
        if row.old and row.new and fold(row.ops.old) != fold(row.ops.new)
    ]
    islands = sum(
        sign == "=" and len(text) <= 2 for row in rows for sign, text in row.ops.ops[1:-1]
    )
    assert islands <= 0.06 * len(rows)


def test_other_transcriptions_of_a_version_differ_by_noise_or_by_lost_text(corpus):
    """No more articles change than those whose hanzi were counted as different, but for a few.

    A transcription may hold another text altogether, or hide an article within another.
    """
    folder = corpus / "variants"
    pairs = json.loads((folder / "manifest.json").read_text("utf-8"))
    beyond = [pair["b"]["file"] for pair in pairs if changed(folder, pair) > different(pair)]
    assert len(beyond) <= 0.03 * len(pairs), beyond


def changed(folder, pair) -> int:
    """The articles of the first transcription that changed beyond noise, or are gone."""
    old, new = (parsed(folder / pair[name]["file"]) for name in "ab")
    rows = diff(old, new, old_name=OLD, new_name=NEW).rows
    kept = {"unchanged", "renumbered"}
    return sum(bool(row.old and row.row_class not in kept and not row.noise) for row in rows)


def different(pair) -> int:
    return pair["a"]["articles"] - pair["articles_identical"]
