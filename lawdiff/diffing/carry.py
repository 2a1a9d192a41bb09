"""Which sentences of the old articles were carried over into which new ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from lawdiff.diffing.scores import Floats, Indices, best_of_each
from lawdiff.numbering import NUMERAL

_SHORTEST = 8  # characters; a shorter sentence is read together with the one before it
_COUNTERPART = 0.25  # least cosine of a sentence with the one it became
_BETTER = 0.1  # by how much a counterpart elsewhere must beat the best within the partner
_LEAST_CARRIED = 8  # characters that both sides must see carried
_LEAST_SHARE = 0.1  # of either article

_SENTENCE = re.compile(r"[^。;:]+[。;:]?")
_ITEM_LABEL = re.compile(rf"\({NUMERAL}\)")


@dataclass(frozen=True, slots=True)
class Carried:
    """Text that went from an old article (its place, from 0) to a new one beside its partner.

    ``kept`` is the share of the old article that stands in the new, ``made`` the share of the new
    that comes from the old; both count characters, weighted by how alike the sentences are.
    """

    old: int
    new: int
    kept: float
    made: float


def sentences(lines: Sequence[str]) -> list[str]:
    """The sentences, half-sentences and items of an article given as lines of wording."""
    out: list[str] = []
    for line in lines:
        match = _ITEM_LABEL.match(line)
        for sentence in _SENTENCE.findall(line[match.end() :] if match else line):
            if len(sentence) >= _SHORTEST or not out:
                out.append(sentence)
            else:
                out[-1] += sentence
    return out


class Carry:
    """Every sentence of two lists of articles beside its possible counterparts.

    ``cosines`` has a row a sentence of the old and a column a sentence of the new articles.
    """

    def __init__(
        self, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]], cosines: csr_array
    ) -> None:
        self._old = _Side.of(old, new, cosines)
        self._new = _Side.of(new, old, cosines.T.tocsr())

    def shares(self) -> csr_array:
        """The share of an article's sentences that stand in the other, the better direction."""
        return self._old.shares().maximum(self._new.shares().T.tocsr())

    def beside(self, partner: Mapping[int, int]) -> Iterator[Carried]:
        """What was carried elsewhere than from an article to its ``partner`` (old to new).

        A sentence is carried to where its best counterpart stands, if that clearly beats what the
        partner offers, and both sides must see it.
        """
        gone = self._old.moved(partner)
        come = self._new.moved({new: old for old, new in partner.items()})
        for (old, new), length in sorted(gone.items()):
            back = come.get((new, old), 0.0)
            if partner.get(old) != new and min(length, back) >= _LEAST_CARRIED:
                kept, made = length / self._old.total[old], back / self._new.total[new]
                if max(kept, made) >= _LEAST_SHARE:
                    yield Carried(old, new, kept, made)


@dataclass(frozen=True, slots=True)
class _Side:
    """The sentences of one text, each with its best counterpart in each article of the other.

    ``owner`` and ``length`` are the article and the characters of a sentence, ``total`` the
    characters of an article; ``sentence``, ``other`` and ``cosine`` run over the counterparts,
    ordered by sentence and article.
    """

    owner: Indices
    length: Floats
    total: Floats
    others: int
    sentence: Indices
    other: Indices
    cosine: Floats

    @classmethod
    def of(
        cls, own: Sequence[Sequence[str]], others: Sequence[Sequence[str]], cosines: csr_array
    ) -> _Side:
        owner, theirs = _owners(own), _owners(others)
        length = np.array([len(s) for article in own for s in article], np.float64)
        cosines.sort_indices()
        sentence = np.repeat(np.arange(cosines.shape[0]), np.diff(cosines.indptr))
        other = theirs[cosines.indices]
        best = best_of_each(sentence * max(1, len(others)) + other, cosines.data)
        return cls(
            owner=owner,
            length=length,
            total=np.bincount(owner, length, len(own)).astype(np.float64),
            others=len(others),
            sentence=sentence[best],
            other=other[best],
            cosine=cosines.data[best],
        )

    def shares(self) -> csr_array:
        """For each article of this side, the share of it that stands in each of the other."""
        owner = self.owner[self.sentence]
        weight = self.cosine * self.length[self.sentence] / self.total[owner]
        return csr_array((weight, (owner, self.other)), shape=(len(self.total), self.others))

    def moved(self, partner: Mapping[int, int]) -> dict[tuple[int, int], float]:
        """Characters, weighted by likeness, of each article whose counterpart stands elsewhere."""
        home = np.full(len(self.total), -1)
        home[list(partner)] = list(partner.values())
        at_home = self.other == home[self.owner[self.sentence]]
        own = np.zeros(len(self.owner))
        own[self.sentence[at_home]] = self.cosine[at_home]
        best = best_of_each(self.sentence, self.cosine)
        sentence, cosine = self.sentence[best], self.cosine[best]
        moved = (cosine >= _COUNTERPART) & (at_home[best] | (cosine > own[sentence] + _BETTER))
        sentence, other = sentence[moved], self.other[best][moved]
        weight = cosine[moved] * self.length[sentence]
        sums = csr_array((weight, (self.owner[sentence], other)), shape=(len(home), self.others))
        entries = sums.tocoo()
        keys = zip(entries.row.tolist(), entries.col.tolist(), strict=True)
        return dict(zip(keys, entries.data.tolist(), strict=True))


def _owners(articles: Sequence[Sequence[str]]) -> Indices:
    """For each sentence, the place of its article."""
    return np.repeat(np.arange(len(articles)), [len(own) for own in articles])
