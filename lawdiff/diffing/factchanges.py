"""Which facts of an article changed."""

from __future__ import annotations

import re
from collections.abc import Container, Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from lawdiff.diffing.facts import facts
from lawdiff.folding import fold
from lawdiff.model import Fact, FactChange

_SENTENCE_END = re.compile(r"(?<=。)(?![”’）])|(?<=\n)")


def fact_changes(old: str, new: str) -> tuple[FactChange, ...]:
    """The facts that stand in one text only, or with another value, kind by kind as they come.

    Facts are no legal opinion: 应当 that became 必须 is a change of a fact, whatever it means.
    """
    here, there = _SENTENCE_END.split(old), _SENTENCE_END.split(new)
    gone, come = _facts(here, set(there)), _facts(there, set(here))
    kinds = dict.fromkeys(fact.kind for fact in (*gone, *come))
    return tuple(
        change
        for kind in kinds
        for change in _changes(
            [fact for fact in gone if fact.kind == kind],
            [fact for fact in come if fact.kind == kind],
        )
    )


def _facts(sentences: Sequence[str], unchanged: Container[str]) -> list[Fact]:
    """The facts of the sentences that changed; no fact crosses the end of a sentence."""
    found: list[Fact] = []
    start = 0
    for sentence in sentences:
        if sentence not in unchanged:
            found += (fact._replace(start=start + fact.start) for fact in facts(sentence))
        start += len(sentence)
    return found


def _changes(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[FactChange]:
    """The changes between two runs of facts of one kind."""
    keys = [_key(fact) for fact in old], [_key(fact) for fact in new]
    for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for place in range(max(b - a, d - c)):
            before = old[a + place] if a + place < b else None
            after = new[c + place] if c + place < d else None
            fact = before or after
            if fact:
                yield FactChange(fact.kind, before, after)


def _key(fact: Fact) -> Hashable:
    """What makes two facts the same: their value, or where they have none, their words."""
    if fact.low is None and fact.high is None:
        return fold(fact.text)
    return fact.low, fact.high, fact.unit
