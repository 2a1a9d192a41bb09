"""Which articles of two jurisdictions' regulations correspond, whatever their numbers.

Each article has at most one main counterpart: those are assigned together, so that the sum of what
each pair has above the least probability is greatest. Further links join what one jurisdiction
regulates in one article and another in several.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from lawdiff.comparing.judgement import Reading, judge
from lawdiff.comparing.profile import Profile, profile
from lawdiff.comparing.terms import Floats
from lawdiff.model import Confidence, Counterpart, Document, Notice, Pairing

_PARTNER, _LINK = 0.34, 0.38  # least probabilities: listing a pair pays at about half of F1
_TIE = 1e-6  # of two equal assignments the one nearer to the order of the articles
_HIGH, _MEDIUM = 0.8, 0.55
_UNLIKE = 0.2  # the likeness below which two regulations hardly share a subject


class Match(NamedTuple):
    """The article at place ``one`` of one regulation and the one at ``other`` of the other."""

    one: int
    other: int
    score: float
    primary: bool


def pair(one: Document, other: Document) -> Pairing:
    """Which articles correspond; ``pair(b, a)`` is the same seen from the other side."""
    return pair_profiles(profile(one), profile(other))


def pair_profiles(one: Profile, other: Profile) -> Pairing:
    """As `pair`, for regulations prepared before."""
    found = matches(one, other)
    likeness = likeness_of(one, other, found)
    return Pairing(
        tuple(_counterpart(one.document, other.document, match) for match in found),
        likeness,
        tuple(_notices(one.document, other.document, likeness)),
    )


def matches(one: Profile, other: Profile) -> list[Match]:
    """The main pairs and further links, in the order of ``one``; none where one has no articles."""
    if not (len(one) and len(other)):
        return []
    return supported(one, other, judge(one, other))


def supported(one: Profile, other: Profile, reading: Reading) -> list[Match]:
    """The main pairs and further links that a reading supports."""
    same = _same(one, other)
    partner = np.where(same, np.float32(1), reading.partner)
    main = _assigned(partner)
    settled = same.any(1)[:, None] | same.any(0)[None]
    further = (reading.link >= _LINK) & ~settled
    for place in main:
        further[place] = False
    found = [Match(*place, float(partner[place]), primary=True) for place in main]
    found += [
        Match(row, column, float(reading.link[row, column]), primary=False)
        for row, column in np.argwhere(further).tolist()
    ]
    return sorted(found)


def likeness_of(one: Profile, other: Profile, found: list[Match]) -> float:
    """How much of both is the same matter: the scores of the main pairs over all articles."""
    total = len(one) + len(other)
    return 2 * sum(match.score for match in found if match.primary) / total if total else 0.0


def _same(one: Profile, other: Profile) -> npt.NDArray[np.bool_]:
    """Which articles are the same text: they need no further counterpart."""
    return np.array([[here == there for there in other.folded] for here in one.folded], bool)


def _assigned(partner: Floats) -> list[tuple[int, int]]:
    gain = np.maximum(partner - _PARTNER, 0)
    rows, columns = partner.shape
    apart = np.abs(np.arange(rows)[:, None] / rows - np.arange(columns)[None] / columns)
    here, there = linear_sum_assignment(gain * (1 - _TIE * apart), maximize=True)
    places = zip(here.tolist(), there.tolist(), strict=True)
    return [place for place in places if partner[place] >= _PARTNER]


def _counterpart(one: Document, other: Document, match: Match) -> Counterpart:
    return Counterpart(
        one.articles[match.one].label,
        other.articles[match.other].label,
        round(match.score, 4),
        match.primary,
        _confidence(match.score),
    )


def _confidence(score: float) -> Confidence:
    if score >= _HIGH:
        return "high"
    return "medium" if score >= _MEDIUM else "low"


def _notices(one: Document, other: Document, likeness: float) -> Iterator[Notice]:
    for document in (one, other):
        if not document.articles:
            yield Notice("no-articles", "{title} has no articles", (("title", document.title),))
    if one.unit != other.unit:
        yield Notice("unlike-units", "One text is in articles, the other in sections")
    if one.articles and other.articles and likeness < _UNLIKE:
        yield Notice(
            "unlike-subjects",
            "{one} and {other} have little in common: few articles correspond, or none",
            (("one", one.title), ("other", other.title)),
        )
