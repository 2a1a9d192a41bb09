"""What a field of a row holds as JSON or as a stem, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from lawdiff.model import Heading, Notice, Reference, StatedReference
from lawdiff.numbering import Number


@lru_cache(maxsize=4096)
def number_of(stem: str) -> Number:
    """A number from the stem under which it is filed."""
    value = Number.of_stem(stem)
    if value is None:
        raise ValueError(f"no article number: {stem}")
    return value


def heading_values(heading: Heading) -> dict[str, Any]:
    """A heading as JSON."""
    return {
        "level": heading.level,
        "label": heading.label,
        "title": heading.title,
        "first": heading.first and heading.first.stem,
        "last": heading.last and heading.last.stem,
    }


def heading_of(values: Mapping[str, Any]) -> Heading:
    """A heading from JSON."""
    first, last = (v and Number.of_stem(v) for v in (values["first"], values["last"]))
    return Heading(values["level"], values["label"], values["title"], first, last)


def reference_values(number: Number, reference: Reference) -> list[Any]:
    """A reference as JSON: its fields without their names, since there are many."""
    r = reference
    numbers = [n and n.stem for n in (number, r.article, r.last)]
    return [*numbers, r.start, r.end, r.text, r.title, r.relative, r.paragraph, r.item]


def reference_of(values: Sequence[Any]) -> StatedReference:
    """A reference from JSON."""
    number, article, last, start, end, text, title, relative, paragraph, item = values
    named, until = article and number_of(article), last and number_of(last)
    reference = Reference(start, end, text, title, named, until, relative, paragraph, item)
    return StatedReference(number_of(number), reference)


def notice_of(values: Mapping[str, Any]) -> Notice:
    """A warning from JSON."""
    return Notice(
        values["code"], values["template"], tuple(values["params"].items()), values["line"]
    )
