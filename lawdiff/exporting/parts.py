"""The 款, 项 and 目 of an article by the names under which law cites them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawdiff.numbering import print_numeral
from lawdiff.paragraphs import Item, Paragraph, list_label, paragraphs


def part_names(text: str) -> list[str]:
    """For each line of an article's text, its part as it is cited: 第二款, 第一款第三项, 第三项.

    Where the article has one paragraph alone, its number is left out, as citation has it.
    """
    names = _names(paragraphs(text))
    return [next(names) if line else "" for line in text.split("\n")]


def _names(found: Sequence[Paragraph]) -> Iterator[str]:
    for place, paragraph in enumerate(found, 1):
        own = f"第{print_numeral(place)}款"
        yield from _lines(paragraph, own, "" if len(found) == 1 else own)


def _lines(paragraph: Paragraph, own: str, before: str) -> Iterator[str]:
    if paragraph.text:
        yield from [own] * _count(paragraph.text)
    for item in paragraph.items:
        name = before + _numbered(item.label, "项")
        yield from [name] * _count(item.text)
        yield from _subitems(item, name)


def _subitems(item: Item, before: str) -> Iterator[str]:
    for subitem in item.subitems:
        yield from [before + _numbered(subitem.label, "目")] * _count(subitem.text)


def _numbered(label: str, rank: str) -> str:
    found = list_label(label)
    return f"第{print_numeral(found.value)}{rank}" if found else label


def _count(text: str) -> int:
    return text.count("\n") + 1
