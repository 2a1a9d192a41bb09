"""Regulations side by side as HTML: a row a topic, a column a text, the baseline's first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from lawdiff.model import Article, Cell, Comparison, Fact, FactKind, Span, TextName, TopicRow
from web import addresses
from web.drawing.edits import BOTH, NEW, OLD, edits
from web.drawing.escaping import escape
from web.drawing.text import body
from web.languages import gettext
from web.names import CELL_LETTERS, CELLS, FACTS, place

_FIGURES: tuple[FactKind, ...] = (
    "fine", "amount", "deadline", "duration", "percentage", "licence",
)  # fmt: skip
_GIST = 48  # characters of a text that is folded

Numbered = tuple[int, TopicRow]
"""A row with its place in the comparison, from 1: its name in an address."""


class Matrix:
    """Draws the rows of one comparison in one language.

    ``folded`` shows of each text its beginning and its figures, the rest on demand.
    """

    def __init__(self, comparison: Comparison, names: Sequence[str], *, folded: bool) -> None:
        self._items, self._names = comparison.items, [escape(name) for name in names]
        places = range(len(self._items))
        self.columns = sorted(places, key=lambda item: item != comparison.baseline)
        self._folded = folded
        self._anchors = {
            (item, cell.side.label): n
            for n, row in enumerate(comparison.rows, 1)
            for item, cell in enumerate(row.cells)
            if cell.side
        }
        self._states = {state: escape(str(words)) for state, words in CELLS.items()}
        self._facts = {kind: escape(str(words)) for kind, words in FACTS.items()}
        self._further = escape(gettext("See also"))
        self._partly = escape(gettext("Part of the matter stands in"))
        self._difference = gettext("{percent} per cent different")
        self._none = escape(gettext("No chapter"))

    def draw(self, rows: Iterable[Numbered], *, topics: bool) -> Markup:
        """The bodies of the table; with ``topics``, one under the heading of each."""
        if not topics:
            return Markup(f"<tbody>{''.join(map(self._row, rows))}</tbody>")
        return Markup("".join(self._topics(rows)))

    def _topics(self, rows: Iterable[Numbered]) -> Iterator[str]:
        for topic, group in groupby(rows, key=lambda entry: entry[1].topic):
            words = f'<span lang="zh-Hans">{escape(topic)}</span>' if topic else self._none
            yield (
                f'<tbody><tr class="heading"><th colspan="{len(self._items) + 1}"'
                f' scope="rowgroup">{words}</th></tr>{"".join(map(self._row, group))}</tbody>'
            )

    def _row(self, entry: Numbered) -> str:
        number, row = entry
        percent = escape(self._difference.format(percent=round(row.difference * 100)))
        cells = "".join(self._cell(item, row) for item in self.columns)
        return (
            f'<tr id="t{number}"><th scope="row"><a href="#t{number}" lang="zh-Hans">'
            f'{escape(row.subject)}</a><span class="count">{percent}</span></th>{cells}</tr>'
        )

    def _cell(self, item: int, row: TopicRow) -> str:
        cell = row.cells[item]
        who = f'<p class="who" lang="zh-Hans">{self._names[item]}</p>'
        further = self._see(item, cell)
        state = (
            f'<span class="mark {_css(cell.state)}" aria-hidden="true">'
            f"{CELL_LETTERS[cell.state]}</span>"
        )
        if cell.side is None:
            absent = f'<p class="none">{state}{self._states["absent"]}</p>'
            return f'<td class="absent">{who}{absent}{further}</td>'
        return (
            f'<td class="{_css(cell.state)}">{who}<p class="cell-head">'
            f"{self._label(self._items[item], cell.side)} {state}{self._states[cell.state]}</p>"
            f"{self._matter(item, row)}{self._figures(cell, row)}{further}</td>"
        )

    def _label(self, name: TextName, side: Article) -> str:
        label = f'<b class="label" lang="zh-Hans">{escape(side.label)}</b>'
        if name.regulation is None or name.version is None:
            return label
        href = addresses.to_article(name.regulation, name.version, side.number)
        return f'<a href="{escape(href)}">{label}</a>'

    def _matter(self, item: int, row: TopicRow) -> str:
        cell = row.cells[item]
        text = f'<div class="text" lang="zh-Hans">{self._text(cell, row)}</div>'
        if not self._folded or len(cell.text) <= _GIST:
            return text
        gist = escape(cell.text[:_GIST].replace("\n", " "))
        return f'<details><summary lang="zh-Hans">{gist}…</summary>{text}</details>'

    def _text(self, cell: Cell, row: TopicRow) -> str:
        """A redline where enough wording is shared, else the text with the phrases shared."""
        others = [other for other in row.cells if other.side and other is not cell]
        if cell.ops:
            return edits(cell.ops, NEW if len(self._items) == 2 else BOTH)
        if cell.similarity is not None:
            return body(cell.text, _lines(cell.text, cell.shared))
        if len(self._items) == 2 and others:  # the text that leads a pair
            return _leading(cell, others[0])
        return body(cell.text)

    def _figures(self, cell: Cell, row: TopicRow) -> str:
        """The figures of a text; those that the leading text does not have stand out."""
        lead = next(c for c in row.cells if c.side and c.similarity is None)
        known = {_value(fact) for fact in lead.facts}
        found = sorted(
            (fact for fact in cell.facts if fact.kind in _FIGURES),
            key=lambda fact: _FIGURES.index(fact.kind),
        )
        out = []
        for kind, group in groupby(found, key=lambda fact: fact.kind):
            drawn = dict.fromkeys(_figure(fact, new=_value(fact) not in known) for fact in group)
            values = f'<span lang="zh-Hans">{"；".join(drawn)}</span>'
            out.append(f"<div><dt>{self._facts[kind]}</dt><dd>{values}</dd></div>")
        return f'<dl class="figures-said">{"".join(out)}</dl>' if out else ""

    def _see(self, item: int, cell: Cell) -> str:
        """The articles that share part of the matter, each leading to its own row."""
        if not cell.further:
            return ""
        links = "、".join(
            f'<a href="#t{self._anchors[item, label]}">{escape(label)}</a>'
            for label in cell.further
        )
        words = self._further if cell.side else self._partly
        return f'<p class="further">{words} <span lang="zh-Hans">{links}</span></p>'


def column_names(items: Sequence[TextName], printed: Sequence[str | None]) -> list[str]:
    """What each text is called at the head of its column: its place, else its title.

    Texts of one place are told apart by their versions.
    """
    names = [
        place(item.regulation, name) if item.regulation else name or item.title
        for item, name in zip(items, printed, strict=True)
    ]
    return [
        f"{name} {item.version or ''}".strip() if names.count(name) > 1 else name
        for name, item in zip(names, items, strict=True)
    ]


def _css(state: str) -> str:
    return state.replace(" ", "-")


def _leading(cell: Cell, other: Cell) -> Markup:
    """The first text of a pair: what the second lacks is marked, else the phrases they share."""
    if other.ops:
        return edits(other.ops, OLD)
    phrases = {other.text[start:end] for start, end in _lines(other.text, other.shared)}
    starts = ((cell.text.find(phrase), phrase) for phrase in phrases)
    return body(cell.text, sorted((at, at + len(phrase)) for at, phrase in starts if at >= 0))


def _lines(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, parted where a line ends."""
    for start, end in spans:
        at = start
        for piece in text[start:end].split("\n"):
            if piece:
                yield at, at + len(piece)
            at += len(piece) + 1


def _value(fact: Fact) -> tuple[object, ...]:
    return fact.kind, fact.low, fact.high, fact.unit, fact.text if fact.low is fact.high else ""


def _figure(fact: Fact, *, new: bool) -> str:
    text = escape(fact.text)
    return f"<strong>{text}</strong>" if new else text
