"""Who put which words into an article: every character traced back to where it first stood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from lawdiff.diffing import Descent
from lawdiff.folding import fold
from lawdiff.model import ArticleLink, BlamedLine, Origin, Place
from lawdiff.services.following import Texts


def blame(
    order: Sequence[str], start: Place, links: Iterable[ArticleLink], texts: Texts
) -> list[BlamedLine]:
    """The lines of an article, each with the versions that put its words there.

    Words that moved, were renumbered, split off or merged in keep their origin; an article that
    came back after it was deleted has the words it brought back from where they stood before.
    ``order`` are all labels, oldest first; ``links`` and ``texts`` those along the trail.
    """
    made_of: defaultdict[Place, list[ArticleLink]] = defaultdict(list)
    for link in links:
        if link.followed:
            made_of[link.target].append(link)
    age = {label: n for n, label in enumerate(order)}
    origins = _Tracing(made_of, texts).origins(start)
    lines: list[BlamedLine] = []
    at = 0
    for line in texts[start].text.split("\n"):
        own = origins[at : at + len(line)]
        said = [place for char, place in zip(line, own, strict=True) if fold(char)] or [start]
        lines.append(
            BlamedLine(
                text=line,
                version=max((place.version for place in said), key=age.__getitem__),
                first=min(said, key=lambda place: (age[place.version], place.number)),
                origins=tuple(_runs(own)),
            )
        )
        at += len(line) + 1
    return lines


class _Tracing:
    """The origin of every character of the articles along a trail, each worked out once."""

    def __init__(self, made_of: dict[Place, list[ArticleLink]], texts: Texts) -> None:
        self._made_of = made_of
        self._texts = texts
        self._known: dict[Place, list[Place]] = {}

    def origins(self, place: Place) -> list[Place]:
        """Where each character of an article first stood."""
        if place not in self._known:
            self._known[place] = self._traced(place)
        return self._known[place]

    def _traced(self, place: Place) -> list[Place]:
        text = self._texts[place].text
        found: list[Place | None] = [None] * len(text)
        links = self._made_of.get(place, ())
        for link in sorted(links, key=lambda x: (not x.main, -x.score, x.old)):
            before = self._texts[link.source].text
            older = self.origins(link.source)
            descent = Descent(before, text, partly=not link.main)
            for n, source in enumerate(descent.sources):
                if source is not None and found[n] is None:
                    found[n] = older[source]
        return [origin or place for origin in found]


def _runs(origins: Sequence[Place]) -> Iterable[Origin]:
    """The runs of one origin in a line."""
    at = 0
    for place, run in groupby(origins):
        length = len(list(run))
        yield Origin(at, at + length, place)
        at += length
