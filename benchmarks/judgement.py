"""Fit the weights by which `lawdiff.comparing.judgement` judges that two articles correspond.

    python -m benchmarks.judgement CORPUS LABELS... [-o lawdiff/comparing/data/judgement.json]

Each file ``xprov-*.json`` of a LABELS folder names two texts under CORPUS (``old``, ``new``) and
what a reader found: ``pairs`` (the main counterparts), ``splits`` and ``merges`` (further links),
``optional`` (may be held either way, so neither taught nor counted). Readers differ in
what they call the main counterpart: that of the first folder is to be met, so it counts for more.

Every figure printed is of texts left out of the fit that they judge.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lawdiff.comparing.evidence import evidence
from lawdiff.comparing.judgement import Model, Reading, hindsight
from lawdiff.comparing.pairing import supported
from lawdiff.comparing.profile import Profile, profile
from lawdiff.comparing.terms import Floats
from lawdiff.model import Document
from lawdiff.parsing import parse

RIDGE = 5.0  # weight of the squared (standardised) weights beside the log loss
FOLDS = 12  # in which the first reading is left out for fitting the second
EASY = 16  # the sum of both ranks from which a pair is easily told
THIN = 10
FIRST = 3  # how often a label of the first folder counts
STEPS = 10  # of Newton's method
NONE, MAIN, FURTHER, OPEN = range(4)

Given = dict[str, Floats]
Labels = npt.NDArray[np.intp]
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Example:
    """Two labelled regulations.

    ``labels`` holds NONE, MAIN, FURTHER or OPEN for every pair of articles, ``worth`` how often it
    counts: of the pairs that are easily told apart only one in `THIN` is taught, as so many.
    """

    name: str
    a: Profile
    b: Profile
    given: Given
    labels: Labels
    worth: Labels


def examples(corpus: Path, folders: Sequence[Path]) -> Iterator[Example]:
    """The labelled pairs of all folders."""
    for folder in folders:
        times = FIRST if folder == folders[0] else 1
        for file in sorted(folder.glob("xprov-*.json")):
            label = json.loads(file.read_text("utf-8"))
            a, b = (profile(read(corpus / label[side])) for side in ("old", "new"))
            given, labels = evidence(a, b), labels_of(label, a, b)
            yield Example(file.stem, a, b, given, labels, times * worth_of(given, labels))


def read(file: Path) -> Document:
    """The first regulation in a file."""
    return parse(file.read_text("utf-8"), name=file.name).documents[0]


def labels_of(label: dict[str, Any], a: Profile, b: Profile) -> Labels:
    """The labels as a matrix; later kinds overrule earlier ones."""
    rows, columns = (
        {article.label: place for place, article in enumerate(side.document.articles)}
        for side in (a, b)
    )
    further = [(x["old"], new) for x in label["splits"] for new in x["new"]]
    further += [(old, x["new"]) for x in label["merges"] for old in x["old"]]
    out = np.zeros((len(a), len(b)), np.intp)
    for kind, pairs in ((OPEN, label["optional"]), (FURTHER, further), (MAIN, label["pairs"])):
        for old, new in pairs:
            out[rows["".join(old.split())], columns["".join(new.split())]] = kind
    return out


def worth_of(given: Given, labels: Labels) -> Labels:
    """How often each pair counts."""
    easy = (labels == NONE) & (given["score ranks"] > EASY)
    places = np.arange(labels.size).reshape(labels.shape)
    return np.where(easy, np.where(places % THIN == 0, THIN, 0), 1)


def fit(known: Sequence[Example], givens: Sequence[Given], kind: str) -> Model:
    """A logistic model of partners or of links (open pairs left out)."""
    names = list(givens[0])
    taught = [e.worth > 0 for e in known]
    rows = np.concatenate(
        [np.stack([m[t] for m in g.values()], -1) for g, t in zip(givens, taught, strict=True)]
    )
    found = np.concatenate([e.labels[t] for e, t in zip(known, taught, strict=True)])
    worth = np.concatenate([e.worth[t] for e, t in zip(known, taught, strict=True)])
    keep = found != OPEN
    mean, spread = rows[keep].mean(0), rows[keep].std(0) + 1e-9
    right = (MAIN,) if kind == "partner" else (MAIN, FURTHER)
    x, y = (rows[keep] - mean) / spread, np.isin(found[keep], right).astype(float)

    best = newton(np.append(x, np.ones((len(x), 1)), axis=1), y, worth[keep])
    weights = best[:-1] / spread
    bias = float(best[-1] - weights @ mean)
    return Model(
        {n: round(float(w), 5) for n, w in zip(names, weights, strict=True)}, round(bias, 5)
    )


def newton(x: Matrix, y: Matrix, worth: Labels) -> Matrix:
    """The weights that minimise log loss and ridge (the last column is the bias, not ridged)."""
    ridge = 2 * RIDGE * np.append(np.ones(x.shape[1] - 1), 0)
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        probability = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (worth * (probability - y)) + ridge * weights
        bend = (x * (worth * probability * (1 - probability))[:, None]).T @ x + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights


def fit_all(known: Sequence[Example]) -> dict[str, Model]:
    """Both readings; the second is fitted on first readings by models that left the texts out."""
    models = {f"first {k}": fit(known, [e.given for e in known], k) for k in Reading._fields}
    seen: dict[str, Given] = {}
    for fold in range(FOLDS):
        others = [e for place, e in enumerate(known) if place % FOLDS != fold]
        first = [fit(others, [e.given for e in others], kind) for kind in Reading._fields]
        for e in known[fold::FOLDS]:
            reading = Reading(*(model.probability(e.given) for model in first))
            seen[e.name] = hindsight(reading)
    givens = [seen[e.name] for e in known]
    return models | {f"second {k}": fit(known, givens, k) for k in Reading._fields}


def judged(example: Example, models: dict[str, Model]) -> Reading:
    """The second reading of an example."""
    first = Reading(*(models[f"first {k}"].probability(example.given) for k in Reading._fields))
    second = hindsight(first)
    return Reading(*(models[f"second {k}"].probability(second) for k in Reading._fields))


def counts(example: Example, reading: Reading) -> npt.NDArray[np.intp]:
    """Right, wrong and missed main pairs; right, wrong and missed links."""
    found = supported(example.a, example.b, reading)
    out = []
    for places, wanted in (
        ({(c.one, c.other) for c in found if c.primary}, example.labels == MAIN),
        ({(c.one, c.other) for c in found}, (example.labels == MAIN) | (example.labels == FURTHER)),
    ):
        right = sum(bool(wanted[place]) for place in places)
        wrong = sum(example.labels[place] == NONE for place in places)
        out += [right, wrong, int(wanted.sum()) - right]
    return np.array(out, np.intp)


def f1(right: int, wrong: int, missed: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / max(1, 2 * right + wrong + missed)


def main() -> None:
    """Print the figures of each pair left out, then write the weights fitted on all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("labels", type=Path, nargs="+")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("lawdiff/comparing/data/judgement.json")
    )
    given = parser.parse_args()
    known = list(examples(given.corpus, given.labels))
    total = np.zeros(6, np.intp)
    for place, example in enumerate(known):
        models = fit_all(known[:place] + known[place + 1 :])
        one = counts(example, judged(example, models))
        total += one
        print(f"{example.name}  main {f1(*one[:3]):.3f}  links {f1(*one[3:]):.3f}  {one}")
    print(f"ALL, each left out  main {f1(*total[:3]):.3f}  links {f1(*total[3:]):.3f}  {total}")
    models = fit_all(known)
    data = {name: {"weights": dict(m.weights), "bias": m.bias} for name, m in models.items()}
    given.output.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
