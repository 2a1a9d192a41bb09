"""Which articles of two jurisdictions' regulations correspond, whatever their numbers.

Each article has at most one main counterpart: those are assigned together, so that the sum of what
each pair has above the least probability is greatest. Further links join what one jurisdiction
regulates in one article and another in several.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from lawdiff.comparing.judgement import Reading, judge
from lawdiff.comparing.profile import Profile, profile
from lawdiff.comparing.terms import Floats
from lawdiff.model import Document

_PARTNER, _LINK = 0.36, 0.38  # least probabilities: listing a pair pays at about half of F1
_TIE = 1e-6  # of two equal assignments the one nearer to the order of the articles


class Correspondence(NamedTuple):
    """The article at ``row`` of one regulation and the one at ``column`` of the other."""

    row: int
    column: int
    score: float
    primary: bool


def correspondences(a: Profile, b: Profile, reading: Reading) -> list[Correspondence]:
    """The main pairs and further links that a reading supports, in the order of ``a``."""
    same = _same(a, b)
    partner = np.where(same, 1, reading.partner)
    main = _assigned(partner)
    settled = same.any(1)[:, None] | same.any(0)[None]
    further = (reading.link >= _LINK) & ~settled
    further[tuple(np.array(main, np.intp).reshape(-1, 2).T)] = False
    found = [Correspondence(i, j, float(partner[i, j]), True) for i, j in main]
    found += [
        Correspondence(i, j, float(reading.link[i, j]), False)
        for i, j in np.argwhere(further).tolist()
    ]
    return sorted(found)


def _same(a: Profile, b: Profile) -> npt.NDArray[np.bool_]:
    """Which articles are the same text: they need no further counterpart."""
    return np.array([[x == y for y in b.folded] for x in a.folded], bool)


def _assigned(partner: Floats) -> list[tuple[int, int]]:
    gain = np.maximum(partner - _PARTNER, 0)
    rows, columns = partner.shape
    apart = np.abs(np.arange(rows)[:, None] / rows - np.arange(columns)[None] / columns)
    here, there = linear_sum_assignment(gain * (1 - _TIE * apart), maximize=True)
    return [
        (i, j)
        for i, j in zip(here.tolist(), there.tolist(), strict=True)
        if partner[i, j] >= _PARTNER
    ]
