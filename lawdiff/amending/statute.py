"""The working copy of a whole regulation, in which targets are found by their old numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawdiff.amending import reasons
from lawdiff.amending.units import ArticleUnit, HeadingUnit, Unit
from lawdiff.folding import fold
from lawdiff.model.decision import Target
from lawdiff.model.regulation import Article, Document, Heading
from lawdiff.numbering import NUMERAL, Number, parse_numeral

_HEADING = re.compile(rf"第({NUMERAL})(?:分编|编|章|节)")
DEPTH = {"编": 0, "分编": 1, "章": 2, "节": 3}
"""How deep the kinds of headings stand."""


class Statute:
    """A regulation while a decision is applied to it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.title = Unit("款", 1, text=document.title)
        self.preamble = _lines_unit(document.preamble or "")
        self.annexes = [Unit("款", i, x.title, x.text) for i, x in enumerate(document.annexes, 1)]
        self.headings = [_heading_unit(h) for h in document.outline]
        self.articles = {a.number: _article_unit(a) for a in document.articles}
        self.added: list[ArticleUnit] = []
        self._lay_out()

    def _lay_out(self) -> None:
        """Tell each article the innermost heading above it."""
        starts = dict(zip((h.first for h in self.document.outline), self.headings, strict=True))
        heading: HeadingUnit | None = None
        for number, unit in self.articles.items():
            heading = starts.get(number, heading)
            unit.heading = heading

    def article(self, number: Number) -> ArticleUnit | None:
        """The article with an old number, its tree grown."""
        unit = self.articles.get(number)
        if unit and unit.old and not unit.children and not unit.rewritten:
            unit.grow(unit.old.text)
        return unit

    def added_article(self, number: Number) -> ArticleUnit | None:
        """The new article to which an instruction gives a number."""
        return next((a for a in self.added if a.pinned == number), None)

    def texts(self) -> Iterator[Unit]:
        """The units that hold the old text of articles and the titles of headings."""
        for heading in self.headings:
            yield heading.title
        for number in self.articles:
            article = self.article(number)
            if article and not article.rewritten:
                yield from (unit for unit in article.walk() if not unit.new and not unit.gone)

    def find(self, target: Target) -> Unit:
        """The unit that a target names.

        Raises:
            Refused: There is none, more than one could be meant, or its whole is rewritten.
        """
        unit = self._root(target)
        if target.paragraph:
            unit = _below(unit, target.paragraph, target)
        if target.item:
            unit = _below(_listing(unit, target), target.item, target)
        if target.subitem:
            unit = _below(unit, target.subitem, target)
        return unit

    def _root(self, target: Target) -> Unit:
        if target.part == "preamble":
            return self.preamble
        if target.part == "title":
            return self.title
        if target.part == "annex":
            return self._annex(target)
        if target.part == "heading":
            return self.find_heading(target).title
        unit = self.article(target.article) if target.article else None
        if unit is None:
            raise reasons.missing(target)
        return unit

    def _annex(self, target: Target) -> Unit:
        name = fold(target.name)
        found = [a for a in self.annexes if fold(a.label).startswith(name)]
        if len(found) != 1:
            raise reasons.missing(target)
        return found[0]

    def find_heading(self, target: Target) -> HeadingUnit:
        """The heading that a target names.

        Raises:
            Refused: There is none, or more than one could be meant.
        """
        units: Sequence[HeadingUnit] = self.headings
        found: list[HeadingUnit] = []
        for level, number in target.headings:
            found = [h for h in units if (h.level, h.ordinal) == (level, number)]
            if len(found) != 1:
                raise reasons.missing(target)
            units = self.under(found[0])
        if not found:
            raise reasons.missing(target)
        return found[0]

    def under(self, heading: HeadingUnit) -> list[HeadingUnit]:
        """The headings under a heading."""
        found: list[HeadingUnit] = []
        for other in self.headings[self.headings.index(heading) + 1 :]:
            if DEPTH[other.level] <= DEPTH[heading.level]:
                break
            found.append(other)
        return found

    def add_heading(self, heading: HeadingUnit, outer: Target | None) -> None:
        """Put a new heading behind the one that its number follows, under ``outer``."""
        among = self.under(self.find_heading(outer)) if outer else self.headings
        before = [
            h for h in among if h.level == heading.level and 0 < h.ordinal < (heading.pin or 0)
        ]
        last = max(before, key=lambda h: h.ordinal, default=None)
        if last is None:
            at = self.headings.index(self.find_heading(outer)) + 1 if outer else 0
        else:
            at = self.headings.index(last) + 1 + len(self.under(last))
        self.headings.insert(at, heading)


def _article_unit(article: Article) -> ArticleUnit:
    return ArticleUnit("条", article.number.parts[0], old=article, caption=article.caption)


def _lines_unit(text: str) -> Unit:
    """A unit whose children are the lines of a preamble (its 自然段)."""
    unit = Unit("条", 0)
    lines = filter(None, text.split("\n"))
    unit.children = [Unit("款", i, text=line, home=unit) for i, line in enumerate(lines, 1)]
    return unit


def _heading_unit(heading: Heading) -> HeadingUnit:
    match = _HEADING.match(heading.label)
    ordinal = (parse_numeral(match[1]) if match else None) or 0
    title = Unit("款", 1, text=heading.title)
    return HeadingUnit(heading.level, heading.label, title, ordinal)


def _listing(unit: Unit, target: Target) -> Unit:
    """The 款 whose items are meant: the one named, or the only one that has any."""
    if unit.level == "款":
        return unit
    listed = [c for c in unit.children if c.children]
    if len(listed) != 1 or unit.rewritten:
        raise reasons.missing(target)
    return listed[0]


def _below(unit: Unit, ordinal: int, target: Target) -> Unit:
    """An old child of a unit."""
    child = unit.child(ordinal)
    if child is None or unit.rewritten:
        raise reasons.missing(target)
    return child
