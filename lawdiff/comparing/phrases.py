"""The phrases that two texts share, where too little is shared for a redline."""

from __future__ import annotations

from collections.abc import Iterator

from lawdiff.model import Span

SHORTEST = 6
"""The fewest characters of a shared phrase: shorter ones are the common coin of drafting."""

_MARKS = "，。；：、\n"


def shared_phrases(text: str, other: str) -> tuple[Span, ...]:
    """Where ``text`` has phrases that ``other`` has too, longest first found, none overlapping."""
    known = {other[at : at + SHORTEST] for at in range(len(other) - SHORTEST + 1)}
    return tuple(_runs(text, known))


def _runs(text: str, known: set[str]) -> Iterator[Span]:
    start = end = 0
    for at in range(len(text) - SHORTEST + 1):
        if text[at : at + SHORTEST] not in known:
            continue
        if at > end:
            yield from _trimmed(text, start, end)
            start = at
        end = at + SHORTEST
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without punctuation at its ends, where it is still long enough."""
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    if end - start >= SHORTEST:
        yield start, end
