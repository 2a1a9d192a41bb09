"""One article followed through the versions: to what became of it, and to where it is from.

What is followed is its words. A main pair is followed as a whole; where an article was split or
merged, its words are followed to where they stand, and what the other article brought along is
left behind. An article that comes back after it was deleted is followed again from there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lawdiff.diffing import Descent, Mask
from lawdiff.model import Article, ArticleLink, Place
from lawdiff.numbering import Number

_FOLLOWED = 1 / 3  # of the words that two articles share, the least that must be followed ones
Texts = Mapping[Place, Article]


@dataclass(frozen=True, slots=True)
class _Followed:
    """An article that holds followed words, and which of its characters they are.

    ``host`` is set where these are the words of an article that has ended: should that one come
    back, its words are no longer looked for here.
    """

    place: Place
    mask: Mask
    host: Place | None = None


@dataclass(frozen=True, slots=True)
class _Edge:
    """A link as it is walked: ``far`` is further on, whichever way that is."""

    near: Place
    far: Place
    main: bool


def follow(
    order: Sequence[str], start: Place, links: Iterable[ArticleLink], texts: Texts
) -> dict[str, list[Number]]:
    """The numbers under which the words of an article stand in each version; absent: nowhere.

    ``order`` are all labels, oldest first; ``links`` and ``texts`` those along the trail. What the
    article is by its main pair comes first.
    """
    at = order.index(start.version)
    sure = [link for link in links if link.followed]
    onward = [_Edge(x.source, x.target, x.main) for x in sure]
    back = [_Edge(x.target, x.source, x.main) for x in sure]
    walks = (order[at:], onward), (order[at::-1], back)
    tracks = [_Walk(labels, edges, texts).track(start) for labels, edges in walks]
    return tracks[1] | tracks[0]


class _Walk:
    """A way through the versions in one direction."""

    def __init__(self, order: Sequence[str], edges: Sequence[_Edge], texts: Texts) -> None:
        self._order = order
        self._texts = texts
        self._edges: defaultdict[Place, list[_Edge]] = defaultdict(list)
        for edge in edges:
            self._edges[edge.near].append(edge)
        self._plain = all(edge.main for edge in edges)

    def track(self, start: Place) -> dict[str, list[Number]]:
        """Where the words of ``start`` stand in each version on the way."""
        found = [_Followed(start, self._whole(start))]
        out = {start.version: [start.number]}
        returning: list[tuple[Place, _Followed]] = []
        for there in self._order[1:]:
            returning += [x for one in found for x in self._to_return(one, there)]
            found = [x for one in found for x in self._next(one, there)]
            back = [(origin, x) for origin, x in returning if x.place.version == there]
            hosts = {origin for origin, _ in back}
            found = [x for x in found if x.host not in hosts] + [x for _, x in back]
            if found:
                out[there] = list(dict.fromkeys(x.place.number for x in found))
        return out

    def _next(self, one: _Followed, there: str) -> Iterator[_Followed]:
        """What holds the followed words of an article in the next version, main pair first."""
        edges = [edge for edge in self._edges[one.place] if edge.far.version == there]
        ends = not any(edge.main for edge in edges)
        host = one.host or one.place if ends else one.host
        for edge in self._chosen(one, sorted(edges, key=lambda e: (not e.main, e.far.number))):
            yield _Followed(edge.far, self._carried(one, edge), host)

    def _to_return(self, one: _Followed, there: str) -> Iterator[tuple[Place, _Followed]]:
        """Where an article that ends here comes back further on."""
        for edge in self._edges[one.place]:
            if edge.far.version != there:
                yield one.place, _Followed(edge.far, self._carried(one, edge))

    def _chosen(self, one: _Followed, edges: Sequence[_Edge]) -> Sequence[_Edge]:
        """The edges along which followed words go, and not mainly others; else the main pair."""
        if self._plain or all(one.mask):
            return edges
        chosen = [edge for edge in edges if self._takes_along(one, edge)]
        return chosen or [edge for edge in edges if edge.main]

    def _takes_along(self, one: _Followed, edge: _Edge) -> bool:
        descent = self._descent(edge)
        followed, all_ = descent.kept(one.mask), descent.kept(self._whole(edge.near))
        return followed > 0 and followed >= _FOLLOWED * all_

    def _carried(self, one: _Followed, edge: _Edge) -> Mask:
        """The followed words in the next article; all of it, where none are left to follow."""
        if self._plain:
            return self._whole(edge.far)
        mask = self._descent(edge).carried(one.mask)
        return mask if any(mask) else self._whole(edge.far)

    def _descent(self, edge: _Edge) -> Descent:
        return Descent(
            self._texts[edge.near].text, self._texts[edge.far].text, partly=not edge.main
        )

    def _whole(self, place: Place) -> Mask:
        return (True,) * len(self._texts[place].text)
