"""From evidence to the probability that two articles correspond: two readings, as people do it.

The first reading weighs the evidence of each pair. The second knows what the first found: which
rivals the pair has, which of them stand before it, whether its neighbours correspond. Both are
logistic models; their weights stand in `data/judgement.json`, fitted on pairs labelled by hand
(`benchmarks.judgement`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from lawdiff.comparing.evidence import best_rival, evidence
from lawdiff.comparing.profile import Profile
from lawdiff.comparing.terms import Floats

_STEPS = (-2, -1, 1, 2)  # how far a neighbour may stand


class Reading(NamedTuple):
    """Two probabilities for every pair of articles.

    ``partner``: the one is what, above all, the other jurisdiction has in its place. ``link``: the
    one has at least part of its matter in the other.
    """

    partner: Floats
    link: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: the sum of weighted evidence and a bias, as a probability."""

    weights: Mapping[str, float]
    bias: float

    def probability(self, given: Mapping[str, Floats]) -> Floats:
        """The probability for every pair of articles."""
        total = self.bias + sum(weight * given[name] for name, weight in self.weights.items())
        return np.asarray(1 / (1 + np.exp(-total)), np.float32)


def judge(a: Profile, b: Profile) -> Reading:
    """The probabilities for every article of ``a`` (row) with every one of ``b`` (column)."""
    models = _models()
    first = evidence(a, b)
    seen = Reading(*(models[f"first {kind}"].probability(first) for kind in Reading._fields))
    second = hindsight(seen)
    return Reading(*(models[f"second {kind}"].probability(second) for kind in Reading._fields))


def hindsight(seen: Reading) -> dict[str, Floats]:
    """What a first reading shows beyond the evidence of each pair by itself.

    Where one jurisdiction regulates in several articles what the other does in one, the main
    counterpart as a rule stands first: the general goes before the particular.
    """
    partner, link = seen
    found = {"partner": _logit(partner), "link": _logit(link)}
    for name, measure in (("partner", partner), ("link", link)):
        rivals = [best_rival(measure, axis) for axis in (1, 0)]
        found[f"rivals' {name}"] = rivals[0] + rivals[1]
        found[f"best rival's {name}"] = np.maximum(*rivals)
    found["earlier rivals"] = _before(link) - _before(link[::-1, ::-1])[::-1, ::-1]
    found["in step"] = _moved(link, 1, 1) + _moved(link, -1, -1)
    found["neighbours"] = np.maximum.reduce(
        [_moved(link, down, across) for down in _STEPS for across in _STEPS]
    )
    return found


def _before(measure: Floats) -> Floats:
    """At each pair the greatest value of those before it in its row or column; 0 for the first."""
    wide = np.pad(measure, ((1, 0), (1, 0)))
    up, left = (np.maximum.accumulate(wide, axis) for axis in (0, 1))
    before: Floats = np.maximum(up[:-1, 1:], left[1:, :-1])
    return before


def _logit(probability: Floats) -> Floats:
    odds: Floats = np.log((probability + 1e-3) / (1 - probability + 1e-3))
    return odds


def _moved(measure: Floats, down: int, across: int) -> Floats:
    """At each pair the value of the pair so many rows down and columns across; 0 beyond the end."""
    wide = np.pad(measure, len(_STEPS) // 2)
    rows, columns = measure.shape
    edge = len(_STEPS) // 2
    return wide[edge + down : edge + down + rows, edge + across : edge + across + columns]


@cache
def _models() -> dict[str, Model]:
    text = files("lawdiff.comparing").joinpath("data/judgement.json").read_text("utf-8")
    return {name: Model(**model) for name, model in json.loads(text).items()}
