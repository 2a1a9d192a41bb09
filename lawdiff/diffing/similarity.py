"""How alike the articles of two texts are, as sparse matrices: a row an old, a column a new one.

Every matrix holds only the pairs that share wording, so that its size grows with the texts and not
with the product of their lengths.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, vstack

from lawdiff.diffing.vectors import Grams, count_grams, own_idf, weighted
from lawdiff.folding import fold
from lawdiff.numbering import ARTICLE_LABEL, NUMERAL

_LEAST = 0.03  # a cosine below this says nothing
_COMMONEST = 128  # a gram in more texts than this tells none of them apart
_BLOCK = 1024  # rows multiplied at once: bounds the memory of the product
_HEAD = 60  # characters of the first clause that say what an article is about

_REFERENCE = re.compile(
    rf"(?:本法|本条例|本办法|本规定|本细则)?{ARTICLE_LABEL}(?:第{NUMERAL}款)?(?:第\(?{NUMERAL}\)?项)?"
)
_CLAUSE_END = re.compile("[。;:]")


def wording(text: str) -> list[str]:
    """The lines of ``text`` folded; references are made the same, as numbers are no content."""
    lines = map(fold, text.split("\n"))
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
        self._starts = np.cumsum([0, *(len(own) for own in articles)])
        self._sentences = count_grams([s for own in articles for s in own], (2,))
        self._old = len(old)

    def of_articles(self) -> csr_array:
        """The cosines of every old with every new article."""
        return _cosines(self._sentences.joined(self._starts), self._old)

    def of_heads(self) -> csr_array:
        """The cosines of the first sentences: what articles are about."""
        heads = self._sentences.counts[self._starts[:-1]]
        return _cosines(Grams(heads, self._sentences.keys), self._old)

    def of_sentences(self, articles: npt.NDArray[np.bool_]) -> csr_array:
        """The cosines of every old with every new sentence of some of all ``articles``."""
        chosen = np.repeat(articles, np.diff(self._starts))
        return _cosines(self._sentences.only(chosen), int(self._starts[self._old]))


def _cosines(grams: Grams, old: int) -> csr_array:
    """The cosines of the first ``old`` texts with all others."""
    rows = weighted(grams, idf=distinctive)
    return products(rows[:old], rows[old:])


def distinctive(grams: Grams) -> npt.NDArray[np.floating]:
    """Rarity within the corpus, and nothing for a gram that stands in very many texts."""
    return np.where(grams.frequency <= _COMMONEST, own_idf(grams), 0)


def products(old: csr_array, new: csr_array) -> csr_array:
    """``old @ new.T`` without the entries that say nothing."""
    turned = new.T.tocsr()
    if old.shape[0] <= _BLOCK:
        return _pruned(old @ turned)
    blocks = [_pruned(old[at : at + _BLOCK] @ turned) for at in range(0, old.shape[0], _BLOCK)]
    return vstack(blocks, format="csr")


def _pruned(matrix: csr_array) -> csr_array:
    matrix.data[matrix.data < _LEAST] = 0
    matrix.eliminate_zeros()
    return matrix
