"""Several texts on one subject as tables name them, and where their articles stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lawdiff.exporting.editions import Edition
from lawdiff.exporting.words import Words
from lawdiff.model import TextName

Address = Callable[[TextName, str], str | None]
"""The web address of an article, from its text and its path; None where it has none."""


def nowhere(_text: TextName, _path: str) -> None:
    """No article has an address."""


def subtitle(editions: Sequence[Edition], words: Words) -> tuple[str, ...]:
    """Every text with its standing, on a line of its own; and whether one of them is made up."""
    lines = [edition.described(words) for edition in editions]
    if any(edition.fictional for edition in editions):
        lines.append(words.fictional)
    return tuple(lines)


def footer(editions: Sequence[Edition], words: Words) -> tuple[str, ...]:
    """Where the texts come from, and that the table is no official text."""
    sources = words.separator.join(edition.reference for edition in editions)
    return words.one_source.format(reference=sources), words.computed
