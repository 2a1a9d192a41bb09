"""Which articles of several regulations stand on one row, and in which order the rows stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lawdiff.comparing.pairing import Match
from lawdiff.model import Document

Matches = Mapping[tuple[int, int], Sequence[Match]]
"""The matches of each two items (the lesser place first)."""


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one row: the place of each, by item. ``lead`` is the item that leads it."""

    lead: int
    articles: Mapping[int, int]
    topic: str


def groups(items: Sequence[Document], matches: Matches, baseline: int) -> list[Group]:
    """Every article of every item in exactly one group, in the order of the rows.

    The baseline's articles lead, in their order; what it does not have is led by the first item
    that has it and stands at the end of the topic it belongs to in that item.
    """
    partners = _partners(matches)
    topics = _topics(items[baseline])
    order = [baseline, *(item for item in range(len(items)) if item != baseline)]
    taken: dict[tuple[int, int], int] = {}  # (item, article) -> the baseline's article it goes with
    out: list[tuple[int, bool, Group]] = []
    for lead in order:
        anchor = 0
        for place in range(len(items[lead].articles)):
            if (lead, place) in taken:
                anchor = taken[lead, place]
                continue
            if lead == baseline:
                anchor = place
            found = {lead: place}
            for item in order[order.index(lead) + 1 :]:
                other = partners.get((lead, item), {}).get(place)
                if other is not None and (item, other) not in taken:
                    found[item] = other
            taken |= dict.fromkeys(found.items(), anchor)
            topic, rank = topics[anchor] if topics else ("", 0)
            out.append((rank, lead != baseline, Group(lead, found, topic)))
    return [group for _, _, group in sorted(out, key=lambda row: row[:2])]


def _partners(matches: Matches) -> dict[tuple[int, int], dict[int, int]]:
    """The main counterpart of each article of one item in another, both ways."""
    out: dict[tuple[int, int], dict[int, int]] = {}
    for (one, other), found in matches.items():
        main = [match for match in found if match.primary]
        out[one, other] = {match.one: match.other for match in main}
        out[other, one] = {match.other: match.one for match in main}
    return out


def _topics(document: Document) -> list[tuple[str, int]]:
    """The chapter of each article: its title and its place among the chapters; empty before them.

    The lowest heading that an article stands under counts.
    """
    chapters = [h for h in document.outline if h.first is not None and h.last is not None]
    out = []
    for article in document.articles:
        under = [
            (place, heading)
            for place, heading in enumerate(chapters, 1)
            if heading.first and heading.last and heading.first <= article.number <= heading.last
        ]
        out.append((" ".join(under[-1][1].title.split()), under[-1][0]) if under else ("", 0))
    return out
