"""A regulation as it is put into the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lawdiff.model.lineage import ArticleLink, Correction
from lawdiff.model.record import Filed


@dataclass(frozen=True, slots=True)
class FiledSubject:
    """What a regulation is about, as the catalogue keeps it for finding its analogues.

    ``packed`` is for whoever made it; ``handles`` are the terms by which it is looked up.
    """

    packed: bytes
    handles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FiledDiff:
    """What two neighbouring versions compare to, as the catalogue keeps it.

    ``packed`` is for whoever made it; so is ``became``, what became of the articles alone, which
    is asked for with every text.
    """

    old_version: str
    new_version: str
    packed: str
    became: str


@dataclass(frozen=True, slots=True)
class RegulationState:
    """A regulation as the record now holds it, to be made visible in the catalogue.

    ``commits`` names every version; ``new`` are those whose text is to be put in, the others are
    in the catalogue already. ``links`` and ``diffs`` replace those between the versions they name,
    and all between versions which are no neighbours. ``corrections`` replace all; None leaves them.
    ``subject`` is that of the latest version; None leaves it, as where that version is not new.
    """

    id: str
    commits: Mapping[str, str]
    new: Sequence[Filed]
    links: Sequence[ArticleLink] = ()
    corrections: Sequence[Correction] | None = None
    subject: FiledSubject | None = None
    diffs: Sequence[FiledDiff] = ()
