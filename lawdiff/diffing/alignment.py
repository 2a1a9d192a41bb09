"""Which article of the old text became which of the new: by content, never by number.

Equal texts are paired first. Then pairs whose wording alone is evidence enough; then, among what
is left, those that both articles prefer to all rivals when wording, opening clause and carried
sentences are weighed together. Place in the order only tips the scale: a revision moves
articles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from lawdiff.diffing.carry import Carried, Carry, sentences
from lawdiff.diffing.joining import LEAST_ALIKE, merged, split
from lawdiff.diffing.order import Order
from lawdiff.diffing.runs import Bools
from lawdiff.diffing.scores import Couple, Scores
from lawdiff.diffing.similarity import Likeness, wording
from lawdiff.model import Article, Link, LinkKind

Method = Literal["exact", "content", "manual"]
Confidence = Literal["high", "medium", "low"]

_ANCHOR = 0.5  # mutual best counterparts above this show where the others may be expected
_SURE = 0.6  # cosine and place above which a pair needs no other evidence
_SAME = 0.95  # cosine above which nothing can have moved elsewhere
_LIKELY = 0.13  # least evidence for the others
_PREFERRED = 0.35  # least preference of both articles of such a pair over their rivals
_TEMPERATURE = 0.15  # of that preference
_TAKEN = 0.1  # what a new article that has its pair already weighs as a rival
_STRONG, _FAIR = 0.45, 0.3  # evidence with which 99 and 88 of 100 such pairs are right
_PLACE_OF_SURE, _PLACE = 0.1, 0.05  # the bonus for place, beside a cosine and beside the evidence
_FIRST, _LAST = 0.05, 0.3  # for the two first articles, and for two last ones on taking effect
_TAKES_EFFECT = re.compile(r"自.{0,16}起(?:施行|实施|生效|执行)|自(?:公布|发布)之日起")


class Pair(NamedTuple):
    """An old article and the new one it became: their places in the texts, from 0.

    ``score`` is their likeness, 0 to 1; ``confidence`` says how often such pairs are right.
    """

    old: int
    new: int
    score: float
    method: Method
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Alignment:
    """The main pairs, in the order of the old text, and the splits and merges beside them."""

    pairs: tuple[Pair, ...]
    links: tuple[Link, ...]


def align(
    old: Sequence[Article], new: Sequence[Article], *, known: Sequence[Link] = ()
) -> Alignment:
    """Pair the articles of two versions of a regulation.

    ``known`` are corrections made by hand, and binding: a link of kind ``same`` is a main pair, a
    split or merge is a link beside it, and a link with score 0 says that the two do not belong
    together. Labels that a text does not hold are passed over.
    """
    corrections = _Corrections.of(old, new, known)
    pairs = [Pair(i, j, 1.0, "manual", "high") for i, j in corrections.same]
    pairs += _equal(old, new, pairs, corrections.apart)
    rest = _Rest(old, new, pairs, corrections.apart)
    pairs += rest.sure(pairs)
    carry = rest.carry(pairs)
    pairs += rest.likely(pairs, carry)
    if len(pairs) < min(len(old), len(new)):
        pairs += _equal(old, new, pairs, corrections.apart, uneven=True)
    pairs.sort(key=lambda pair: pair.old)
    carried = [*carry.beside(dict(_couples(pairs))), *rest.joined(pairs)]
    links = _links(old, new, carried, corrections)
    return Alignment(tuple(pairs), tuple(links))


@dataclass(frozen=True, slots=True)
class _Corrections:
    """What was settled by hand."""

    same: tuple[Couple, ...]
    beside: dict[Couple, Link]
    apart: frozenset[Couple]

    @classmethod
    def of(
        cls, old: Sequence[Article], new: Sequence[Article], known: Sequence[Link]
    ) -> _Corrections:
        here = {article.label: place for place, article in enumerate(old)}
        there = {article.label: place for place, article in enumerate(new)}
        found = {
            (here[link.old], there[link.new]): link
            for link in known
            if link.old in here and link.new in there
        }
        same = _one_to_one(c for c, link in found.items() if link.score and link.kind == "same")
        beside = {c: link for c, link in found.items() if link.score and link.kind != "same"}
        return cls(tuple(same), beside, frozenset(c for c, x in found.items() if not x.score))


def _one_to_one(couples: Iterable[Couple]) -> list[Couple]:
    """The couples without those that take an article a second time."""
    out: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in couples:
        if i not in out and j not in taken:
            out[i] = j
            taken.add(j)
    return list(out.items())


def _equal(
    old: Sequence[Article],
    new: Sequence[Article],
    settled: Sequence[Pair],
    apart: Collection[Couple],
    *,
    uneven: bool = False,
) -> list[Pair]:
    """Pairs of equal texts, in their order.

    Where more articles of one side than of the other read the same, they are paired only if
    ``uneven``: their places may tell which is which.
    """
    here = _by_text(old, {pair.old for pair in settled})
    there = _by_text(new, {pair.new for pair in settled})
    return [
        Pair(*couple, 1.0, "exact", "high")
        for text, places in here.items()
        if uneven or len(places) == len(there.get(text, ()))
        for couple in zip(places, there.get(text, ()), strict=False)
        if couple not in apart
    ]


def _by_text(articles: Sequence[Article], settled: Container[int]) -> dict[str, list[int]]:
    """The places of the articles with each text, but for those already ``settled``."""
    out: defaultdict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        if place not in settled:
            out[article.text].append(place)
    return out


class _Rest:
    """The articles that equal none of the other text, compared; all others are left blank."""

    def __init__(
        self,
        old: Sequence[Article],
        new: Sequence[Article],
        pairs: Sequence[Pair],
        apart: Collection[Couple],
    ) -> None:
        self._old = _sentences(old, {pair.old for pair in pairs if pair.method == "exact"})
        self._new = _sentences(new, {pair.new for pair in pairs if pair.method == "exact"})
        self._apart = apart
        self._ends = _ends(self._old, self._new)
        self._likeness = Likeness(self._old, self._new)
        self._cosine = self._likeness.of_articles()

    def sure(self, pairs: Sequence[Pair]) -> list[Pair]:
        """The pairs beside ``pairs`` whose wording and place are evidence enough."""
        couples = [*_couples(pairs), *self._cosine.mutual(_ANCHOR)]
        # No bonus helps the others.
        near = self._cosine.where(self._cosine.value >= _SURE - _PLACE_OF_SURE - _LAST)
        scores = Scores.total([near, self._ends])
        placed = self._placed(scores, couples, _PLACE_OF_SURE)
        chosen = placed.between(*self._free(pairs)).one_to_one(_SURE)
        scored = zip(chosen, self._cosine.at(chosen), strict=True)
        return [Pair(*couple, x, "content", "high") for couple, x in scored]

    def carry(self, pairs: Sequence[Pair]) -> Carry:
        """The sentences of all articles but those that hardly changed."""
        changed = np.ones(len(self._old) + len(self._new), bool)
        same = [pair for pair in pairs if pair.method != "manual" and pair.score >= _SAME]
        changed[[pair.old for pair in same]] = False
        changed[[len(self._old) + pair.new for pair in same]] = False
        return Carry(self._old, self._new, self._likeness.of_sentences(changed))

    def likely(self, pairs: Sequence[Pair], carry: Carry) -> list[Pair]:
        """The pairs that both articles prefer to all rivals, of those not in ``pairs``."""
        if len(pairs) >= min(len(self._old), len(self._new)):
            return []
        free = self._free(pairs)
        heads = self._likeness.of_heads(np.concatenate(free))
        evidence = Scores.total(
            [
                self._cosine.between(*free).times(1 / 2),
                heads.times(1 / 4),
                carry.shares(*free).times(1 / 4),
            ]
        )
        scores = Scores.total([evidence, self._ends.between(*free)])
        placed = self._placed(scores, _couples(pairs), _PLACE)
        # What went into an article that has its pair already is not to be sought elsewhere.
        taken = self._cosine.between(free[0], ~free[1])
        preference = placed.preference(_TEMPERATURE, taken, _TAKEN)
        chosen = preference.where(placed.value >= _LIKELY).one_to_one(_PREFERRED)
        scored = zip(chosen, evidence.at(chosen), strict=True)
        return [Pair(*couple, x, "content", _confidence(x)) for couple, x in scored]

    def joined(self, pairs: Sequence[Pair]) -> list[Carried]:
        """The articles in none of ``pairs`` that were made one with another, or cut out of one."""
        became = dict(_couples(pairs))
        old, new = self._free(pairs)
        alike = self._cosine.where(self._cosine.value >= LEAST_ALIKE)
        return [
            *merged(alike.where(old[alike.old]), became, self._old, self._new),
            *split(alike.where(new[alike.new]), became, self._old, self._new),
        ]

    def _free(self, pairs: Sequence[Pair]) -> tuple[Bools, Bools]:
        """Which old and which new articles are in none of ``pairs``."""
        old, new = np.ones(len(self._old), bool), np.ones(len(self._new), bool)
        old[[pair.old for pair in pairs]] = False
        new[[pair.new for pair in pairs]] = False
        return old, new

    def _placed(self, scores: Scores, couples: list[Couple], bonus: float) -> Scores:
        """The scores with a bonus for place, without what hand corrections part."""
        scores = scores.without(self._apart)
        order = Order.of(couples, len(self._old), len(self._new))
        return scores.with_values(scores.value + bonus * order.nearness(scores.old, scores.new))


def _couples(pairs: Iterable[Pair]) -> list[Couple]:
    return [(pair.old, pair.new) for pair in pairs]


def _sentences(articles: Sequence[Article], paired: Container[int]) -> list[list[str]]:
    """The sentences of each article, an empty one for those already paired."""
    return [
        (i not in paired and sentences(wording(article.text))) or [""]
        for i, article in enumerate(articles)
    ]


def _ends(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> Scores:
    """The bonus for the two first articles, and for two last ones that say what takes effect."""
    bonus: dict[Couple, float] = {}
    if old and new and old[0][0] and new[0][0]:
        bonus[0, 0] = _FIRST
    if old and new and all(_TAKES_EFFECT.search("".join(text[-1])) for text in (old, new)):
        bonus[len(old) - 1, len(new) - 1] = _LAST
    return Scores.of(bonus)


def _confidence(strength: float) -> Confidence:
    if strength >= _STRONG:
        return "high"
    return "medium" if strength >= _FAIR else "low"


def _links(
    old: Sequence[Article],
    new: Sequence[Article],
    carried: Iterable[Carried],
    corrections: _Corrections,
) -> Iterator[Link]:
    """The splits and merges: what was found, except where it was settled by hand."""
    yield from corrections.beside.values()
    settled = {*corrections.same, *corrections.beside, *corrections.apart}
    for part in carried:
        if (part.old, part.new) not in settled:
            settled.add((part.old, part.new))
            kind: LinkKind = "split" if part.made >= part.kept else "merge"
            score = round(float(max(part.made, part.kept)), 4)
            yield Link(old[part.old].label, new[part.new].label, kind, score, "content")
