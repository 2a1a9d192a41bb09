"""Quoted words found in a unit's text, and edits that put others in their place.

Decisions and texts are transcribed apart: width, white space and quotation marks do not count when
words are looked for. New words are put in exactly as quoted; only the punctuation that decisions
leave to the reader is added or taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lawdiff.amending import reasons
from lawdiff.amending.units import Edit
from lawdiff.folding import fold

_SEPARATORS = tuple("，、；")
_ENDS = tuple("。！？")
_MARKS = (*_SEPARATORS, *_ENDS, "：")
_JOINS = re.compile(r"[，。；：、（）“”的]|和|或|及|以及|与|并|同时|等|但")
"""How words begin that need no comma before them."""

_CARRIES = re.compile(
    r".*(?:[，。；：、（）“”的和或及与并由向对在被把将为是指有经以按报给等]|应当|可以|不得|必须|按照|依照|根据|依法)$"
)
"""How words end that need no comma behind them."""

_GOES_ON = re.compile(
    r"(?:依法|及时|按照|依照|根据|会同|应当|可以|不得|必须|向|由|对|在|将|以|经|为).*|.*的$"
)
"""Words that qualify what follows, and so need no comma before them."""

_SENTENCE = re.compile(r"[^。！？]*(?:[。！？][”’）]?|$)")


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where ``words`` stand in ``text``: starts and ends, none overlapping."""
    direct = [(m.start(), m.end()) for m in re.finditer(re.escape(words), text)] if words else []
    return direct or _folded_occurrences(text, fold(words))


def _folded_occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """The same under the key by which wordings are compared."""
    keys = [fold(c) for c in text]
    key = "".join(keys)
    origin = [i for i, k in enumerate(keys) for _ in k]
    found: list[tuple[int, int]] = []
    at = key.find(wanted) if wanted else -1
    while at >= 0:
        found.append((origin[at], origin[at + len(wanted) - 1] + 1))
        at = key.find(wanted, at + len(wanted))
    return found


def applied(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with all edits carried out."""
    out, last = "", 0
    for change in sorted(edits, key=lambda e: (e.start, e.end)):
        out += text[last : change.start] + change.text
        last = change.end
    return out + text[last:]


def overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits touch the same characters, or the same gap."""
    crossed = one.start < other.end and other.start < one.end
    return crossed or (one.start, one.end) == (other.start, other.end)


def deletion(text: str, start: int, end: int) -> Edit:
    """The edit that takes words out, with the punctuation that would be left standing alone."""
    before, after = text[:start], text[end : end + 1]
    stands_alone = after == "" or after in _MARKS
    if before.endswith("、") and _JOINS.match(text, end):
        stands_alone = True
    if stands_alone and before.endswith(_SEPARATORS):
        return Edit(start - 1, end, "")
    if after in _MARKS and (not before or before.endswith(_MARKS)):
        return Edit(start, end + 1, "")
    return Edit(start, end, "")


def inserted_after(text: str, start: int, end: int, words: str, sayings: str = "") -> Edit:
    """The edit that puts ``words`` behind those at ``start`` to ``end``.

    Decisions leave out the mark that new words need: behind a whole clause they become the next
    clause, in a list the next member. Else only ``sayings``, other text of the law and of the
    decision, may show how the two are joined.

    Raises:
        Refused: The mark cannot be told.
    """
    said, after = text[start:end], text[end : end + 1]
    if _JOINS.match(words) or _CARRIES.match(said) or _GOES_ON.match(words):
        return Edit(end, end, words)
    if after == "、":
        return Edit(end, end, "、" + words)
    if after in _SEPARATORS and after and (not start or text[:start].endswith(_MARKS)):
        return Edit(end, end, after + words)
    return Edit(end, end, _mark_between(said, words, words, sayings) + words)


def inserted_before(text: str, start: int, end: int, words: str, sayings: str = "") -> Edit:
    """The edit that puts ``words`` before those at ``start`` to ``end``; see `inserted_after`."""
    said, before, after = text[start:end], text[:start], text[end : end + 1]
    if words.endswith(_MARKS) or _CARRIES.match(words) or _JOINS.match(said):
        return Edit(start, start, words)
    if before.endswith("、"):
        return Edit(start, start, words + "、")
    if before.endswith(_SEPARATORS) and after in _MARKS:
        return Edit(start, start, words + before[-1])
    return Edit(start, start, words + _mark_between(words, said, words, sayings))


def _mark_between(first: str, second: str, words: str, sayings: str) -> str:
    """The mark that joins two wordings elsewhere."""
    marks = [mark for mark in ("", *_SEPARATORS) if f"{first}{mark}{second}" in sayings]
    if len(marks) != 1:
        raise reasons.unpunctuated(words)
    return marks[0]


def appended(text: str, words: str) -> Edit:
    """The edit that puts ``words`` at the end of ``text``.

    Raises:
        Refused: ``text`` or ``words`` end no sentence, so that the comma cannot be told.
    """
    end = len(text)
    if words.startswith(_SEPARATORS) and text.endswith(("。", "；")):
        return Edit(end - 1, end, words if words.endswith(_ENDS) else words + text[-1])
    if (text and not text.endswith((*_ENDS, "”"))) or not words.endswith((*_ENDS, "”")):
        raise reasons.unpunctuated(words)
    return Edit(end, end, words)


def prefixed(words: str) -> Edit:
    """The edit that puts ``words`` at the start of a text.

    Raises:
        Refused: ``words`` end neither a sentence nor a clause.
    """
    if words.endswith((*_MARKS, "”")):
        return Edit(0, 0, words)
    if len(words) > _SENTENCE_LENGTH:
        return Edit(0, 0, words + "。")
    raise reasons.unpunctuated(words)


_SENTENCE_LENGTH = 15
"""Words longer than this, put before a sentence without punctuation, are a sentence themselves."""


def sentence_range(text: str, first: int, last: int) -> tuple[int, int] | None:
    """The characters of the sentences ``first`` to ``last`` (from 1, or negative from the end)."""
    found = [(m.start(), m.end()) for m in _SENTENCE.finditer(text) if m[0]]
    low = first - 1 if first > 0 else len(found) + first
    high = last - 1 if last > 0 else len(found) + last
    return (found[low][0], found[high][1]) if 0 <= low <= high < len(found) else None
