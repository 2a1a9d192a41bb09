"""Regulations of several jurisdictions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawdiff import comparing
from lawdiff.errors import UsageError
from lawdiff.model import Comparison
from lawdiff.services.texts import Text, Texts

FEWEST, MOST = comparing.FEWEST, comparing.MOST
"""How many texts can be compared."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Several texts with what came of comparing them."""

    texts: tuple[Text, ...]
    comparison: Comparison


class Jurisdictions:
    """Compares what several jurisdictions make of one subject."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def compare(self, references: Sequence[str], baseline: str | None = None) -> SideBySide:
        """The texts that two to eight references name, topic by topic.

        ``baseline`` is one of the references, the first where None: rows stand in its order.

        Raises:
            UsageError: ``bad_baseline``, ``same_item_twice``, ``comparison-size``.
        """
        if len(set(references)) != len(references):
            raise UsageError(
                "same_item_twice",
                "A text is named twice.",
                remedy="Name each text once; `lawdiff diff` compares two versions.",
            )
        if baseline is not None and baseline not in references:
            raise UsageError(
                "bad_baseline",
                "The baseline {baseline} is none of the texts compared.",
                remedy="Name one of them.",
                baseline=baseline[:200],
            )
        texts = [self._texts.resolve(reference) for reference in references]
        return self.compare_texts(texts, references.index(baseline) if baseline else 0)

    def compare_texts(self, texts: Sequence[Text], baseline: int = 0) -> SideBySide:
        """As `compare`, on texts that were found already."""
        comparison = comparing.compare(
            [text.document for text in texts], baseline, names=[text.name for text in texts]
        )
        return SideBySide(tuple(texts), comparison)
