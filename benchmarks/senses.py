"""Learn the vectors of terms by which `lawdiff.comparing.senses` finds what is said otherwise.

    python -m benchmarks.senses FOLDER [--without CORPUS LABELS...]

FOLDER holds regulations as Markdown or plain text, at any depth. Nobody has labelled them: the
articles that the judgement pairs with confidence teach. Of the one a random half of all terms is
shown and of the other the other half, so that a term is learned by what stands for it elsewhere and
never by itself. Texts that labelled pairs name (`benchmarks.judgement`) are left out by title, so
that the judgement is fitted on senses no better than those of texts unknown.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lawdiff.comparing.pairing import matches
from lawdiff.comparing.profile import Profile, profile
from lawdiff.comparing.senses import BITS, unit
from lawdiff.comparing.subjects import Vector
from lawdiff.comparing.terms import Floats, buckets
from lawdiff.parsing import parse

DIMENSIONS = 32
ARTICLES = range(12, 111)
NEIGHBOURS = 8  # regulations with which each is paired
LIKE = 0.25  # the least cosine of their contents
SURE, ENOUGH = 0.5, 6  # the least score of a pair that teaches; so many of two regulations
SHARPNESS = 10.0  # of the softmax by which an article prefers its counterpart
BATCH, ROUNDS, PACE = 8, 2, 0.01
CLIP = 4.0  # standard deviations that a byte holds


@dataclass(frozen=True, eq=False)
class Lesson:
    """Two regulations, and which of their articles correspond, how surely."""

    a: csr_array
    b: csr_array
    rows: npt.NDArray[np.intp]
    columns: npt.NDArray[np.intp]
    worth: Floats


def titles(corpus: Path, folders: Sequence[Path]) -> set[str]:
    """The titles of all texts that labelled pairs name."""
    labels = [json.loads(f.read_text("utf-8")) for d in folders for f in d.glob("xprov-*.json")]
    files = {corpus / label[side] for label in labels for side in ("old", "new")}
    return {title for file in files for title, _ in regulations([file])}


def regulations(files: Sequence[Path]) -> Iterator[tuple[str, Profile]]:
    """The first regulation of each file, by its title."""
    for file in files:
        for document in parse(file.read_text("utf-8", "replace"), name=file.name).documents[:1]:
            if len(document.articles) in ARTICLES:
                yield "".join(document.title.split()), profile(document)


def likest(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Which regulations are paired: each with those of the likest contents."""
    found: set[tuple[int, int]] = set()
    contents = _stacked([p.content for p in profiles])
    for place in range(len(profiles)):
        like = (contents @ contents[[place]].T).toarray().ravel()
        like[place] = 0
        for other in np.argsort(-like, kind="stable")[:NEIGHBOURS].tolist():
            if like[other] >= LIKE:
                found.add((min(place, other), max(place, other)))
    return sorted(found)


def _stacked(vectors: Sequence[Vector]) -> csr_array:
    ends = np.cumsum([0, *(len(v.places) for v in vectors)])
    places, weights = (np.concatenate(part) for part in zip(*vectors, strict=True))
    return csr_array((weights, places, ends))


def lessons(profiles: Sequence[Profile]) -> Iterator[Lesson]:
    """What the judgement pairs with confidence."""
    counts = [hashed(p) for p in profiles]
    for one, other in likest(profiles):
        found = matches(profiles[one], profiles[other])
        sure = [m for m in found if m.primary and m.score >= SURE]
        if len(sure) >= ENOUGH:
            rows, columns, scores, _ = zip(*sure, strict=True)
            yield Lesson(counts[one], counts[other], np.array(rows), np.array(columns),
                         np.array(scores, np.float32) / np.float32(sum(scores)))  # fmt: skip


def hashed(side: Profile) -> csr_array:
    """How often each hashed term stands in each article."""
    texts = side.counts[: len(side)]
    parts = (texts.data.astype(np.float32), buckets(side.keys, BITS)[texts.indices], texts.indptr)
    counts = csr_array(parts, shape=(len(side), 1 << BITS))
    counts.sum_duplicates()
    return counts


