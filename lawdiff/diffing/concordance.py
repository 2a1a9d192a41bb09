"""Which new number an old one became, and which references did not follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lawdiff.diffing.references import Mention, mentions
from lawdiff.model import Article, Became, Correspondence, Dangling, Diff, Row
from lawdiff.numbering import Number


def concordance(diff: Diff) -> tuple[Correspondence, ...]:
    """Every old article, in the order of its number, with what it became."""
    news = {row.new.label: row.new.number for row in diff.rows if row.new}
    became: defaultdict[str, list[Became]] = defaultdict(list)
    for row in diff.rows:
        if row.old and row.new:
            main = Became(row.new.label, row.new.number, "same", row.similarity or 0.0)
            became[row.old.label].append(main)
    for link in diff.links:
        became[link.old].append(Became(link.new, news[link.new], link.kind, link.score))
    olds = sorted((row.old for row in diff.rows if row.old), key=lambda side: side.number)
    return tuple(Correspondence(x.label, x.number, tuple(became[x.label])) for x in olds)


def dangling(diff: Diff) -> tuple[Dangling, ...]:
    """The references of the new text to its own articles that do not mean what they meant.

    A reference that the amendment kept must name what the article it named before became; one
    that is newly written must name an article that exists.
    """
    reading = _Reading.of(diff)
    return tuple(found for row in diff.rows if row.new for found in reading.dangling(row, row.new))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What numbers name in the two texts."""

    old: Mapping[Number, Correspondence]
    new: Mapping[Number, str]

    @classmethod
    def of(cls, diff: Diff) -> _Reading:
        new = {row.new.number: row.new.label for row in diff.rows if row.new}
        return cls({article.number: article for article in concordance(diff)}, new)

    def dangling(self, row: Row, side: Article) -> Iterator[Dangling]:
        """The references in one article that point elsewhere or nowhere."""
        text, kept = row.ops.new, _kept(row)
        meant = {label for number in _own_numbers(row.ops.old) for label in self._became(number)}
        for mention in mentions(text):
            now = self.new.get(mention.number)
            old = self.old.get(mention.number) if _is_kept(mention, kept) else None
            if mention.foreign or now in meant or (now and not old):
                continue
            printed = text[mention.start : mention.end]
            became = tuple(self._became(mention.number)) if old else ()
            yield Dangling(
                side.label,
                mention.start,
                mention.end,
                printed,
                old.label if old else None,
                became,
                now,
            )

    def _became(self, number: Number) -> list[str]:
        old = self.old.get(number)
        return [article.label for article in old.became] if old else []


def _own_numbers(text: str) -> Iterator[Number]:
    """The numbers of the regulation's own articles that a text names."""
    return (mention.number for mention in mentions(text) if not mention.foreign)


def _kept(row: Row) -> list[tuple[int, int]]:
    """The stretches of the new text that both texts hold."""
    out = []
    at = 0
    for sign, text in row.ops:
        if sign == "=":
            out.append((at, at + len(text)))
        if sign != "-":
            at += len(text)
    return out


def _is_kept(mention: Mention, kept: Sequence[tuple[int, int]]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in kept)
