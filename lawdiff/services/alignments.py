"""Links between articles settled by hand: written to the record, read by every later diff."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from lawdiff import diffing
from lawdiff.errors import Conflict, NotFound, UsageError
from lawdiff.model import (
    Article,
    ArticleLink,
    AuditEntry,
    Correction,
    Ops,
    Place,
    RegulationState,
    Settled,
    VersionEntry,
)
from lawdiff.model.record import label_order
from lawdiff.services.linking import renewed
from lawdiff.services.ports import Catalog
from lawdiff.services.texts import Texts
from lawdiff.services.writers import Writers


@dataclass(frozen=True, slots=True)
class Alignments:
    """What is settled about a regulation's articles, and the doubtful links nobody settled yet."""

    settled: tuple[Correction, ...]
    doubtful: tuple[ArticleLink, ...]


class Pair(NamedTuple):
    """A link with the two articles that it joins."""

    link: ArticleLink
    old: Article
    new: Article
    ops: Ops


class Aligning:
    """Confirms, changes and refuses links between the articles of two versions."""

    def __init__(
        self,
        writers: Writers,
        catalog: Catalog,
        texts: Texts,
        now: Callable[[], dt.datetime],
    ) -> None:
        self._writers = writers
        self._catalog = catalog
        self._texts = texts
        self._now = now

    def alignments(self, id_: str) -> Alignments:
        """What is settled about a regulation, and what waits for somebody to settle it.

        Raises:
            NotFound: ``no_regulation``.
        """
        self._texts.versions(id_)
        settled = self._catalog.corrections(id_)
        known = {correction.key for correction in settled}
        doubtful = (x for x in self._catalog.links(id_) if not x.followed)
        return Alignments(
            tuple(settled),
            tuple(x for x in doubtful if (x.old_version, x.new_version, x.old, x.new) not in known),
        )

    def in_doubt(self, after: str | None = None, *, limit: int) -> list[tuple[str, str, int]]:
        """Regulations with doubtful links that nobody settled: id, title, how many; by id."""
        return self._catalog.in_doubt(after, limit)

    def pairs(self, id_: str, links: Sequence[ArticleLink]) -> list[Pair]:
        """Links of a regulation with the articles that they join, and how those differ."""
        places = {place for link in links for place in (link.source, link.target)}
        held = self._catalog.articles(id_, places)
        joined = ((link, held[link.source], held[link.target]) for link in links)
        return [
            Pair(link, old, new, diffing.diff_text(old.text, new.text)) for link, old, new in joined
        ]

    def settle(
        self,
        id_: str,
        old: Place,
        new: Place,
        state: Settled,
        *,
        expected: Settled | None = None,
        actor: str = "local",
    ) -> Alignments:
        """Settle how two articles belong together; ``none`` leaves it to the program again.

        ``expected`` is how it stood when the decision was made; None does not ask.

        Raises:
            NotFound: ``no_regulation``, ``no_version``, ``no_article``.
            UsageError: ``versions_turned_round``.
            Conflict: ``alignment_changed``, where somebody else settled it in the meantime;
                ``already_aligned``, where one of them is the same as another article.
        """
        self._check(id_, old, new)
        with self._writers.one(id_) as writer:
            versions = self._texts.versions(id_)
            corrections = _with(writer.corrections(), old, new, state, expected)
            self._catalog.begin([id_], actor)
            writer.settle(corrections)
            settled = self._state(id_, versions, (old.version, new.version), corrections)
            entry = AuditEntry(at=self._now(), actor=actor, action="align", subject=id_)
            self._catalog.put([settled], [entry])
        return self.alignments(id_)

    def _check(self, id_: str, old: Place, new: Place) -> None:
        if label_order(old.version) >= label_order(new.version):
            raise UsageError(
                "versions_turned_round",
                "{old} is not older than {new}.",
                remedy="Name the article of the older version first.",
                old=old.version,
                new=new.version,
            )
        held = self._catalog.articles(id_, [old, new])
        for place in (old, new):
            self._texts.version(id_, place.version)
            if place not in held:
                raise NotFound(
                    "no_article",
                    "{regulation}@{version} has no article {number}.",
                    regulation=id_,
                    version=place.version,
                    number=place.number.address,
                )

    def _state(
        self,
        id_: str,
        versions: Sequence[VersionEntry],
        pair: tuple[str, str],
        corrections: Sequence[Correction],
    ) -> RegulationState:
        """The regulation with its links and diffs as the corrections now have them."""
        by_label = {version.label: version for version in versions}
        order = list(by_label)
        links, diffs = renewed(
            order,
            lambda label: self._texts.of_version(by_label[label]).document,
            [pair] if pair in pairwise(order) else [],
            self._catalog.links(id_),
            corrections,
        )
        commits = {label: version.commit for label, version in by_label.items()}
        return RegulationState(id_, commits, (), links, corrections, diffs=diffs)


def _with(
    corrections: Sequence[Correction],
    old: Place,
    new: Place,
    state: Settled,
    expected: Settled | None,
) -> list[Correction]:
    """What is settled with one link settled anew, in order."""
    key = old.version, new.version, old.number, new.number
    held = {c.key: c for c in corrections}
    was = held.pop(key, None)
    _check_state(was.verdict if was else "none", expected)
    if state != "none":
        correction = Correction(
            old_version=key[0], new_version=key[1], old=key[2], new=key[3], verdict=state
        )
        _check_alone(correction, list(held.values()))
        held[key] = correction
    return sorted(held.values(), key=lambda c: c.key)


def _check_state(found: Settled, expected: Settled | None) -> None:
    if expected is not None and found != expected:
        raise Conflict(
            "alignment_changed",
            "Somebody else settled this link in the meantime: it is {found}, not {expected}.",
            remedy="Look at it again, then decide.",
            found=found,
            expected=expected,
        )


def _check_alone(new: Correction, held: Sequence[Correction]) -> None:
    """An article goes on in one article of the other version only."""
    for other in held:
        same_pair = (other.old_version, other.new_version) == (new.old_version, new.new_version)
        shared = other.old == new.old or other.new == new.new
        if same_pair and shared and new.verdict == other.verdict == "same":
            raise Conflict(
                "already_aligned",
                "Article {old} of {old_version} is settled as article {new} of {new_version}.",
                remedy="Take that link away first, or make this one a split or a merge.",
                old=other.old.address,
                old_version=other.old_version,
                new=other.new.address,
                new_version=other.new_version,
            )
