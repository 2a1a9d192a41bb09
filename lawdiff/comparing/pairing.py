"""Which articles of two jurisdictions' regulations correspond, whatever their numbers.

Each article has at most one main counterpart: those are assigned together, so that what is expected
to be right outweighs what is expected to be wrong by most. Further links join what one jurisdiction
regulates in one article and another in several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lawdiff.comparing.judgement import Reading, judge
from lawdiff.comparing.profile import Profile, profile
from lawdiff.comparing.terms import Floats
from lawdiff.model import Confidence, Counterpart, Document, Notice, Pairing

_LEAST = 0.4  # probability of being right from which listing a pair pays: about half of F1
_TIE = 1e-6  # of two equal assignments the one nearer to the order of the articles
_HIGH, _MEDIUM = 0.9, 0.7  # nine pairs in ten and three in four are what a reader finds
_SUBJECT = 0.06  # the cosine of two contents below which they are of different subjects
_UNLIKE = 0.95  # least probability of any pair between those: purpose with purpose, little else


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
    return Pairing(
        tuple(counterpart(one.document, other.document, match) for match in found),
        likeness_of(one, other, found),
        tuple(notices(one, other)),
    )


def matches(one: Profile, other: Profile) -> list[Match]:
    """The main pairs and further links, in the order of ``one``; none where one has no articles."""
    if not (len(one) and len(other)):
        return []
    found = supported(one, other, judge(one, other))
    if same_subject(one, other):
        return found
    return [match for match in found if match.score >= _UNLIKE]


def same_subject(one: Profile, other: Profile) -> bool:
    """Whether both dwell on the same matter (texts of no articles dwell on none)."""
    return one.content.cosine(other.content) >= _SUBJECT or one.folded == other.folded


def supported(one: Profile, other: Profile, reading: Reading) -> list[Match]:
    """The main pairs and further links that a reading supports."""
    same = _same(one, other)
    partner = np.maximum(reading.partner, same)
    none = 1 - np.maximum(reading.link, partner)
    main = _assigned(partner, none)
    settled = same.any(1, keepdims=True) | same.any(0, keepdims=True)
    further = (reading.link >= _LEAST) & ~settled
    for place in main:
        further[place] = False
    found = [
        Match(*place, float(partner[place] / (partner + none)[place]), primary=True)
        for place in main
    ]
    found += [
        Match(row, column, float(reading.link[row, column]), primary=False)
        for row, column in np.argwhere(further).tolist()
    ]
    return sorted(found)


def likeness_of(one: Profile, other: Profile, found: Sequence[Match]) -> float:
    """How much of both is the same matter: the scores of the main pairs over all articles."""
    total = len(one) + len(other)
    return 2 * sum(match.score for match in found if match.primary) / total if total else 0.0


def _same(one: Profile, other: Profile) -> npt.NDArray[np.bool_]:
    """Which articles are the same text: they need no further counterpart."""
    return np.array([[here == there for there in other.folded] for here in one.folded], bool)


def _assigned(partner: Floats, none: Floats) -> list[tuple[int, int]]:
    """The main pairs; to list what is a further link instead is neither right nor wrong."""
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  # slow to load

    gain = partner - _LEAST * (partner + none)
    rows, columns = partner.shape
    apart = np.abs(np.arange(rows)[:, None] / rows - np.arange(columns)[None] / columns)
    here, there = linear_sum_assignment(np.maximum(gain, 0) * (1 - _TIE * apart), maximize=True)
    places = zip(here.tolist(), there.tolist(), strict=True)
    return [place for place in places if gain[place] >= 0]


def counterpart(one: Document, other: Document, match: Match) -> Counterpart:
    """A match as it is printed."""
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


def notices(one: Profile, other: Profile) -> Iterator[Notice]:
    """Why two regulations may have few articles that correspond, or none."""
    here, there = one.document, other.document
    for document in (here, there):
        if not document.articles:
            yield Notice("no_articles", "{title} has no articles", (("title", document.title),))
    if here.unit != there.unit:
        yield Notice("unlike_units", "One text is in articles, the other in sections")
    if here.articles and there.articles and not same_subject(one, other):
        yield Notice(
            "unlike_subjects",
            "{one} and {other} are on different subjects: few articles correspond, or none",
            (("one", here.title), ("other", there.title)),
        )
