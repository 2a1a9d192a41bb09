"""The life of an article: what it was in every version, and what changed each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lawdiff import diffing
from lawdiff.model import (
    Article,
    ArticleLink,
    Place,
    RowClass,
    Step,
    VersionEntry,
)
from lawdiff.services.following import Texts, follow
from lawdiff.services.timelines import acts_of


def history(
    versions: Sequence[VersionEntry], start: Place, links: Sequence[ArticleLink], texts: Texts
) -> list[Step]:
    """The steps of an article, oldest first, from the version in which it first stood.

    Where it does not stand there is one step for its end, and none until it comes back.
    """
    acts = acts_of(versions)
    track = follow([version.label for version in versions], start, links, texts)
    stood = {Place(label, number) for label, numbers in track.items() for number in numbers}
    steps: list[Step] = []
    before: tuple[Article, ...] = ()  # what it was when it stood last
    for version in versions:
        here = tuple(texts[Place(version.label, n)] for n in track.get(version.label, ()))
        if here or (steps and steps[-1].articles):
            step = _step(version, here, before, oldest=version is versions[0])
            step = replace(step, act=acts.get(version.label))
            steps.append(_with_links(step, links, stood))
        before = here or before
    return steps


def _step(
    version: VersionEntry,
    here: tuple[Article, ...],
    before: tuple[Article, ...],
    *,
    oldest: bool,
) -> Step:
    change: RowClass | None = None if oldest else "added"
    ops = None
    if not here:
        change = "deleted"
    elif before:
        change = _change(before, here)
        ops = diffing.diff_text(_joined(before), _joined(here))
    return Step(version=version, articles=here, change=change, ops=ops)


def _change(before: Sequence[Article], here: Sequence[Article]) -> RowClass:
    same_text = [(a.text, a.caption) for a in before] == [(a.text, a.caption) for a in here]
    if [a.number for a in before] == [a.number for a in here]:
        return "unchanged" if same_text else "amended"
    return "renumbered" if same_text else "amended_renumbered"


def _joined(articles: Sequence[Article]) -> str:
    return "\n".join(article.text for article in articles)


def _with_links(step: Step, links: Sequence[ArticleLink], stood: set[Place]) -> Step:
    """A step with the links that lead to it, and those that might."""
    arriving = [x for x in links if x.new_version == step.version.label]
    return replace(
        step,
        links=tuple(x for x in arriving if x.followed and {x.source, x.target} <= stood),
        doubtful=tuple(x for x in arriving if not x.followed and {x.source, x.target} & stood),
    )
