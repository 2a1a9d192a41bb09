"""How alike the articles of two texts are: the scores of couples of an old and a new one.

Only those that share wording have any, so that their number grows with the texts and not with the
product of their lengths.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from lawdiff.diffing.postings import Postings
from lawdiff.diffing.runs import Bools
from lawdiff.diffing.scores import Scores
from lawdiff.folding import fold_lines
from lawdiff.numbering import ARTICLE_LABEL, NUMERAL

_HEAD = 60  # characters of the first clause that say what an article is about

_REFERENCE = re.compile(
    rf"(?=[本第])(?:本法|本条例|本办法|本规定|本细则)?{ARTICLE_LABEL}(?:第{NUMERAL}款)?(?:第\(?{NUMERAL}\)?项)?"
)
_CLAUSE_END = re.compile("[。;:]")


def wording(text: str) -> list[str]:
    """The lines of ``text`` folded; references are made the same, as numbers are no content."""
    lines = fold_lines(text)
    return [_REFERENCE.sub("第某条", line) if "条" in line else line for line in lines]


def head(words: str) -> str:
    """The beginning of the first clause of some wording: what an article is about."""
    return _CLAUSE_END.split(words, maxsplit=1)[0][:_HEAD]


class Likeness:
    """The articles of two texts, given as sentences, compared by their character bigrams.

    The bigrams are counted once, sentence by sentence. Every article has a sentence, be it empty.
    """

    def __init__(self, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> None:
        articles = [*old, *new]
        self._lengths = np.fromiter(map(len, articles), np.intp, len(articles))
        self._owner = np.repeat(np.arange(len(articles)), self._lengths)
        self._sentences = Postings.of([s for own in articles for s in own])
        self._old = len(old)

    def of_articles(self) -> Scores:
        """The cosines of every old with every new article."""
        return self._sentences.joined(self._owner, len(self._lengths)).cosines(self._old)

    def of_heads(self, among: Bools) -> Scores:
        """The cosines of the first sentences of some of all articles: what they are about."""
        first = np.zeros(len(self._owner), bool)
        first[np.cumsum(self._lengths) - self._lengths] = True
        heads = self._sentences.only(first)
        return heads.joined(self._owner, len(self._lengths)).cosines(self._old, among)

    def of_sentences(self, articles: Bools) -> Scores:
        """The cosines of every old with every new sentence of some of all ``articles``."""
        chosen = self._sentences.only(np.repeat(articles, self._lengths))
        return chosen.cosines(int(self._lengths[: self._old].sum()))
