"""The analogues of one text, and of every regulation that is held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lawdiff import comparing
from lawdiff.comparing import Candidate, Counts, Index, Places, Subject
from lawdiff.model import Analogue, AnalogueReason, VersionEntry
from lawdiff.parsing.places import NATIONAL_ID
from lawdiff.services.ports import Catalog, Progress, Workers, unseen
from lawdiff.services.texts import Text, document_of

MAX_ANALOGUES = 50
"""How many analogues of one text are told at most."""

_SAME, _LIKE = 0.99, 0.5  # cosines from which two titles are called the same, or alike
_BLOCK = 256  # regulations handed over at a time


@dataclass(frozen=True, slots=True)
class Analogues:
    """One regulation in its latest version with its analogues, the likest first."""

    version: VersionEntry
    analogues: tuple[Analogue, ...]


class Neighbours:
    """Finds what other jurisdictions have on a subject.

    National texts are no analogues: what stands above a regulation is told by `Parents`.
    """

    def __init__(
        self,
        catalog: Callable[[], Catalog],
        workers: Callable[[], Workers],
        today: Callable[[], dt.date],
    ) -> None:
        self._catalog = catalog
        self._workers = workers
        self._today = today

    def of(self, text: Text, limit: int, as_of: dt.date | None = None) -> list[Analogue]:
        """The analogues of a text, the likest first; none where none is like enough.

        Each in its latest version or, of those whose latest is about the same, as it was in force
        on a day.
        """
        catalog = self._catalog()
        limit = max(1, min(limit, MAX_ANALOGUES))
        with catalog.snapshot():
            query = self._subject(catalog, text)
            found = catalog.sharing(query.handles, but=_left_out(text), limit=comparing.LOOKED_AT)
            if as_of is not None:
                return self._holding(catalog, query, dict(found), limit, as_of)
            subjects = [Subject.from_bytes(packed) for _, packed in found]
            best = comparing.analogues(query, Index.of(subjects), limit)
            latest = catalog.latest([found[one.place][0] for one in best])
        return [self._named(latest[found[one.place][0]], one, subjects) for one in best]

    def _holding(
        self, catalog: Catalog, query: Subject, found: Mapping[str, bytes], limit: int, day: dt.date
    ) -> list[Analogue]:
        """The best of the regulations found, in the versions that held on a day."""
        versions = [
            holding[-1]
            for id_ in found
            if (holding := [entry for entry in catalog.versions(id_) if entry.holds_on(day)])
        ]
        latest = catalog.latest([entry.regulation for entry in versions])
        subjects = [
            Subject.from_bytes(found[entry.regulation])
            if entry == latest[entry.regulation]
            else comparing.subject(document_of(entry, catalog.content(entry)))
            for entry in versions
        ]
        best = comparing.analogues(query, Index.of(subjects), limit)
        return [self._named(versions[one.place], one, subjects, day) for one in best]

    def all(self, limit: int, progress: Progress = unseen) -> Iterator[Analogues]:
        """Every regulation that is held with its analogues, by id."""
        limit = max(1, min(limit, MAX_ANALOGUES))
        catalog = self._catalog()
        with catalog.snapshot():
            held = catalog.subjects()
            latest = catalog.latest([id_ for id_, _ in held])
        ids = [id_ for id_, _ in held]
        subjects = [Subject.from_bytes(packed) for _, packed in held]
        search = _Search.of(ids, subjects, limit)
        blocks = [range(n, min(n + _BLOCK, len(ids))) for n in range(0, len(ids), _BLOCK)]
        for block, found in zip(blocks, self._workers().map(search, blocks), strict=True):
            progress(block.stop, len(ids))
            for place, best in zip(block, found, strict=True):
                named = (self._named(latest[ids[one.place]], one, subjects) for one in best)
                yield Analogues(latest[ids[place]], tuple(named))

    def _named(
        self,
        version: VersionEntry,
        found: Candidate,
        subjects: Sequence[Subject],
        day: dt.date | None = None,
    ) -> Analogue:
        return Analogue(
            version=version,
            score=found.score,
            title=found.title,
            content=found.content,
            reason=_reason(found),
            subject=subjects[found.place].name,
            standing=version.standing_on(day or self._today()),
        )

    def _subject(self, catalog: Catalog, text: Text) -> Subject:
        """What a text is about: as it is kept, where the text is the latest of its regulation."""
        entry = text.entry
        if entry is not None and catalog.tip(entry.regulation) == entry.commit:
            packed = catalog.subject(entry.regulation)
            if packed is not None:
                return Subject.from_bytes(packed)
        return comparing.subject(text.document)


@dataclass(frozen=True, slots=True, eq=False)
class _Search:
    """Finds the analogues of some of many subjects; can be sent elsewhere.

    ``jurisdictions`` has a number for each subject's, ``local`` says which are not national.
    """

    subjects: Sequence[Subject]
    index: Index
    jurisdictions: npt.NDArray[np.intp]
    local: npt.NDArray[np.bool_]
    limit: int

    @classmethod
    def of(cls, ids: Sequence[str], subjects: Sequence[Subject], limit: int) -> _Search:
        names = [id_.partition("/")[0] for id_ in ids]
        numbers: Mapping[str, int] = {name: n for n, name in enumerate(dict.fromkeys(names))}
        return cls(
            subjects,
            Index.of(subjects),
            np.array([numbers[name] for name in names], np.intp),
            np.array([name != NATIONAL_ID for name in names], np.bool_),
            limit,
        )

    def __call__(self, places: range) -> list[list[Candidate]]:
        """The analogues of the subjects at some places."""
        found = zip(places, self.index.sharing_each(places), strict=True)
        return [self._of(place, *sharing) for place, sharing in found]

    def _of(self, place: int, others: Places, shared: Counts) -> list[Candidate]:
        """The analogues of a subject among others of which each shares so many handles with it."""
        among = self.local[others] & (self.jurisdictions[others] != self.jurisdictions[place])
        looked_at = comparing.most_sharing(others[among], shared[among])
        return comparing.analogues(self.subjects[place], self.index, self.limit, among=looked_at)


def _left_out(text: Text) -> set[str]:
    """The jurisdictions that have no analogue of a text: its own, and the national one."""
    own = text.document.jurisdiction_id
    if text.entry is not None:
        own = text.entry.regulation.partition("/")[0]
    return {NATIONAL_ID} | ({own} if own else set())


def _reason(found: Candidate) -> AnalogueReason:
    if found.title >= _SAME:
        return "same_title"
    return "like_title" if found.title >= _LIKE else "content"
