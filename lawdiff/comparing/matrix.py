"""Two to eight regulations on one subject, topic by topic: who, must or may, how much, by when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from lawdiff.comparing.pairing import Match, counterpart, likeness_of, matches, notices
from lawdiff.comparing.phrases import shared_phrases
from lawdiff.comparing.profile import Profile, profile
from lawdiff.comparing.topics import Group, Matches, groups
from lawdiff.diffing import diff_text, facts
from lawdiff.errors import UsageError
from lawdiff.folding import fold_words
from lawdiff.model import (
    Article,
    Cell,
    CellState,
    Comparison,
    Counterpart,
    Document,
    Fact,
    Notice,
    Ops,
    TextName,
    TopicRow,
)

FEWEST, MOST = 2, 8

_REDLINE = 0.5  # share of wording in common from which a redline helps more than two texts
_SUBJECT = 24  # characters of the first clause that name a row
_CLAUSE_END = re.compile("[，。；：,;:\n]")


def compare(
    items: Sequence[Document], baseline: int = 0, *, names: Sequence[TextName] = ()
) -> Comparison:
    """The articles of ``items`` side by side, led by the one at ``baseline``.

    Raises:
        UsageError: Fewer than two items, more than eight, or no item at ``baseline``.
    """
    return compare_profiles([profile(item) for item in items], baseline, names=names)


def compare_profiles(
    items: Sequence[Profile], baseline: int = 0, *, names: Sequence[TextName] = ()
) -> Comparison:
    """As `compare`, for regulations prepared before."""
    check_size(len(items))
    _check_baseline(len(items), baseline)
    documents = [item.document for item in items]
    found = {
        (one, other): matches(items[one], items[other])
        for one, other in combinations(range(len(items)), 2)
    }
    rows = groups(documents, found, baseline)
    return Comparison(
        items=tuple(names) or tuple(TextName(document.title) for document in documents),
        baseline=baseline,
        rows=tuple(_row(documents, found, group) for group in rows),
        likeness=_likeness(items, found),
        pairs=_pairs(documents, found),
        notices=_notices(items, baseline),
    )


def check_size(count: int) -> None:
    """Whether so many texts can be compared.

    Raises:
        UsageError: ``comparison_size``.
    """
    if not FEWEST <= count <= MOST:
        raise UsageError(
            "comparison_size",
            "{count} texts were given; {fewest} to {most} can be compared.",
            remedy="Choose {fewest} to {most} texts.",
            count=count, fewest=FEWEST, most=MOST,
        )  # fmt: skip


def _check_baseline(count: int, baseline: int) -> None:
    if not 0 <= baseline < count:
        raise UsageError(
            "comparison_baseline",
            "There is no text {baseline} among {count}.",
            remedy="Name one of the texts compared as the baseline.",
            baseline=baseline, count=count,
        )  # fmt: skip


def _pairs(items: Sequence[Document], found: Matches) -> tuple[Counterpart, ...]:
    """The pairs, where two are compared."""
    if len(items) != FEWEST:
        return ()
    return tuple(counterpart(items[0], items[1], match) for match in found[0, 1])


def _likeness(items: Sequence[Profile], found: Matches) -> tuple[tuple[float, ...], ...]:
    def between(one: int, other: int) -> float:
        if one == other:
            return 1.0
        low, high = sorted((one, other))
        return round(likeness_of(items[low], items[high], found[low, high]), 4)

    places = range(len(items))
    return tuple(tuple(between(one, other) for other in places) for one in places)


def _notices(items: Sequence[Profile], baseline: int) -> tuple[Notice, ...]:
    others = [item for place, item in enumerate(items) if place != baseline]
    said = [notice for item in others for notice in notices(items[baseline], item)]
    return tuple(dict.fromkeys(said))


def _row(items: Sequence[Document], found: Matches, group: Group) -> TopicRow:
    leading = items[group.lead].articles[group.articles[group.lead]]
    cells = [_cell(items, found, group, item, leading) for item in range(len(items))]
    others = [c.similarity or 0.0 for item, c in enumerate(cells) if item != group.lead]
    return TopicRow(
        group.topic,
        leading.caption or _CLAUSE_END.split(leading.text, maxsplit=1)[0][:_SUBJECT],
        tuple(cells),
        round(1 - sum(others) / len(others), 4),
    )


def _cell(
    items: Sequence[Document], found: Matches, group: Group, item: int, leading: Article
) -> Cell:
    further = _further(items, found, group, item)
    if item not in group.articles:
        return Cell(state="absent", further=further)
    article = items[item].articles[group.articles[item]]
    here = facts(article.text)
    if item == group.lead:
        alone: CellState = "only here" if len(group.articles) == 1 else "baseline"
        return Cell(state=alone, side=article, text=article.text, facts=here, further=further)
    ops = diff_text(leading.text, article.text)
    similarity = _kept(ops)
    redline = similarity >= _REDLINE
    return Cell(
        state=_state(leading, article, here, similarity),
        side=article,
        text=article.text,
        similarity=similarity,
        ops=ops if redline else None,
        shared=() if redline else shared_phrases(article.text, leading.text),
        facts=here,
        further=further,
    )


def _kept(ops: Ops) -> float:
    """The share of both texts that is kept."""
    kept = sum(len(text) for sign, text in ops if sign == "=")
    return round(2 * kept / max(1, len(ops.old) + len(ops.new)), 4)


def _state(
    leading: Article, article: Article, here: Sequence[Fact], similarity: float
) -> CellState:
    """The same where the words are, or most of them and every figure and modal."""
    if fold_words(leading.text) == fold_words(article.text):
        return "same"
    alike = similarity >= _REDLINE and _values(facts(leading.text)) == _values(here)
    return "same" if alike else "different"


def _values(found: Sequence[Fact]) -> list[tuple[object, ...]]:
    return sorted(
        ((f.kind, f.low, f.high, f.unit) if f.low or f.high else (f.kind, fold_words(f.text))
         for f in found if f.kind != "authority"),
        key=repr,
    )  # fmt: skip


def _further(items: Sequence[Document], found: Matches, group: Group, item: int) -> tuple[str, ...]:
    """The labels of the item's articles that share part of the leading article's matter."""
    if item == group.lead:
        return ()
    place = group.articles[group.lead]
    low, high = sorted((group.lead, item))
    linked = [_seen_from(group.lead, low, m) for m in found[low, high] if not m.primary]
    return tuple(items[item].articles[other].label for one, other in linked if one == place)


def _seen_from(lead: int, low: int, match: Match) -> tuple[int, int]:
    return (match.one, match.other) if lead == low else (match.other, match.one)
