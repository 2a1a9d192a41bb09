"""What changed outside the articles: the preamble and the annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from lawdiff.diffing.noise import same_words
from lawdiff.diffing.textdiff import diff_text
from lawdiff.model import Annex, Document, Passage
from lawdiff.model.difference import Unit


def passages(old: Document, new: Document, unit: Unit) -> tuple[Passage, ...]:
    """The preamble and the annexes where their words changed, in the order of the texts.

    Annexes are paired by title, and those whose title came or went by their order.
    """
    found = []
    before, after = old.preamble or "", new.preamble or ""
    if not same_words(before, after):
        found.append(Passage("preamble", None, None, diff_text(before, after, unit)))
    for gone, come in _paired(old.annexes, new.annexes):
        title, became = gone.title if gone else "", come.title if come else ""
        before, after = gone.text if gone else "", come.text if come else ""
        if not same_words(title, became) or not same_words(before, after):
            ops = diff_text(before, after, unit)
            found.append(Passage("annex", title or None, became or None, ops))
    return tuple(found)


def _paired(
    old: Sequence[Annex], new: Sequence[Annex]
) -> Iterator[tuple[Annex | None, Annex | None]]:
    titles = {annex.title: annex for annex in new}
    level = {annex.title for annex in old if annex.title in titles}
    gone = [annex for annex in old if annex.title not in level]
    come = [annex for annex in new if annex.title not in level]
    yield from ((annex, titles[annex.title]) for annex in old if annex.title in level)
    yield from zip_longest(gone, come)
