"""Regulations of several jurisdictions: analogues, side by side, and the laws above them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from lawdiff import comparing
from lawdiff.errors import UsageError
from lawdiff.model import Analogue, Comparison, Elements, Parent
from lawdiff.services.analogues import Analogues, Neighbours
from lawdiff.services.parents import Parents
from lawdiff.services.ports import Catalog, Progress, Workers, unseen
from lawdiff.services.texts import Text, Texts
from lawdiff.services.versions import Versions

MOST_LIKENED = 24
"""How many texts may stand in one table of likeness."""

FEWEST, MOST = comparing.FEWEST, comparing.MOST
"""How many texts can be compared."""

check_size = comparing.check_size


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Several texts with what came of comparing them.

    ``as_of`` is the day as of which all were taken, None where each was named for itself; each
    text says which version of it was used.
    """

    texts: tuple[Text, ...]
    comparison: Comparison
    as_of: dt.date | None = None

    @property
    def elements(self) -> Elements:
        """Who, must or may, how much, by when: article by article."""
        return comparing.elements(self.comparison)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much each of several texts has in common with each other one, from 0 to 1.

    ``matrix`` has a row and a column for each text; the diagonal is 1.
    """

    texts: tuple[Text, ...]
    matrix: tuple[tuple[float, ...], ...]


class Jurisdictions:
    """Tells how other jurisdictions regulate a subject."""

    def __init__(
        self,
        catalog: Callable[[], Catalog],
        texts: Texts,
        versions: Versions,
        workers: Callable[[], Workers],
        today: Callable[[], dt.date],
    ) -> None:
        self._texts = texts
        self._neighbours = Neighbours(catalog, workers, today)
        self._parents = Parents(catalog, texts, versions, today)

    def analogues(self, reference: str, limit: int = 10) -> list[Analogue]:
        """The regulations of other jurisdictions on the subject of a text, the likest first."""
        return self.analogues_of(self._texts.resolve(reference), limit)

    def analogues_of(
        self, text: Text, limit: int = 10, as_of: dt.date | None = None
    ) -> list[Analogue]:
        """As `analogues`, of a text that was found already, or that is not held at all.

        With ``as_of`` each is told in the version that was in force that day, or not at all.
        """
        return self._neighbours.of(text, limit, as_of)

    def all_analogues(self, limit: int = 10, progress: Progress = unseen) -> Iterator[Analogues]:
        """Every regulation that is held with its analogues, by id."""
        return self._neighbours.all(limit, progress)

    def parents(self, reference: str) -> list[Parent]:
        """The laws a text says it is made under, and whether they changed since."""
        return self.parents_of(self._texts.resolve(reference))

    def parents_of(self, text: Text, as_of: dt.date | None = None) -> list[Parent]:
        """As `parents`, of a text that was found already, or that is not held at all.

        With ``as_of`` what was adopted after that day is left out.
        """
        return self._parents.of(text, as_of)

    def compare(
        self,
        references: Sequence[str],
        baseline: str | None = None,
        as_of: dt.date | None = None,
    ) -> SideBySide:
        """The texts that two to eight references name, topic by topic.

        ``baseline`` is one of the references, the first where None: rows stand in its order. With
        ``as_of`` the references name regulations, and each is taken as it was in force that day.

        Raises:
            UsageError: ``bad_baseline``, ``same_item_twice``, ``comparison_size``,
                ``version_and_day``.
            NotFound: ``not_in_force``.
        """
        if len(set(references)) != len(references):
            raise _twice()
        place = place_of(references, baseline)
        comparing.check_size(len(references))
        return self.compare_texts(self._found(references, as_of), place, as_of)

    def compare_texts(
        self, texts: Sequence[Text], baseline: int = 0, as_of: dt.date | None = None
    ) -> SideBySide:
        """As `compare`, on texts that were found already.

        Raises:
            UsageError: ``same_item_twice``, ``comparison_size``, ``comparison_baseline``.
        """
        _check_distinct(texts)
        comparing.check_size(len(texts))
        comparison = comparing.compare(
            [text.document for text in texts], baseline, names=[text.name for text in texts]
        )
        return SideBySide(tuple(texts), comparison, as_of)

    def elements(self, texts: Sequence[Text], baseline: int = 0) -> Elements:
        """What two to eight texts print on each topic: who, must or may, how much, by when.

        Raises:
            UsageError: as `compare_texts`.
        """
        return self.compare_texts(texts, baseline).elements

    def likeness(self, references: Sequence[str], as_of: dt.date | None = None) -> Likeness:
        """How much each of two or more texts has in common with each other one.

        Raises:
            UsageError: ``same_item_twice``, ``likeness_size``, ``version_and_day``.
        """
        if len(set(references)) != len(references):
            raise _twice()
        check_likened(len(references))
        return self.likeness_of(self._found(references, as_of))

    def likeness_of(self, texts: Sequence[Text]) -> Likeness:
        """As `likeness`, of texts that were found already.

        Raises:
            UsageError: ``same_item_twice``, ``likeness_size``.
        """
        check_likened(len(texts))
        _check_distinct(texts)
        profiles = [comparing.profile(text.document) for text in texts]
        matrix = [[1.0] * len(texts) for _ in texts]
        for one, other in combinations(range(len(texts)), 2):
            likeness = round(comparing.pair_profiles(profiles[one], profiles[other]).likeness, 4)
            matrix[one][other] = matrix[other][one] = likeness
        return Likeness(tuple(texts), tuple(map(tuple, matrix)))

    def _found(self, references: Sequence[str], as_of: dt.date | None) -> list[Text]:
        if as_of is None:
            return [self._texts.resolve(reference) for reference in references]
        return [self._texts.as_of(reference, as_of) for reference in references]


def place_of(references: Sequence[str], baseline: str | None) -> int:
    """The place of the baseline among the references, the first where none is named.

    Raises:
        UsageError: ``bad_baseline``.
    """
    if baseline is None:
        return 0
    if baseline not in references:
        raise UsageError(
            "bad_baseline",
            "The baseline {baseline} is none of the texts compared.",
            remedy="Name one of them.",
            baseline=baseline[:200],
        )
    return references.index(baseline)


def _twice() -> UsageError:
    return UsageError(
        "same_item_twice",
        "A text is named twice.",
        remedy="Name each text once; `lawdiff diff` compares two versions.",
    )


def _check_distinct(texts: Sequence[Text]) -> None:
    """Whether no version stands among the texts twice; files are each for itself."""
    held = [text.entry for text in texts if text.entry is not None]
    if len(set(held)) != len(held):
        raise _twice()


def check_likened(count: int) -> None:
    """Whether so many texts can be likened.

    Raises:
        UsageError: ``likeness_size``.
    """
    if not 2 <= count <= MOST_LIKENED:
        raise UsageError(
            "likeness_size",
            "{count} texts were given; two to {most} can be set beside each other.",
            remedy="Choose two to {most} texts.",
            count=count,
            most=MOST_LIKENED,
        )
