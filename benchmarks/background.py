"""Count how rare each bigram is in the law at large, for `lawdiff.comparing.terms`.

    python -m benchmarks.background FOLDER [-o lawdiff/comparing/data/background.npy]

FOLDER holds regulations as Markdown or plain text, at any depth. The result holds one byte for
each hashed bigram: statistics, from which no text can be read back.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from lawdiff.comparing.terms import BITS, STEPS, buckets
from lawdiff.comparing.wording import comparable
from lawdiff.diffing.vectors import count_grams
from lawdiff.parsing import parse

LEAST = 3  # a bigram in fewer articles counts as unseen


def count(folder: Path) -> tuple[np.ndarray, int]:
    """In how many articles each bucket's most frequent term stands, and the articles in all."""
    frequency: dict[int, int] = {}
    articles = 0
    for file in sorted(p for p in folder.rglob("*") if p.suffix in {".md", ".txt"}):
        for document in parse(file.read_text("utf-8", "replace"), name=file.name).documents:
            texts = ["".join(comparable(article.text)) for article in document.articles]
            articles += len(texts)
            grams = count_grams(texts, (2,))
            for key, times in zip(grams.keys.tolist(), grams.frequency.tolist(), strict=True):
                frequency[key] = frequency.get(key, 0) + times
    frequency = {key: times for key, times in frequency.items() if times >= LEAST}
    table = np.zeros(1 << BITS, np.int64)
    keys = np.fromiter(frequency, np.uint64, len(frequency))
    np.maximum.at(table, buckets(keys), np.fromiter(frequency.values(), np.int64, len(frequency)))
    return table, articles


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("lawdiff/comparing/data/background.npy")
    )
    given = parser.parse_args()
    table, articles = count(given.folder)
    rarity = np.log((1 + articles) / (1 + table)) * STEPS
    np.save(given.output, np.round(rarity).clip(0, 255).astype(np.uint8))
    print(f"{articles} articles, {np.count_nonzero(table)} of {1 << BITS} places taken")


if __name__ == "__main__":
    main()
