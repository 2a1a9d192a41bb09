"""What speaks for two articles corresponding, as one matrix a kind of evidence.

Every measure is read in three ways: by itself, against the rivals of the pair (how far it is above
the best other counterparts of both articles) and by rank among them. Rivals are what carries over
from one pair of regulations to another: two texts of one subject that share little wording have low
measures throughout, and the right counterpart is still the best of them.

All evidence is the same for (a, b) as for (b, a).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lawdiff.comparing.profile import Profile
from lawdiff.comparing.roles import CORE, ROLES
from lawdiff.comparing.terms import Floats, rarity
from lawdiff.diffing.order import Order

# How the measures add up to one score, by which rivals are told; a plateau, not a peak.
_MIX = {"text": 0.55, "head": 0.25, "carried": 0.2}
_ORDER = 0.03
_SOFTNESS, _NONE = 0.25, 0.6  # of `both_ways`, in units of the mean best score
_MOST = 40.0  # beyond this a preference is total, and its exponential of no use
_SURE = 0.4  # a mutual best counterpart of this measure shows the order of the articles
_PLACE = 0.12  # share of the text within which a like place says something


def evidence(a: Profile, b: Profile) -> dict[str, Floats]:
    """How much there is of each kind of evidence for every pair of articles.

    Returns:
        A matrix a kind: a row an article of ``a``, a column one of ``b``. Neither may be empty.
    """
    return dict(_evidence(a, b))


def both_ways(score: Floats) -> Floats:
    """How far both articles prefer each other over their rivals and over having no counterpart.

    The geometric mean of two softmaxes, along the rows and along the columns.
    """
    unit = max((score.max(1).mean() + score.max(0).mean()) / 2, 1e-6)
    strength = np.exp(np.minimum(score / (_SOFTNESS * unit), _MOST))
    none = np.exp(_NONE / _SOFTNESS)
    down, across = strength.sum(0, keepdims=True), strength.sum(1, keepdims=True)
    preference: Floats = strength / np.sqrt((down + none) * (across + none))
    return preference


def _evidence(a: Profile, b: Profile) -> Iterator[tuple[str, Floats]]:
    measures = _measures(a, b)
    order = _nearness(measures["text"]) + _place(len(a), len(b))
    score = _ORDER * order + sum(w * measures[name] for name, w in _MIX.items())
    for name, measure in (measures | {"score": score}).items():
        yield from _against_rivals(name, measure)
    yield from _preference(both_ways(score))
    yield from _lengths(a, b)
    yield from _roles(a, b)
    yield from _penalties(a, b, measures["text"])


def _measures(a: Profile, b: Profile) -> dict[str, Floats]:
    """How alike two articles are: in wording, heads, sentences, sense and what only they have."""
    keys, places = np.unique(np.concatenate([a.keys, b.keys]), return_inverse=True)
    counts = (
        _placed(a.counts, places[: len(a.keys)], len(keys)),
        _placed(b.counts, places[len(a.keys) :], len(keys)),
    )
    texts = counts[0][: len(a)], counts[1][: len(b)]
    frequencies = [np.bincount(side.indices, minlength=len(keys)) for side in texts]
    weight = rarity(keys, frequencies[0] + frequencies[1], len(a) + len(b))
    rows_a, rows_b = (_unit(side, weight) for side in counts)
    text, head, sentence = (_cosines(a, b, rows_a, rows_b, kind) for kind in range(3))
    return {
        "text": text,
        "head": head,
        "sense": np.maximum(a.senses @ b.senses.T, 0),
        "carried": np.maximum(
            _carried(np.maximum.reduceat(sentence, b.sentence_starts, axis=1), a),
            _carried(np.maximum.reduceat(sentence, a.sentence_starts, axis=0).T, b).T,
        ),
        "exclusive": _ties(*texts, 1 / np.maximum(frequencies[0] * frequencies[1], 1)),
    }


def _placed(counts: csr_array, columns: np.ndarray, width: int) -> csr_array:
    """The same counts over other columns."""
    parts = (counts.data, columns[counts.indices], counts.indptr)
    return csr_array(parts, shape=(counts.shape[0], width))


def _unit(counts: csr_array, weight: Floats) -> csr_array:
    """The rows weighted, each to the length of one."""
    data = counts.data * weight[counts.indices]
    squares = np.concatenate([[0], np.cumsum(data.astype(np.float64) ** 2)])
    length = np.sqrt(np.diff(squares[counts.indptr]))
    data /= np.repeat(np.where(length > 0, length, 1), np.diff(counts.indptr))
    return csr_array((data, counts.indices, counts.indptr), shape=counts.shape)


def _cosines(a: Profile, b: Profile, rows_a: csr_array, rows_b: csr_array, kind: int) -> Floats:
    left = rows_a[a.starts[kind] : a.starts[kind + 1]]
    right = rows_b[b.starts[kind] : b.starts[kind + 1]]
    cosines: Floats = (left @ right.T).toarray()
    return cosines


def _ties(texts_a: csr_array, texts_b: csr_array, weight: npt.NDArray[np.float64]) -> Floats:
    """How many terms two articles share: one held by m texts here and n there counts 1 / mn."""
    root = np.sqrt(weight).astype(np.float32)
    left, right = (
        csr_array((root[side.indices], side.indices, side.indptr), shape=side.shape)
        for side in (texts_a, texts_b)
    )
    ties: Floats = np.log1p((left @ right.T).toarray())
    return ties


def _carried(best: Floats, side: Profile) -> Floats:
    """The share of each article's sentences that the other one has, best counterpart each."""
    lengths = side.sentence_lengths
    total = np.add.reduceat(lengths, side.sentence_starts)
    share: Floats = np.add.reduceat(best * lengths[:, None], side.sentence_starts, axis=0)
    share /= np.maximum(total, 1)[:, None]
    return share


