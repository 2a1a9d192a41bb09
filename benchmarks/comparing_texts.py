"""Comparing two versions against what diff-match-patch does alone."""

from __future__ import annotations

from diff_match_patch import diff_match_patch

from benchmarks.harness import SHARED, Row, Side, at_least, ratio
from benchmarks.material import big_pair, document
from lawdiff import diffing
from lawdiff.model import Diff, Document, TextName


def long_law() -> Row:
    """A long law parsed, aligned and compared against diff-match-patch number by number."""
    folder = SHARED / "corpus" / "versions" / "公司法"
    if folder.is_dir():
        texts = [(folder / f"{d}.md").read_text("utf-8") for d in ("2018-10-26", "2023-12-29")]
        ours = Side(
            "parse, align, diff",
            lambda: _diff(document(texts[0]), document(texts[1])),
        )
    else:
        pair = big_pair()
        ours = Side("align, diff", lambda: _diff(*pair))
    old, new = big_pair()
    value = ratio(Side("per equal number", lambda: _by_number(old, new)), ours, rounds=5)
    how = (
        "diff-match-patch in character mode, article against article of equal number, against both"
    )
    how += " texts parsed, aligned and compared"
    return at_least("a long law by equal numbers / parsed, aligned and compared, × time",
                    value, 1.5, how)  # fmt: skip


def _diff(old: Document, new: Document) -> Diff:
    return diffing.diff(old, new, old_name=TextName("old"), new_name=TextName("new"))


def _by_number(old: Document, new: Document) -> None:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    there = {article.number: article.text for article in new.articles}
    for article in old.articles:
        if article.number in there:
            engine.diff_main(article.text, there[article.number], False)  # noqa: FBT003


MEASURES = (long_law,)
