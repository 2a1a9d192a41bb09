"""What is wrong with a regulation in the record, and how everything `verify` finds is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawdiff import parsing, reading
from lawdiff.errors import LawdiffError
from lawdiff.model import Document, Problem, Record, RegulationState
from lawdiff.services.annexed import without_decisions
from lawdiff.services.mending import state_of
from lawdiff.services.ports import Store

_REINDEX = "Run `lawdiff reindex`."
_REPAIR = "Run `lawdiff repair {id}`."
_RESTORE = "Restore the repository from a backup."
FINDINGS = {
    "open_write": ("a write was begun and not ended", "Run `lawdiff repair`."),
    "not_in_store": ("the record lacks it", f"{_RESTORE} Or take it out: `lawdiff reindex`."),
    "damaged_repository": ("git finds it damaged: {reason}", _RESTORE),
    "untagged_version": ("a version has no tag", _REPAIR),
    "source_differs": (
        "its source does not read as it is filed",
        f"{_RESTORE} Or import the source again: `lawdiff import --replace`.",
    ),
    "not_in_catalogue": ("the catalogue lacks it", _REINDEX),
    "not_in_record": ("the catalogue shows it, the record lacks it", _REINDEX),
    "commit_differs": ("the catalogue names another commit", _REINDEX),
    "version_differs": ("the catalogue shows other facts of it", _REINDEX),
    "title_not_found": ("search does not find it by its title", _REINDEX),
    "text_differs": ("the catalogue shows another text", _REINDEX),
    "regulation_differs": ("the catalogue shows other facts of it", _REINDEX),
    "citations_differ": ("the catalogue shows it to name other texts", _REINDEX),
    "subject_differs": ("the catalogue shows another subject", _REINDEX),
    "alignments_differ": ("the catalogue shows other links as settled by hand", _REINDEX),
    "diffs_differ": ("the catalogue compares its versions otherwise", _REINDEX),
    "links_differ": ("the catalogue links its articles otherwise", _REINDEX),
    "index_differs": ("search does not look in all texts, or in too many", _REINDEX),
}
"""What `verify` can find, by code: what it is, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found of one regulation in the record; ``state`` where it could be read."""

    id: str
    state: RegulationState | None
    problems: tuple[Problem, ...]


class Inspector:
    """Looks at a regulation in the record; can be sent elsewhere."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, id_: str) -> Inspection:
        """What is held of a regulation, and what is wrong with it."""
        try:
            damage = self._store.check(id_)
            if damage:
                found = problem("damaged_repository", id_, reason=damage[0])
                return Inspection(id_, None, (found,))
            history, corrections = self._store.history(id_), self._store.corrections(id_)
        except LawdiffError as error:
            return Inspection(id_, None, (problem_of(id_, error),))
        problems = [problem("untagged_version", id_) for held, _ in history if not held.label]
        problems += [
            problem("source_differs", id_, held.label)
            for held, record in history
            if held.parsed_alike and not _reads_as_filed(record)
        ]
        state = state_of(id_, history, corrections) if history else None
        return Inspection(id_, state, tuple(problems))


def problem(code: str, id_: str | None, version: str | None = None, **params: str) -> Problem:
    """A problem in one line, with what to do about it."""
    said, remedy = FINDINGS[code]
    name = f"{id_}@{version}" if version else id_ or "The catalogue"
    return Problem(
        code=code,
        regulation=id_,
        version=version,
        message=f"{name}: {said.format(**params)}.",
        remedy=remedy.format(id=id_),
    )


def problem_of(id_: str, error: LawdiffError) -> Problem:
    """A refusal as a problem of a regulation."""
    return Problem(code=error.code, regulation=id_, message=error.message, remedy=error.remedy)


def _reads_as_filed(record: Record) -> bool:
    """Whether the source, read and parsed again, holds the text that was filed."""
    if record.text_state != "official":
        return True  # worked out from other texts, which are not in its source
    return any(_same(record.document, found) for found in _documents(record))


def _documents(record: Record) -> Iterator[Document]:
    try:
        source = reading.read(record.source.name, record.source.data)
    except LawdiffError:
        return
    yield from parsing.parse(source.text, name=source.name).documents


def _same(filed: Document, found: Document) -> bool:
    """Whether both have the same text; a decision that was filed with one comes from elsewhere."""
    one, other = without_decisions(filed), without_decisions(found)
    return (one.preamble, one.articles, one.annexes) == (
        other.preamble,
        other.articles,
        other.annexes,
    )