def learn(taught: Sequence[Lesson], rarity: Floats) -> Floats:
    """The vectors that make articles which correspond prefer each other (Adam)."""
    random = np.random.default_rng(0)
    vectors = random.normal(0, 1 / np.sqrt(DIMENSIONS), (1 << BITS, DIMENSIONS)).astype(np.float32)
    drift, swing = np.zeros_like(vectors), np.zeros_like(vectors)
    batches = range(0, len(taught), BATCH)
    for round_ in range(ROUNDS):
        order = random.permutation(len(taught))
        for step, start in enumerate(batches, round_ * len(batches) + 1):
            slope = np.zeros_like(vectors)
            for place in order[start : start + BATCH]:
                here = np.where(random.random(1 << BITS) < 0.5, rarity, 0).astype(np.float32)
                add_slope(taught[place], here, rarity - here, vectors, slope)
            drift += 0.1 * (slope - drift)
            swing += 0.01 * (slope**2 - swing)
            size = np.sqrt(swing / (1 - 0.99**step)) + 1e-7
            vectors -= PACE * (1 - round_ / ROUNDS) * drift / (1 - 0.9**step) / size
    return vectors


def add_slope(lesson: Lesson, here: Floats, there: Floats, vectors: Floats, slope: Floats) -> None:
    """Add how the loss of a lesson changes with each vector, given the weights of either side."""
    a, b = _weighed(lesson.a, here), _weighed(lesson.b, there)
    towards_a, towards_b = a @ vectors, b @ vectors
    one, other = unit(towards_a), unit(towards_b)
    likeness = SHARPNESS * (one @ other.T)
    change = np.zeros_like(likeness)
    change[lesson.rows] += lesson.worth[:, None] * _softmax(likeness, 1)[lesson.rows]
    change[:, lesson.columns] += lesson.worth * _softmax(likeness, 0)[:, lesson.columns]
    change[lesson.rows, lesson.columns] -= 2 * lesson.worth
    for counts, own, other_side, raw, moved in (
        (a, one, other, towards_a, change),
        (b, other, one, towards_b, change.T),
    ):
        pull = SHARPNESS * (moved @ other_side)
        pull -= (pull * own).sum(axis=1, keepdims=True) * own
        pull /= np.sqrt((raw**2).sum(axis=1, keepdims=True)) + 1e-6
        touched = np.unique(counts.indices)
        slope[touched] += (counts.T @ pull)[touched]


def _weighed(counts: csr_array, weight: Floats) -> csr_array:
    data = counts.data * weight[counts.indices]
    return csr_array((data, counts.indices, counts.indptr), shape=counts.shape)


def _softmax(values: Floats, axis: int) -> Floats:
    strength = np.exp(values - values.max(axis, keepdims=True))
    shares: Floats = strength / strength.sum(axis, keepdims=True)
    return shares


def rarities(profiles: Sequence[Profile]) -> Floats:
    """How rare each hashed term is among all articles."""
    held = np.zeros(1 << BITS, np.int64)
    for side in profiles:
        held += np.bincount(hashed(side).indices, minlength=1 << BITS)
    rarity: Floats = np.log((1 + sum(map(len, profiles))) / (1 + held)).astype(np.float32)
    return rarity


def in_bytes(vectors: Floats) -> npt.NDArray[np.int8]:
    """The vectors, coarser: their lengths matter only beside each other."""
    steps = vectors / (CLIP * vectors.std()) * 127
    return np.asarray(np.round(steps).clip(-127, 127), np.int8)


def main() -> None:
    """Write the vectors, a byte a dimension."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", type=Path, nargs="+", default=[Path()])
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("lawdiff/comparing/data/senses.npy")
    )
    given = parser.parse_args()
    files = sorted(p for p in given.folder.rglob("*") if p.suffix in {".md", ".txt"})
    left_out = titles(given.without[0], given.without[1:])
    profiles = [p for title, p in dict(regulations(files)).items() if title not in left_out]
    taught, rarity = list(lessons(profiles)), rarities(profiles)
    vectors = learn(taught, rarity) * rarity[:, None]
    np.save(given.output, in_bytes(vectors))
    print(f"{len(profiles)} regulations, {len(taught)} pairs of them")


if __name__ == "__main__":
    main()
