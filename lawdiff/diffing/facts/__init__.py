"""Facts printed in an article: who acts, what must or may be done, how much, by when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lawdiff.diffing.facts.authorities import authorities
from lawdiff.diffing.facts.figures import figures
from lawdiff.diffing.facts.licences import licences
from lawdiff.diffing.facts.modals import modals
from lawdiff.diffing.facts.phrases import phrases
from lawdiff.model.fact import Fact

__all__ = ["facts"]


def facts(text: str) -> tuple[Fact, ...]:
    """The facts printed in the text of an article, in order of where they start.

    A fact's text is the exact substring at its start and never crosses a line end. No span carries
    two kinds of number; an authority may stand inside a licence, a modal inside a limit.
    """
    found: list[Fact] = []
    start = 0
    for line in text.split("\n"):
        found += (fact._replace(start=start + fact.start) for fact in _of_line(line))
        start += len(line) + 1
    return tuple(sorted(found, key=lambda fact: (fact.start, len(fact.text), fact.kind)))


def _of_line(line: str) -> Iterator[Fact]:
    names = phrases(line)
    return chain(figures(line), modals(line), authorities(line, names), licences(line, names))
