"""Comparing two versions against what diff-match-patch does alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from diff_match_patch import diff_match_patch

from benchmarks.harness import SHARED, Row, Side, at_least, at_most, ratio
from benchmarks.material import big_pair, document, laws
from lawdiff import diffing
from lawdiff.diffing.references import mentions
from lawdiff.model import Article, Diff, Document, TextName
from lawdiff.numbering import Number

_EVERY = 10
_ADDED = "河东市绿地名录每年由河东市人民政府公布一次。"


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


def renumberings() -> Row:
    """Articles called amended where only their numbers, and references to them, changed."""
    texts = [document(path.read_text("utf-8")) for path in laws()[::_EVERY]]
    plain = [t for t in texts if t.articles and all(len(a.number.parts) == 1 for a in t.articles)]
    shown = sum(_called_amended(text, with_one_more(text)) for text in plain)
    how = f"{len(plain)} regulations with an article put in the middle and references that follow"
    return at_most("articles called amended after a mere renumbering", shown, 0, how)


def with_one_more(text: Document) -> Document:
    """A regulation with an article put in its middle, all that follow and references renumbered.

    Its articles bear plain numbers (第三条, not 第三条之一).
    """
    place = len(text.articles) // 2
    at = text.articles[place].number
    held = [article.number for article in text.articles]
    moved = {n: Number(n.parts[0] + 1) if n >= at else n for n in held}
    articles = [
        Article(moved[a.number], moved[a.number].label, _followed(a.text, moved), a.caption)
        for a in text.articles
    ]
    articles.insert(place, Article(at, at.label, _ADDED))
    return replace(text, articles=tuple(articles))


def _followed(body: str, moved: Mapping[Number, Number]) -> str:
    """A text whose references to articles of its own regulation follow their new numbers."""
    for mention in reversed(list(mentions(body))):
        if mention.number in moved and not mention.foreign:
            label = moved[mention.number].label
            body = body[: mention.start] + label + body[mention.end :]
    return body


def _called_amended(old: Document, new: Document) -> int:
    rows = _diff(old, new).rows
    return sum(row.row_class.startswith("amended") and row.noise != "xref" for row in rows)


def _diff(old: Document, new: Document) -> Diff:
    return diffing.diff(old, new, old_name=TextName("old"), new_name=TextName("new"))


def _by_number(old: Document, new: Document) -> None:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    there = {article.number: article.text for article in new.articles}
    for article in old.articles:
        if article.number in there:
            engine.diff_main(article.text, there[article.number], False)  # noqa: FBT003


MEASURES = (long_law, renumberings)
