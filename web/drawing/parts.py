"""What the lines of an article are called: 第二款, 第一款第（三）项."""

from __future__ import annotations

from collections.abc import Iterator

from lawdiff.numbering import print_numeral
from lawdiff.paragraphs import Item, paragraphs

_AFTER_LABELS = "、.．"


def part_names(text: str) -> list[str]:
    """The name of every line of an article's text; all empty where the lines cannot be told."""
    found = paragraphs(text)
    names: list[str] = []
    for number, paragraph in enumerate(found, 1):
        name = f"第{print_numeral(number)}款"
        names += [name] * _height(paragraph.text)
        for item in paragraph.items:
            names += _of_item(name if len(found) > 1 else "", item)
    lines = text.count("\n") + 1
    return names if len(names) == lines else [""] * lines


def _of_item(paragraph: str, item: Item) -> Iterator[str]:
    name = f"{paragraph}第{item.label.rstrip(_AFTER_LABELS)}项"
    yield from [name] * max(1, _height(item.text))
    for subitem in item.subitems:
        label = subitem.label.rstrip(_AFTER_LABELS)
        yield from [f"{name}第{label}目"] * max(1, _height(subitem.text))


def _height(text: str) -> int:
    return text.count("\n") + 1 if text else 0