def _nearness(measure: Floats) -> Floats:
    """How near a pair stands to where the sure pairs let expect it, seen from both sides."""
    return (_expected(measure) + _expected(measure.T).T) / np.float32(2)


def _expected(measure: Floats) -> Floats:
    rows, columns = np.arange(measure.shape[0]), measure.argmax(1)
    sure = (measure.argmax(0)[columns] == rows) & (measure[rows, columns] >= _SURE)
    couples = zip(rows[sure].tolist(), columns[sure].tolist(), strict=True)
    order = Order.of(couples, *measure.shape)
    return order.nearness(*np.indices(measure.shape)).astype(np.float32)


def _place(rows: int, columns: int) -> Floats:
    """How near two articles stand in their texts, as shares of the texts."""
    here, there = (np.arange(rows) + 0.5) / rows, (np.arange(columns) + 0.5) / columns
    near: Floats = np.exp(-np.abs(here[:, None] - there[None]) / _PLACE)
    return near


def _against_rivals(name: str, measure: Floats) -> Iterator[tuple[str, Floats]]:
    yield name, measure
    unit = max((measure.max(1).mean() + measure.max(0).mean()) / 2, 1e-6)
    rivals = best_rival(measure, 1) + best_rival(measure, 0)
    yield f"{name} above rivals", (2 * measure - rivals) / unit
    ranks = [np.minimum(_rank(measure, axis), 10) for axis in (1, 0)]
    yield f"{name} ranks", ranks[0] + ranks[1]
    yield f"{name} worse rank", np.maximum(*ranks)


def best_rival(measure: Floats, axis: int) -> Floats:
    """The greatest other value of the row (axis 1) or column (axis 0); 0 where there is none."""
    if measure.shape[axis] < 2:
        return np.zeros_like(measure)
    ordered = np.partition(measure, -2, axis=axis)
    best, second = ordered.take([-1], axis), ordered.take([-2], axis)
    rival: Floats = np.where(measure >= best, second, best)
    return rival


def _rank(measure: Floats, axis: int) -> Floats:
    """How many of the row (axis 1) or column (axis 0) are greater."""
    ordered = np.sort(measure, axis=axis)
    size = measure.shape[axis]
    lines = zip(np.moveaxis(ordered, axis, -1), np.moveaxis(measure, axis, -1), strict=True)
    above = np.stack([size - np.searchsorted(known, line, side="right") for known, line in lines])
    return np.moveaxis(above, -1, axis).astype(np.float32)


def _preference(preference: Floats) -> Iterator[tuple[str, Floats]]:
    yield "preference", preference
    yield "log preference", np.log(preference + 1e-6)
    rivals = [best_rival(preference, axis) for axis in (1, 0)]
    yield "rivals' preference", rivals[0] + rivals[1]
    yield "best rival's preference", np.maximum(*rivals)
    best = preference.max(1, keepdims=True), preference.max(0, keepdims=True)
    yield "best preferences", best[0] + best[1]


def _lengths(a: Profile, b: Profile) -> Iterator[tuple[str, Floats]]:
    here, there = np.log(a.lengths + 5)[:, None], np.log(b.lengths + 5)[None]
    yield "length ratio", np.abs(here - there)
    yield "shorter length", np.minimum(here, there)
    yield "longer length", np.maximum(here, there)


def _roles(a: Profile, b: Profile) -> Iterator[tuple[str, Floats]]:
    held = [side.roles.sum(0) for side in (a, b)]
    lone = np.where((held[0] > 0) & (held[1] > 0), 1 / np.sqrt(np.maximum(held[0] * held[1], 1)), 0)
    core = [list(ROLES).index(name) for name in CORE]
    both = a.roles[:, None] * b.roles[None] * lone
    yield "role", both.max(-1)
    yield "core role", both[..., core].max(-1)
    shared, own = a.roles @ b.roles.T, [side.roles.sum(1) for side in (a, b)]
    yield "shared roles", shared / np.maximum(np.sqrt(np.outer(*own)), 1)


def _penalties(a: Profile, b: Profile, text: Floats) -> Iterator[tuple[str, Floats]]:
    yield "both penal", np.outer(a.penal, b.penal).astype(np.float32)
    yield "one penal", (a.penal[:, None] != b.penal[None]).astype(np.float32)
    cites = [np.array([len(c) > 0 for c in side.cited]) for side in (a, b)]
    yield "both cite", np.outer(*cites).astype(np.float32)
    best = over(over(text, a.cited).T, b.cited).T
    yield "cited alike", best
    yield "cited by one", np.maximum(over(text, a.cited), over(text.T, b.cited).T)


def over(measure: Floats, groups: tuple[np.ndarray, ...]) -> Floats:
    """For each group of rows its greatest row; zeros for an empty group."""
    out = np.zeros((len(groups), measure.shape[1]), np.float32)
    for row, group in enumerate(groups):
        if len(group):
            out[row] = measure[group].max(0)
    return out
