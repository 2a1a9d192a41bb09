"""The clauses that make one article of another: 第一款修改为：“…”；删去第三款.

The least is said that says it all: words where few changed, then 项, then 款. What cannot be said
below the article is left to a whole new text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice

from lawdiff.amending.phrases import occurrences
from lawdiff.amending.units import Level, Unit, tree_of
from lawdiff.diffing.textdiff import diff_text
from lawdiff.model.difference import Op
from lawdiff.numbering import print_numeral

_MOST_PHRASES = 3
_LONGEST_PHRASE = 60
_SHORTEST_PHRASE = 4
_MARKS = frozenset('“”‘’"\n')
_LOWERED = str.maketrans("“”‘’", "‘’“”")


def quoted(text: str) -> str:
    """``text`` as a decision quotes it: every paragraph opened, only the last one closed."""
    return "“" + "\n“".join(text.translate(_LOWERED).split("\n")) + "”"


def clauses(old: str, new: str) -> list[str] | None:
    """The clauses below the article that make ``new`` of ``old``.

    Each names the 款 or 项 it concerns, and 其 for an article of one 款. None where the article
    had better be quoted as a whole.
    """
    before, after = tree_of(old), tree_of(new)
    if len(before) == len(after) == 1:
        return _inside(before[0], after[0], "")
    return _listed(before, after, "款", "")


def _listed(
    before: Sequence[Unit], after: Sequence[Unit], level: Level, above: str
) -> list[str] | None:
    """Changes in a list of 款 or 项, unless most of it changed."""
    texts = [_wording(unit) for unit in before], [_wording(unit) for unit in after]
    found: list[str] = []
    for step, start, stop, new_start, new_stop in SequenceMatcher(
        None, *texts, autojunk=False
    ).get_opcodes():
        if step == "equal":
            continue
        shared = min(stop - start, new_stop - new_start)
        for old, new in zip(before[start : start + shared], after[new_start:], strict=False):
            place = f"{above}第{print_numeral(old.ordinal)}{level}"
            found += _inside(old, new, place) or [f"{place}修改为：{quoted(_printed(new))}"]
        if start + shared < stop:
            gone = before[start + shared : stop]
            found.append(f"删去{above}{_places([u.ordinal for u in gone], level)}")
        if new_start + shared < new_stop:
            found.append(f"{above}{_insertion(after, new_start + shared, new_stop, level)}")
    return found if 0 < len(found) <= (len(after) + 1) // 2 else None


def _insertion(after: Sequence[Unit], start: int, stop: int, level: Level) -> str:
    """增加二款，作为第二款、第三款：“…”."""
    count, places = print_numeral(stop - start), _places(range(start + 1, stop + 1), level)
    text = quoted("\n".join(map(_printed, islice(after, start, stop))))
    return f"增加{count}{level}，作为{places}：{text}"


def _places(ordinals: Sequence[int], level: Level) -> str:
    return "、".join(f"第{print_numeral(n)}{level}" for n in ordinals)


def _inside(old: Unit, new: Unit, place: str) -> list[str] | None:
    """Changes inside one 款 or 项: in its words, or in its list of 项."""
    if not old.children and not new.children:
        return _phrases(old.text, new.text, place)
    if old.text == new.text and old.level == "款":
        return _listed(old.children, new.children, "项", place)
    return None


def _phrases(old: str, new: str, place: str) -> list[str] | None:
    """第一款中的“甲”修改为“乙”, for changes that are few, short, and found without doubt."""
    pairs = list(_pairs(old, diff_text(old, new).ops))
    if not 0 < len(pairs) <= _MOST_PHRASES or any(_is_unfit(old, *pair) for pair in pairs):
        return None
    return [
        f"{place or '其'}中的“{before}”修改为“{after}”"
        if after
        else f"删去{place or '其'}中的“{before}”"
        for before, after in pairs
    ]


def _is_unfit(text: str, before: str, after: str) -> bool:
    """Whether a phrase is too long to quote, not to be told apart, or itself quotes."""
    too_long = max(len(before), len(after)) > _LONGEST_PHRASE
    return too_long or bool(_MARKS & set(before + after)) or len(occurrences(text, before)) != 1


def _pairs(text: str, ops: Sequence[Op]) -> Iterator[tuple[str, str]]:
    """The old and the new words of each change."""
    at, removed = 0, ""
    for (sign, words), (following, _) in zip(ops, [*ops[1:], ("=", "")], strict=True):
        if sign == "+":
            yield _told_apart(text, at - len(removed), at, words)
        elif sign == "-" and following != "+":
            yield _told_apart(text, at, at + len(words), "")
        removed = words if sign == "-" else ""
        at += len(words) if sign != "+" else 0


def _told_apart(text: str, start: int, end: int, words: str) -> tuple[str, str]:
    """The words at ``start`` to ``end`` and their substitute, with enough around to be found."""
    low, high = start, end
    while high - low < _SHORTEST_PHRASE or len(occurrences(text, text[low:high])) > 1:
        if low == 0 and high == len(text):
            break
        if low > 0 and (high - end >= start - low or high == len(text)):
            low -= 1
        else:
            high += 1
    return text[low:high], text[low:start] + words + text[end:high]


def _wording(unit: Unit) -> str:
    """What a unit says, without the label and the final mark that come of its place in a list."""
    said = "\n".join([unit.text, *map(_printed, unit.children)])
    return said.rstrip("；。") if unit.label else said


def _printed(unit: Unit) -> str:
    """The lines of a unit."""
    return "\n".join([unit.label + unit.text, *map(_printed, unit.children)]).lstrip("\n")
