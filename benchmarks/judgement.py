"""Fit the weights by which `lawdiff.comparing.judgement` judges that two articles correspond.

    python benchmarks/judgement.py CORPUS LABELS... [-o lawdiff/comparing/data/judgement.json]

Each file ``xprov-*.json`` of a LABELS folder names two texts under CORPUS (``old``, ``new``) and
what a reader found: ``pairs`` (the main counterparts), ``splits`` and ``merges`` (further links),
``optional`` (may be held either way, so neither taught nor counted).

Every figure printed is of texts left out of the fit that they judge.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lawdiff.comparing.evidence import evidence
from lawdiff.comparing.judgement import Model, Reading, hindsight
from lawdiff.comparing.pairing import correspondences
from lawdiff.comparing.profile import Profile, profile
from lawdiff.comparing.terms import Floats
from lawdiff.model import Document
from lawdiff.parsing import parse

RIDGE = 5.0  # weight of the squared (standardised) weights beside the log loss
FOLDS = 6  # in which the first reading is left out for fitting the second
STEPS = 10  # of Newton's method
NONE, MAIN, FURTHER, OPEN = range(4)

Given = dict[str, Floats]
Labels = npt.NDArray[np.intp]
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Example:
    """Two labelled regulations; ``labels`` holds STEPS = 10  # of Newton's method
NONE, MAIN, FURTHER or OPEN for every pair."""

    name: str
    a: Profile
    b: Profile
    given: Given
    labels: Labels


def examples(corpus: Path, folders: Sequence[Path]) -> Iterator[Example]:
    """The labelled pairs of all folders."""
    for folder in folders:
        for file in sorted(folder.glob("xprov-*.json")):
            label = json.loads(file.read_text("utf-8"))
            a, b = (profile(read(corpus / label[side])) for side in ("old", "new"))
            yield Example(file.stem, a, b, evidence(a, b), labels_of(label, a, b))


def read(file: Path) -> Document:
    """The first regulation in a file."""
    return parse(file.read_text("utf-8"), name=file.name).documents[0]


def labels_of(label: dict[str, list[object]], a: Profile, b: Profile) -> Labels:
    """The labels as a matrix; later kinds overrule earlier ones."""
    rows, columns = (
        {article.label: place for place, article in enumerate(side.document.articles)}
        for side in (a, b)
    )
    further = [(x["old"], new) for x in label["splits"] for new in x["new"]]  # type: ignore[index]
    further += [(old, x["new"]) for x in label["merges"] for old in x["old"]]  # type: ignore[index]
    out = np.zeros((len(a), len(b)), np.intp)
    for kind, pairs in ((OPEN, label["optional"]), (FURTHER, further), (MAIN, label["pairs"])):
        for old, new in pairs:  # type: ignore[misc]
            out[rows["".join(old.split())], columns["".join(new.split())]] = kind
    return out


def fit(givens: Sequence[Given], labels: Sequence[Labels], kind: str) -> Model:
    """A logistic model of partners (further links left out) or of links (open pairs left out)."""
    names = list(givens[0])
    rows = np.concatenate([np.stack([m.ravel() for m in g.values()], -1) for g in givens])
    found = np.concatenate([x.ravel() for x in labels])
    keep = found < FURTHER if kind == "partner" else found != OPEN
    mean, spread = rows[keep].mean(0), rows[keep].std(0) + 1e-9
    x, y = (rows[keep] - mean) / spread, (found[keep] != NONE).astype(float)

    best = newton(np.append(x, np.ones((len(x), 1)), axis=1), y)
    weights = best[:-1] / spread
    bias = float(best[-1] - weights @ mean)
    return Model({n: round(float(w), 5) for n, w in zip(names, weights, strict=True)}, round(bias, 5))


def newton(x: Matrix, y: Matrix) -> Matrix:
    """The weights that minimise log loss and ridge (the last column is the bias, not ridged)."""
    ridge = 2 * RIDGE * np.append(np.ones(x.shape[1] - 1), 0)
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        probability = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (probability - y) + ridge * weights
        bend = (x * (probability * (1 - probability))[:, None]).T @ x + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights


def fit_reading(given: Sequence[Given], labels: Sequence[Labels]) -> Callable[[Given], Reading]:
    """One reading, fitted."""
    models = [fit(given, labels, kind) for kind in Reading._fields]
    return lambda new: Reading(*(model.probability(new) for model in models))


def fit_all(known: Sequence[Example]) -> dict[str, Model]:
    """Both readings; the second is fitted on first readings of texts that those did not see."""
    labels = [example.labels for example in known]
    models = {
        f"first {kind}": fit([e.given for e in known], labels, kind) for kind in Reading._fields
    }
    seen: list[Given] = []
    for place, example in enumerate(known):
        others = [e for at, e in enumerate(known) if at % FOLDS != place % FOLDS]
        first = fit_reading([e.given for e in others], [e.labels for e in others])
        seen.append(hindsight(first(example.given), example.a, example.b))
    return models | {f"second {kind}": fit(seen, labels, kind) for kind in Reading._fields}


def judged(example: Example, models: dict[str, Model]) -> Reading:
    """The second reading of an example."""
    first = Reading(*(models[f"first {k}"].probability(example.given) for k in Reading._fields))
    second = hindsight(first, example.a, example.b)
    return Reading(*(models[f"second {k}"].probability(second) for k in Reading._fields))


def counts(example: Example, reading: Reading) -> npt.NDArray[np.intp]:
    """Right, wrong and missed main pairs; right, wrong and missed links."""
    found = correspondences(example.a, example.b, reading)
    out = []
    for places, wanted in (
        ({(c.row, c.column) for c in found if c.primary}, example.labels == MAIN),
        ({(c.row, c.column) for c in found}, (example.labels == MAIN) | (example.labels == FURTHER)),
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
