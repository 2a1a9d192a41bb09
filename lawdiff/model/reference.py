"""A place where one text points to another, or to another place in itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from lawdiff.numbering import Number


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference as printed, from ``start`` to ``end`` (in code points) of an article's text.

    ``title`` is that of the text it points to, None where it is the text it stands in. ``article``
    is the number it gives, None where it names a whole text or counts from where it stands:
    ``relative`` is then how far (-1 for 前条, 0 for 本条). ``last`` ends a range (第五条至第九条).
    ``paragraph`` and ``item`` count from 1; a ``paragraph`` of -1 is 前款.
    """

    start: int
    end: int
    text: str
    title: str | None = None
    article: Number | None = None
    last: Number | None = None
    relative: int | None = None
    paragraph: int | None = None
    item: int | None = None


class StatedReference(NamedTuple):
    """A reference and the number of the article in which it stands."""

    number: Number
    reference: Reference


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an article's text (its blob ``oid``) that names another text by its title.

    ``title_key`` is the title as titles are compared; ``article`` and ``last`` as in `Reference`.
    """

    oid: str
    start: int
    title_key: str
    article: Number | None
    last: Number | None


@dataclass(frozen=True, slots=True)
class Repeal:
    """A text that is said to be repealed; ``label`` is the article's that says so, or the title."""

    title_key: str
    label: str
