"""How articles go on from version to version, as it is found at import and rebuilt from git."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from lawdiff import diffing
from lawdiff.model import (
    Article,
    ArticleLink,
    Confidence,
    Correction,
    Diff,
    Document,
    FiledDiff,
    Link,
    LinkKind,
    Place,
    RowClass,
    TextName,
    Verdict,
)
from lawdiff.numbering import Number
from lawdiff.services.findings import Changes, Findings, packed
from lawdiff.services.neighbours import neighbours_compared

Version = tuple[str, Document]
"""A version of a regulation: its label and its text."""

Versions = Sequence[Version]
"""All versions of a regulation, oldest first."""

_PART = 0.25  # share of either article from which 98 of 100 splits and merges are right


class Succession(NamedTuple):
    """How the articles of versions go on in the next ones, and what neighbours compare to."""

    links: list[ArticleLink]
    diffs: list[FiledDiff]


def succession(versions: Versions, corrections: Sequence[Correction]) -> Succession:
    """How all versions of a regulation follow each other."""
    found = Succession([], [])
    for old, new in pairwise(versions):
        _follow(found, old, new, corrections)
    found.links.extend(returns(versions, found.links, corrections))
    return found


def renewed(
    order: Sequence[str],
    document: Callable[[str], Document],
    fresh: Collection[tuple[str, str]],
    held: Iterable[ArticleLink],
    corrections: Sequence[Correction],
) -> Succession:
    """How some pairs of neighbours follow each other, and the links of all that came back.

    ``order`` are all labels, oldest first; ``held`` the links there are. No text is asked for that
    is not compared.
    """
    found = Succession([], [])
    for old, new in pairwise(order):
        if (old, new) in fresh:
            _follow(found, (old, document(old)), (new, document(new)), corrections)
    if len(order) >= 3:
        keep = set(pairwise(order)) - set(fresh)
        kept = [x for x in held if (x.old_version, x.new_version) in keep]
        versions = [(label, document(label)) for label in order]
        found.links.extend(returns(versions, [*kept, *found.links], corrections))
    return found


def _follow(
    found: Succession, old: Version, new: Version, corrections: Sequence[Correction]
) -> None:
    """Compare two neighbours, and add how the newer follows the older."""
    (label, before), (next_label, after) = old, new
    known = known_links(label, next_label, before, after, corrections)
    names = TextName(before.title, version=label), TextName(after.title, version=next_label)
    diff = neighbours_compared(before, after, names, known=known)
    found.links.extend(links_between(diff, before, after, corrections))
    became = Changes.of(diff).packed()
    found.diffs.append(FiledDiff(label, next_label, packed(Findings.of(diff)), became))


def links_between(
    diff: Diff, old: Document, new: Document, corrections: Sequence[Correction]
) -> list[ArticleLink]:
    """The links between the articles of two neighbouring versions, main pairs and others."""
    old_version, new_version = diff.old.version or "", diff.new.version or ""
    links = {(x.old, x.new): x for x in _others(diff, old_version, new_version)}
    links |= {(x.old, x.new): x for x in _main(diff, old_version, new_version)}
    refused = {(c.old, c.new) for c in corrections if c.verdict == "apart"}
    for found in _absorbed(old, new, links.values()):
        ends = old.articles[found.old].number, new.articles[found.new].number
        if ends in links:
            links[ends] = replace(links[ends], confidence="medium")
        elif ends not in refused:
            row_class = next(r.row_class for r in diff.rows if r.new and r.new.number == ends[1])
            links[ends] = ArticleLink(
                old_version=old_version, new_version=new_version, old=ends[0], new=ends[1],
                kind="merge" if found.gone else "split", main=False, row_class=row_class,
                score=found.share, method="contained", confidence="medium",
            )  # fmt: skip
    return list(links.values())


def known_links(
    old_version: str,
    new_version: str,
    old: Document,
    new: Document,
    corrections: Iterable[Correction],
) -> list[Link]:
    """What was settled by hand about two texts, as a comparison of them takes it.

    A correction counts in either direction; one that names an article which a text does not hold
    is passed over.
    """
    labels = [{a.number: a.label for a in text.articles} for text in (old, new)]
    out = []
    for c in corrections:
        ends, verdict = (c.old, c.new), c.verdict
        if (c.new_version, c.old_version) == (old_version, new_version):
            ends, verdict = (c.new, c.old), _BACKWARDS[c.verdict]
        elif (c.old_version, c.new_version) != (old_version, new_version):
            continue
        if ends[0] in labels[0] and ends[1] in labels[1]:
            here, there = labels[0][ends[0]], labels[1][ends[1]]
            kind: LinkKind = "same" if verdict == "apart" else verdict
            out.append(Link(here, there, kind, 0.0 if verdict == "apart" else 1.0, "manual"))
    return out


_BACKWARDS: dict[Verdict, Verdict] = {
    "same": "same", "apart": "apart", "split": "merge", "merge": "split",
}  # fmt: skip


def returns(
    versions: Versions, links: Sequence[ArticleLink], corrections: Sequence[Correction]
) -> list[ArticleLink]:
    """The links from where an article stood last to where it came back after versions without it.

    What has no predecessor in the version before is compared with all that had gone by then, as
    two versions are; only sure pairs count.
    """
    settled = {c.key: c for c in corrections}
    onward = {x.source for x in links if x.main and x.followed}
    back = {x.target for x in links if x.main and x.followed}
    gone: list[tuple[str, Article]] = []
    out: list[ArticleLink] = []
    for n, (label, document) in enumerate(versions):
        if n >= 2:  # what went from the version before the last is gone only now
            before = versions[n - 2]
            gone += [(before[0], a) for a in before[1].articles if _at(before[0], a) not in onward]
        new = [a for a in document.articles if _at(label, a) not in back]
        found = list(_returned(gone, label, new, settled))
        for i, j, score, method in found:
            ends = _at(*gone[i]), _at(label, new[j])
            out.append(_return(ends, row_class(gone[i][1], new[j]), score, method))
        gone = [g for i, g in enumerate(gone) if i not in {f[0] for f in found}]
    return out


_Found = tuple[int, int, float, str]


def _returned(
    gone: Sequence[tuple[str, Article]],
    label: str,
    new: Sequence[Article],
    settled: dict[tuple[str, str, Number, Number], Correction],
) -> Iterator[_Found]:
    """Which of the articles that had gone came back as which new one: places, score, method."""
    verdicts = {
        (i, j): correction.verdict
        for i, (version, old) in enumerate(gone)
        for j, article in enumerate(new)
        if (correction := settled.get((version, label, old.number, article.number)))
    }
    by_hand = [couple for couple, verdict in verdicts.items() if verdict == "same"]
    yield from ((i, j, 1.0, "manual") for i, j in by_hand)
    taken = {i for i, _ in by_hand}, {j for _, j in by_hand}
    for pair in diffing.align([article for _, article in gone], new).pairs if gone else ():
        free = pair.old not in taken[0] and pair.new not in taken[1]
        if free and pair.confidence == "high" and (pair.old, pair.new) not in verdicts:
            yield pair.old, pair.new, pair.score, "return"


def _return(ends: tuple[Place, Place], became: RowClass, score: float, method: str) -> ArticleLink:
    old, new = ends
    return ArticleLink(
        old_version=old.version,
        new_version=new.version,
        old=old.number,
        new=new.number,
        kind="same",
        main=True,
        row_class=became,
        score=score,
        method=method,
        confidence="high",
    )


def row_class(old: Article, new: Article) -> RowClass:
    """What became of an article that became another."""
    same_text = (old.text, old.caption) == (new.text, new.caption)
    if old.number == new.number:
        return "unchanged" if same_text else "amended"
    return "renumbered" if same_text else "amended_renumbered"


def _at(version: str, article: Article) -> Place:
    return Place(version, article.number)


def _main(diff: Diff, old_version: str, new_version: str) -> Iterator[ArticleLink]:
    for row in diff.rows:
        if row.old is not None and row.new is not None:
            yield ArticleLink(
                old_version=old_version,
                new_version=new_version,
                old=row.old.number,
                new=row.new.number,
                kind="same",
                main=True,
                row_class=row.row_class,
                score=row.similarity or 0.0,
                method=row.method or "content",
                confidence=row.confidence or "high",
            )


def _others(diff: Diff, old_version: str, new_version: str) -> Iterator[ArticleLink]:
    """Splits and merges; those beside main pairs only, where `_main` is put over them."""
    olds = {row.old.label: row.old.number for row in diff.rows if row.old is not None}
    news = {row.new.label: (row.new.number, row.row_class) for row in diff.rows if row.new}
    for link in diff.links:
        sure = link.method == "manual" or link.score >= _PART
        confidence: Confidence = "high" if sure else "low"
        yield ArticleLink(
            old_version=old_version,
            new_version=new_version,
            old=olds[link.old],
            new=news[link.new][0],
            kind=link.kind,
            main=False,
            row_class=news[link.new][1],
            score=float(link.score),
            method=link.method,
            confidence=confidence,
        )


def _absorbed(
    old: Document, new: Document, links: Collection[ArticleLink]
) -> list[diffing.Absorbed]:
    """What stands whole in another article, of the articles that no sure link leads from or to."""
    here = {article.number: place for place, article in enumerate(old.articles)}
    there = {article.number: place for place, article in enumerate(new.articles)}
    linked = [(here[x.old], there[x.new]) for x in links if x.followed]
    return diffing.absorbed(old.articles, new.articles, linked)
