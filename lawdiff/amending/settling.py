"""From a marked-up regulation to final numbers, level by level."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from lawdiff.amending import reasons
from lawdiff.amending.arranging import Arrangement, arrange
from lawdiff.amending.reasons import reason
from lawdiff.amending.statute import Statute
from lawdiff.amending.units import ArticleUnit, Unit, relabelled
from lawdiff.amending.work import Move, Work
from lawdiff.errors import Refused
from lawdiff.model.notice import Notice
from lawdiff.numbering import Number

_ITEM_ENDS = ("；", ";", "。")


@dataclass(slots=True)
class Settled:
    """The articles in their final order, and what could not be settled.

    ``refusals`` are reasons by instruction id; ``doubts`` the numbers between which articles and
    numbers are not equally many.
    """

    articles: list[tuple[Number, ArticleUnit]] = field(default_factory=list)
    unplaced: list[ArticleUnit] = field(default_factory=list)
    refusals: dict[str, Notice] = field(default_factory=dict)
    doubts: list[tuple[int, int]] = field(default_factory=list)

    def numbers(self) -> dict[Number, Number]:
        """The new number of every old article that is still there."""
        return {unit.old.number: number for number, unit in self.articles if unit.old}

    def refuse(self, ids: Iterable[str], why: Refused) -> None:
        """Let instructions be refused for a reason, unless there was one before."""
        for id_ in ids:
            self.refusals.setdefault(id_, reason(why))


@dataclass(frozen=True, slots=True)
class Terms:
    """What the instructions as a whole say about the numbers of articles.

    ``adjusts`` is whether the decision says that they change (条文顺序作相应调整), ``complete``
    whether every instruction was carried out; ``reserved`` are the numbers of new articles that
    were refused.
    """

    adjusts: bool
    complete: bool = True
    reserved: Collection[int] = ()


def settle(work: Work, terms: Terms) -> Settled:
    """Number all articles, then all units of those that changed."""
    settled = Settled()
    _empty(work.statute)
    _break_rings(work.statute, settled)
    _number_articles(work.statute, terms, settled)
    _deliver_to_articles(work.moves, settled)
    for _, article in settled.articles:
        authors = article.authors()
        if authors:
            article.by = authors
            _settle_below(article, work.moves, settled)
    return settled


def _empty(statute: Statute) -> None:
    """An article all of whose 款 stand elsewhere is gone."""
    for article in statute.articles.values():
        if article.children and not article.staying() and not article.adopted:
            article.gone = True


def _break_rings(statute: Statute, settled: Settled) -> None:
    """Refuse to renumber articles in a ring: 第五条改为第六条，第六条改为第五条."""
    pins = {n: a.pinned for n, a in statute.articles.items() if a.pinned and a.pinned != n}
    for start in tuple(pins):
        ring = [start]
        while (at := pins.get(ring[-1])) is not None and at not in ring:
            ring.append(at)
        if at == start:
            for number in ring:
                unit = statute.articles[number]
                unit.pinned = None
                settled.refuse([unit.mover], reasons.ring(number))


def _number_articles(statute: Statute, terms: Terms, settled: Settled) -> None:
    """Number the articles; 第X条之N never changes its number, nor does it count."""
    everything = [*_old_and_loose(statute), *(a for a in statute.added if a.pinned)]
    placed = [(n, a) for a in everything if (n := a.pinned or _old_number(a)) and len(n.parts) > 1]
    whole = [
        a for a in everything if (n := a.pinned or _old_number(a)) is None or len(n.parts) == 1
    ]
    if terms.adjusts or _renumbers(statute, whole):
        placed += _renumbered(statute, whole, terms, settled)
    else:
        placed += [(n, a) for a in whole if (n := a.pinned or _old_number(a))]
    settled.articles = sorted(placed, key=lambda pair: pair[0])


def _old_and_loose(statute: Statute) -> list[ArticleUnit]:
    """The old articles that stay, each with the new ones that only follow it."""
    found: list[ArticleUnit] = []
    for article in statute.articles.values():
        found += [] if article.gone else [article]
        found += [a for a in statute.added if a.pinned is None and a.follows is article]
    return found


def _old_number(unit: ArticleUnit) -> Number | None:
    return unit.old.number if unit.old else None


def _renumbers(statute: Statute, whole: Sequence[ArticleUnit]) -> bool:
    """Whether the articles are renumbered though the decision does not say so.

    They are where an old one is given a number, where a new one has none, one that is taken or
    one behind all others, and where one is deleted, unless the law lets numbers lapse: it counts
    第X条之N, or has gaps.
    """
    kept = {a.old.number for a in whole if a.old}
    for unit in whole:
        if unit.old is None and (unit.pinned is None or unit.pinned in kept):
            return True
        if unit.pinned is not None and (unit.old or unit.pinned > max(kept, default=unit.pinned)):
            return True
    numbers = [*statute.articles, *(a.pinned for a in statute.added if a.pinned)]
    counted = [n for n in statute.articles if len(n.parts) == 1]
    lapse = any(len(n.parts) > 1 for n in numbers) or counted[-1:] != [Number(len(counted) or 1)]
    return not lapse and any(statute.articles[n].gone for n in counted)


def _renumbered(
    statute: Statute, whole: Sequence[ArticleUnit], terms: Terms, settled: Settled
) -> list[tuple[Number, ArticleUnit]]:
    """Count all articles through."""
    for unit in whole:
        unit.pin = unit.pinned.parts[0] if unit.pinned else None
    ordered = _with_blanks(statute, [a for a in whole if a.old or a.pinned is None])
    added = [a for a in whole if not a.old and a.pinned]
    result = _arranged(ordered, added, terms, settled)
    settled.doubts = result.doubts
    settled.unplaced = [u for u in result.unplaced if isinstance(u, ArticleUnit)]
    return [(Number(n), u) for n, u in result.order if isinstance(u, ArticleUnit)]


def _with_blanks(statute: Statute, articles: Sequence[ArticleUnit]) -> list[Unit]:
    """``articles`` with a blank for each number that the old text leaves out.

    A transcript that lost an article still counts it.
    """
    held = {number.parts[0] for number in statute.articles}
    ordered: list[Unit] = []
    last = 0
    for article in articles:
        number = article.old.number.parts[0] if article.old else last
        ordered += [Unit("条", n) for n in range(last + 1, number) if n not in held]
        ordered.append(article)
        last = number
    return ordered


def _arranged(
    ordered: list[Unit], added: list[ArticleUnit], terms: Terms, settled: Settled
) -> Arrangement:
    """Arrange, refusing what is pinned where it cannot stand."""
    while (result := arrange(ordered, added, terms.reserved, complete=terms.complete)).misfits:
        worst = max(result.misfits, key=lambda unit: unit.pin or 0)
        settled.refuse([worst.mover], reasons.no_such_number(Number(worst.pin or 1).label))
        worst.pin = None
        added = [unit for unit in added if unit is not worst]
    return result


def _deliver_to_articles(moves: Sequence[Move], settled: Settled) -> None:
    """Let moved 款 stand in the articles named."""
    for move in moves:
        host = _host(move, settled)
        if host is None:
            settled.refuse([move.by], reasons.missing(move.to))
        elif move.to.unit == "款" and isinstance(move.unit, ArticleUnit):
            for offset, child in enumerate(c for c in move.unit.children if not c.gone):
                host.adopt(child, (move.to.paragraph or 1) + offset)
        elif move.to.unit == "款":
            host.adopt(move.unit, move.to.paragraph)


def _host(move: Move, settled: Settled) -> ArticleUnit | None:
    """The article that a move leads to."""
    return move.host or next((a for n, a in settled.articles if n == move.to.article), None)


def _settle_below(unit: Unit, moves: Sequence[Move], settled: Settled) -> None:
    """Number the children of a unit, and theirs."""
    ordered = _in_text_order(unit)
    changed = ordered != unit.children or any(c.pin is not None for c in ordered)
    if changed or unit.adopted:
        result = arrange(ordered, [a for a in unit.adopted if a.pin is not None])
        if result.misfits or result.doubts:
            _restore(unit, settled)
        else:
            _relabel(result)
            unit.children = [child for _, child in result.order]
    if isinstance(unit, ArticleUnit):
        unit.quoted = "" if changed or unit.adopted else unit.quoted
        _deliver_below(unit, moves, settled)
    for child in unit.children:
        _settle_below(child, moves, settled)


def _in_text_order(unit: Unit) -> list[Unit]:
    """The children that stay and those that follow them without a number."""
    loose = [a for a in unit.adopted if a.pin is None]
    ordered: list[Unit] = []
    for child in unit.children:
        ordered += [child] if child in unit.staying() else []
        ordered += [a for a in loose if a.follows is child]
    return ordered + [a for a in loose if a.follows is None]


def _restore(unit: Unit, settled: Settled) -> None:
    """Undo all changes of number in a unit where they do not come out."""
    for child in (*unit.children, *unit.adopted):
        settled.refuse(filter(None, [child.mover]), reasons.numbers_off())
        child.pin, child.gone, child.home = None, False, unit
    unit.adopted = []


def _deliver_below(article: ArticleUnit, moves: Sequence[Move], settled: Settled) -> None:
    """Let moved 项 stand in the 款 of an article, whose numbers are final now."""
    for move in moves:
        if move.to.item and _host(move, settled) is article:
            at = (move.to.paragraph or 1) - 1
            if at < len(article.children):
                article.children[at].adopt(move.unit, move.to.item)
            else:
                settled.refuse([move.by], reasons.missing(move.to))


def _relabel(result: Arrangement) -> None:
    """Let the items of a list that changed carry their numbers and close as a list does."""
    items = [(number, unit) for number, unit in result.order if unit.level != "款"]
    model = next((unit.label for _, unit in items if unit.label), "（一）")
    marked = any(unit.text.endswith(_ITEM_ENDS) for _, unit in items if not unit.new)
    for number, unit in items:
        unit.label = relabelled(unit.label or model, number)
        if marked and not unit.children and unit.text:
            unit.text = _closed(unit, last=unit is items[-1][1])


def _closed(unit: Unit, *, last: bool) -> str:
    """The text of an item with the mark that its place in the list asks for."""
    stem = unit.text.rstrip("".join(_ITEM_ENDS))
    kept = len(unit.text) - len(stem) > 1 or any(e.end > len(stem) for e in unit.edits)
    return unit.text if kept else stem + ("。" if last else "；")
