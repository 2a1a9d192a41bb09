"""The places of an import: one a regulation that a file holds, one for a file without any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lawdiff.errors import LawdiffError, Refused
from lawdiff.services.importing.candidates import Candidate, ImportOptions, ReadFile


class Slot(NamedTuple):
    """What has an outcome of its own.

    ``candidate`` is None where the file holds nothing to file. ``amends`` is the regulation with
    which a decision is to be filed; one that amends several has a slot with each.
    """

    read: ReadFile
    candidate: Candidate | None = None
    amends: str | None = None
    error: LawdiffError | None = None

    @property
    def is_open(self) -> bool:
        """Whether it holds a decision of which nobody said what it amends."""
        return bool(
            self.candidate
            and self.candidate.is_decision
            and not self.candidate.as_decision
            and self.candidate.options.amends is None
        )

    def found(self) -> Candidate:
        """What is to be filed.

        Raises:
            LawdiffError: Nothing is.
        """
        document = self.candidate and self.candidate.document
        if self.candidate and document and (document.title or document.articles):
            return self.candidate
        raise (
            self.error
            or self.read.error
            or Refused(
                "no_regulation_found",
                "{name} holds no regulation.",
                remedy="`lawdiff parse {name}` shows what was found in it.",
                name=self.read.path,
            )
        )


def slots_of(batch: Sequence[ReadFile], options: ImportOptions) -> list[Slot]:
    """The slots of files, in order.

    Where it is said what decisions amend, texts are taken that come with one, and none alone.
    """
    astray = bool(options.amends) and not any(read.holds_decision for read in batch)
    slots: list[Slot] = []
    for read in batch:
        if astray and read.error is None:
            slots.append(Slot(read, error=_no_decision(read)))
        else:
            slots += list(_slots(read, options)) or [Slot(read)]
    return slots


def _slots(read: ReadFile, options: ImportOptions) -> Iterator[Slot]:
    # the label is that of the version that the decision made
    beside = replace(options, label=None) if options.amends else options
    for candidate in read.candidates(options):
        if options.amends and candidate.is_decision:
            for id_ in options.amends:
                yield Slot(read, candidate._replace(as_decision=True), id_)
        else:
            yield Slot(read, candidate._replace(options=beside))


def _no_decision(read: ReadFile) -> Refused:
    return Refused(
        "no_decision",
        "{name} holds no decision that amends a regulation.",
        remedy="`lawdiff import` without `--for` takes regulations.",
        name=read.path,
    )
