"""The outline and the articles of a regulation as the body of an Akoma Ntoso act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lawdiff.exporting.akn.elements import Element, a, lines
from lawdiff.exporting.editions import Edition
from lawdiff.exporting.looks import printable
from lawdiff.exporting.texts.blocks import openings
from lawdiff.model import Article, Heading, Place
from lawdiff.numbering import Number
from lawdiff.paragraphs import Item, Paragraph, paragraphs

_HEADINGS = {
    "编": ("part", "part"),
    "分编": ("subpart", "subpart"),
    "章": ("chapter", "chp"),
    "节": ("section", "sec"),
}
_LEVELS = tuple(_HEADINGS)


def body(edition: Edition) -> Element:
    """Headings nested as they enclose each other, and the articles under them."""
    document = edition.document
    tag = "article" if document.unit == "article" else "clause"
    root = _Open(a("body"))
    path = [root]
    opening = openings(document)
    for place, article in enumerate(document.articles):
        for heading in opening.get(place, ()):
            _open(path, heading)
        path[-1].element.append(_article(tag, article, edition.origins.get(article.number)))
    for heading in opening.get(len(document.articles), ()):
        _open(path, heading)
    if not len(root.element):
        root.element.append(a("hcontainer", a("content", a("p")), name="empty", eId="hcontainer_1"))
    return root.element


@dataclass(slots=True)
class _Open:
    """A heading under which articles come, and how many headings of a kind stand under it."""

    element: Element
    eid: str = ""
    depth: int = -1
    counts: Counter[str] = field(default_factory=Counter)


def _open(path: list[_Open], heading: Heading) -> None:
    """Close what the heading ends, and open it."""
    depth = _LEVELS.index(heading.level)
    while path[-1].depth >= depth:
        path.pop()
    above = path[-1]
    tag, short = _HEADINGS[heading.level]
    above.counts[tag] += 1
    eid = f"{above.eid}__" if above.eid else ""
    eid += f"{short}_{above.counts[tag]}"
    num = a("num", heading.label) if heading.label else None
    title = a("heading", heading.title) if heading.title else None
    element = a(tag, num, title, eId=eid)
    above.element.append(element)
    path.append(_Open(element, eid, depth))


def _wid(place: Place) -> str:
    """The name of an article by its lineage: where it stood first."""
    return f"{place.version}__{_eid(place.number)}"


def _eid(number: Number) -> str:
    return f"art_{number.address}"


def _article(tag: str, article: Article, first: Place | None) -> Element:
    """An article by its 款; by its lines alone, where they do not give the text back."""
    raw, eid = iter(article.text.split("\n")), _eid(article.number)
    parts = [
        _paragraph(part, raw, f"{eid}__para_{n}")
        for n, part in enumerate(paragraphs(article.text), 1)
    ]
    if "\n".join(line for part in parts for line in _read(part)) != printable(article.text):
        parts = [a("content", *lines(article.text))]
    caption = a("heading", article.caption) if article.caption else None
    wid = _wid(first) if first else None
    return a(tag, a("num", article.label), caption, *parts, eId=eid, wId=wid)


def _paragraph(part: Paragraph, raw: Iterator[str], eid: str) -> Element:
    own = list(islice(raw, len(part.text.split("\n")) if part.text else 0))
    if not part.items:
        return a("paragraph", a("content", *map(_line, own)), eId=eid)
    points = (_item(item, raw, f"{eid}__point_{n}") for n, item in enumerate(part.items, 1))
    return a("paragraph", a("intro", *map(_line, own)) if own else None, *points, eId=eid)


def _item(item: Item, raw: Iterator[str], eid: str) -> Element:
    own = islice(raw, 1 + item.text.count("\n"))
    if not item.subitems:
        return _labelled("point", "content", item.label, own, eid)
    point = _labelled("point", "intro", item.label, own, eid)
    for n, subitem in enumerate(item.subitems, 1):
        rest = islice(raw, 1 + subitem.text.count("\n"))
        point.append(_labelled("indent", "content", subitem.label, rest, f"{eid}__indent_{n}"))
    return point


def _labelled(tag: str, holder: str, label: str, own: Iterable[str], eid: str) -> Element:
    """A 项 or 目: its label, and its lines without it."""
    first, *more = [*own] or [""]
    drawn = a(holder, _line(first.removeprefix(label)), *map(_line, more))
    return a(tag, a("num", label), drawn, eId=eid)


def _line(text: str) -> Element:
    return a("p", text)


def _read(part: Element) -> Iterator[str]:
    """The lines of a 款, 项 or 目 as a reader of the XML finds them."""
    label = ""
    for child in part:
        if child.tag == "num":
            label = child.text or ""
        elif child.tag in {"intro", "content"}:
            for line in child:
                yield label + (line.text or "")
                label = ""
        else:
            yield from _read(child)
