"""编, 章 and 节 after the articles have their final numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lawdiff.amending.arranging import arrange
from lawdiff.amending.settling import Settled
from lawdiff.amending.statute import DEPTH, Statute
from lawdiff.amending.units import ArticleUnit, HeadingUnit, Unit
from lawdiff.diffing.order import rising
from lawdiff.model.notice import Notice
from lawdiff.model.regulation import Heading
from lawdiff.numbering import Number, print_numeral

Titles = Callable[[Unit], str]


def final_outline(
    statute: Statute, settled: Settled, title: Titles
) -> tuple[tuple[Heading, ...], list[Notice]]:
    """The outline of the new text, and a notice for each article whose chapter is not certain."""
    notices = list(_house(statute, settled))
    headings = _in_order(statute, settled)
    labels = _labels(headings)
    first_last = _extents(headings, settled)
    found = tuple(
        Heading(h.level, labels[id(h)], title(h.title), *first_last[id(h)]) for h in headings
    )
    return found, notices


def _house(statute: Statute, settled: Settled) -> Iterator[Notice]:
    """Put new and moved articles under the heading of their neighbours."""
    articles = [article for _, article in settled.articles]
    for article in articles:
        article.heading = _standing(statute, article.heading)
    known = set(map(id, _settled(articles)))
    before: HeadingUnit | None = None
    for i, (number, article) in enumerate(settled.articles):
        if id(article) in known:
            before = article.heading
            continue
        after = next((a.heading for a in articles[i:] if id(a) in known), before)
        if after is not before:
            yield Notice(
                "amended_chapter",
                "{article} stands between two chapters; it is counted to the first",
                (("article", number.label),),
            )
        article.heading = before


def _standing(statute: Statute, heading: HeadingUnit | None) -> HeadingUnit | None:
    """``heading``, or where it is gone the one before it."""
    while heading is not None and heading.gone:
        at = statute.headings.index(heading)
        heading = statute.headings[at - 1] if at else None
    return heading


def _settled(articles: Sequence[ArticleUnit]) -> list[ArticleUnit]:
    """The articles whose chapter is known: they kept their order, or came with their heading."""
    old = [a for a in articles if a.old]
    kept = [old[k] for k, _ in rising((k, a.ordinal) for k, a in enumerate(old))]
    return kept + [a for a in articles if not a.old and a.heading is not None]


def _in_order(statute: Statute, settled: Settled) -> list[HeadingUnit]:
    """The headings that stay; a new one stands behind that of the article before its first."""
    headings = [h for h in statute.headings if not h.gone and not _is_loose(h, settled)]
    for i, (_, article) in enumerate(settled.articles):
        heading = article.heading
        if heading is None or heading.gone or heading in headings:
            continue
        before = settled.articles[i - 1][1].heading if i else None
        at = headings.index(before) + 1 if before in headings else 0
        headings.insert(at, heading)
    return headings


def _is_loose(heading: HeadingUnit, settled: Settled) -> bool:
    """Whether a heading is new and has articles, which show where it stands."""
    return heading.title.new and any(a.heading is heading for _, a in settled.articles)


def _labels(headings: Sequence[HeadingUnit]) -> dict[int, str]:
    """The label of each heading, counted through each run of one kind."""
    labels = {id(h): h.label for h in headings}
    for run in _runs(headings):
        units = [Unit("条", h.ordinal, pin=h.pin) for h in run]
        old = [u for u, h in zip(units, run, strict=True) if h.ordinal]
        new = [u for u, h in zip(units, run, strict=True) if not h.ordinal]
        numbers = {id(u): n for n, u in arrange(old, new).order}
        for unit, heading in zip(units, run, strict=True):
            number = numbers.get(id(unit), heading.pin or heading.ordinal)
            labels[id(heading)] = f"第{print_numeral(number)}{heading.level}"
    return labels


def _runs(headings: Sequence[HeadingUnit]) -> Iterator[list[HeadingUnit]]:
    """The headings that are counted together: of one kind, until the count begins again."""
    open_runs: dict[str, list[HeadingUnit]] = {}
    for heading in headings:
        if not heading.ordinal and heading.pin is None:
            continue
        run = open_runs.get(heading.level, [])
        last = next((h.ordinal for h in reversed(run) if h.ordinal), 0)
        if run and heading.ordinal and heading.ordinal <= last:
            yield run
            run = []
        open_runs[heading.level] = [*run, heading]
    yield from open_runs.values()


def _extents(
    headings: Sequence[HeadingUnit], settled: Settled
) -> dict[int, tuple[Number | None, Number | None]]:
    """The first and the last article under each heading."""
    found: dict[int, list[Number]] = {id(h): [] for h in headings}
    above = _above(headings)
    for number, article in settled.articles:
        heading = article.heading
        while heading is not None:
            found.get(id(heading), []).append(number)
            heading = above.get(id(heading))
    return {key: (min(n), max(n)) if n else (None, None) for key, n in found.items()}


def _above(headings: Sequence[HeadingUnit]) -> dict[int, HeadingUnit]:
    """The heading that each stands under."""
    found: dict[int, HeadingUnit] = {}
    path: list[HeadingUnit] = []
    for heading in headings:
        path = [h for h in path if DEPTH[h.level] < DEPTH[heading.level]]
        if path:
            found[id(heading)] = path[-1]
        path.append(heading)
    return found
