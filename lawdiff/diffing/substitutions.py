"""Terms that one text replaced by others throughout: 股东大会 by 股东会."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from lawdiff.model import Ops, Substitution

_FEWEST_PLACES, _FEWEST_ARTICLES = 3, 2
_REMAINING = 0.1  # of the uses of a term that may be left in the new text
_MOSTLY = 0.5  # of the places of a term in which the same other must have come
_LENGTHS = range(2, 17)  # characters of a term
_NO_TERM = re.compile(
    r"[^\w]|[0-9０-９]|百分|[零〇一二两三四五六七八九十百千万]+[日年月元倍个条款项次人名周天级]"
)
_DUTY = frozenset({"应当", "必须"})
_MODALS = _DUTY | {"可以", "不得", "禁止", "严禁", "不可以", "不应当", "有权"}


class Terms:
    """Terms and what replaced them."""

    def __init__(self, new_of: Mapping[str, str]) -> None:
        self._new_of = new_of
        terms = sorted({*new_of, *new_of.values()}, key=lambda term: (-len(term), term))
        self._pattern = re.compile("|".join(map(re.escape, terms)))

    def applied(self, text: str) -> str:
        """``text`` with every term replaced; what already reads as the new term stays."""
        if not any(term in text for term in self._new_of):
            return text
        return self._pattern.sub(lambda match: self._new_of.get(match[0], match[0]), text)


def substitutions(
    changed: Sequence[tuple[str, str, Ops]], old_text: str, new_text: str
) -> tuple[Substitution, ...]:
    """The terms replaced throughout, most places first.

    ``changed`` holds the old and new text of each pair of articles and the edits between them,
    ``old_text`` and ``new_text`` all articles of each side. A term that goes on being used, or
    whose change is one of force (可以 to 应当), was not merely replaced.
    """
    articles = Counter(pair for *_, ops in changed for pair in set(_replaced(ops)))
    found = [
        Substitution(old, new, _places(old, new, changed))
        for (old, new), count in articles.items()
        if count >= _FEWEST_ARTICLES
        and _is_term(old, new)
        and _uses(old, new, new_text) <= _REMAINING * _uses(old, new, old_text)
    ]
    kept = [s for s in found if s.count >= _FEWEST_PLACES and not _is_compound(s, found)]
    first: dict[str, Substitution] = {}
    for term in sorted(kept, key=lambda s: (-s.count, s.old, s.new)):
        first.setdefault(term.old, term)
    return tuple(first.values())


def _is_compound(term: Substitution, found: Iterable[Substitution]) -> bool:
    """Whether shorter terms explain this one."""
    parts = {s.old: s.new for s in found if s.old != term.old and s.old in term.old}
    return Terms(parts).applied(term.old) == term.new


def _replaced(ops: Ops) -> Iterable[tuple[str, str]]:
    """What was replaced by what."""
    for (gone, old), (come, new) in pairwise(ops):
        if (gone, come) == ("-", "+"):
            yield old, new


def _is_term(old: str, new: str) -> bool:
    if {old, new} & _MODALS and not {old, new} <= _DUTY:
        return False
    return all(len(t) in _LENGTHS and not _NO_TERM.search(t) for t in (old, new))


def _places(old: str, new: str, changed: Iterable[tuple[str, str, Ops]]) -> int:
    """In how many places ``old`` became ``new``; 0 where it mostly became something else."""
    places = total = 0
    for before, after, _ in changed:
        if old in before:
            gone = _uses(old, new, before) - _uses(old, new, after)
            come = _uses(new, old, after) - _uses(new, old, before)
            places += max(0, min(gone, come))
            total += _uses(old, new, before)
    return places if places >= _MOSTLY * total else 0


def _uses(term: str, other: str, text: str) -> int:
    """How often ``term`` stands in ``text``, not counting where it is part of ``other``."""
    return text.count(term) - (text.count(other) * other.count(term))
