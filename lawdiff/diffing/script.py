"""The edit script of two sequences of tokens: diff-match-patch, told that a token is a character.

Its C++ twin, where installed, gives the same script several times faster. Neither looks at a
clock: a script that would take too long is not sought.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import chain

from diff_match_patch import diff_match_patch

from lawdiff.diffing.anchors import once, parts
from lawdiff.diffing.order import rising
from lawdiff.diffing.tokens import is_telling
from lawdiff.model.difference import Op, Sign

try:
    from fast_diff_match_patch import diff as _fast_diff
except ImportError:  # the extra "fast" is not installed
    _fast_diff = None

Engine = Callable[[str, str], list[Op]]
"""Gives the edits from one string to another."""
Compare = Callable[[list[str], list[str]], list[Op]]
"""Gives the edits from one sequence of pieces of text to another."""
_SIGNS: dict[int, Sign] = {-1: "-", 0: "=", 1: "+"}

_FEW_CELLS = 200  # product of two lengths up to which any script is sought
_SHARED = 0.4  # of the shorter sequence, without which no script is readable
_MOST_CELLS = 640_000  # the worst script of such a product takes about a second
_CODES = "".join(map(chr, range(0x100, 0xD800)))  # more than almost any text has words
_MORE_CODES = range(0xE000, 0x110000)


def python_engine(old: str, new: str) -> list[Op]:
    """diff-match-patch itself, without its deadline."""
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return [(_SIGNS[op], text) for op, text in engine.diff_main(old, new, checklines=False)]


def fast_engine(old: str, new: str) -> list[Op]:
    """The C++ twin, without its deadline; needs the extra ``fast``."""
    ops: list[Op] = _fast_diff(
        old, new, timelimit=0, checklines=False, cleanup="No", counts_only=False
    )
    return ops


def default_engine() -> Engine:
    """The faster engine of those installed."""
    return python_engine if _fast_diff is None else fast_engine


def script(old: list[str], new: list[str], engine: Engine) -> list[Op]:
    """Few edits from one sequence of tokens to another.

    Telling tokens that stand once in each are kept, as many as keep their order, and between them
    the most that any script keeps. Between equal tokens at both ends, sequences that share few
    tokens, or whose script could take long, are wholly replaced: they read better beside each
    other.
    """
    least = partial(_least, engine=engine)

    def compared(gone: list[str], come: list[str]) -> list[Op]:
        if not _worth_comparing(gone, come):
            return _replaced(gone, come)
        ops: list[Op] = []
        ties = [(i, j) for i, j in once(gone, come) if is_telling(gone[i])]
        for some, others in parts(gone, come, rising(ties)):
            ops += between_ends(some, others, least)
        return ops

    return between_ends(old, new, compared)


def between_ends(old: list[str], new: list[str], compare: Compare) -> list[Op]:
    """The pieces equal at both ends kept, and ``compare`` asked about those between them.

    It is not asked where one side holds nothing between them.
    """
    shorter = min(len(old), len(new))
    start = end = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    gone, come = old[start : len(old) - end], new[start : len(new) - end]
    ops = compare(gone, come) if gone and come else _replaced(gone, come)
    if start:
        ops.insert(0, ("=", "".join(old[:start])))
    if end:
        ops.append(("=", "".join(old[len(old) - end :])))
    return ops


def _least(old: list[str], new: list[str], engine: Engine) -> list[Op]:
    """The least edits from one sequence to another, where they are sought."""
    if len(old) == 1 or len(new) == 1:
        return _of_one(old, new)
    if _worth_comparing(old, new):
        return _decoded(old, new, engine)
    return _replaced(old, new)


def _replaced(old: list[str], new: list[str]) -> list[Op]:
    return [("-", "".join(old)), ("+", "".join(new))]


def _of_one(old: list[str], new: list[str]) -> list[Op]:
    """The script where one side is a single token, as every engine gives it."""
    sign: Sign = "+" if len(old) == 1 else "-"
    one, others = (old[0], new) if len(old) == 1 else (new[0], old)
    if one not in others:
        return _replaced(old, new)
    at = others.index(one)
    return [(sign, "".join(others[:at])), ("=", one), (sign, "".join(others[at + 1 :]))]


def _worth_comparing(old: list[str], new: list[str]) -> bool:
    """Whether a script is sought, of sequences that both hold something."""
    cells = len(old) * len(new)
    if cells <= _FEW_CELLS:
        return not set(old).isdisjoint(new)
    kinds = set(old).intersection(new)
    if not kinds or cells > _MOST_CELLS:
        return False
    enough = _SHARED * min(len(old), len(new))
    if len(kinds) >= enough:
        return True
    here, there = Counter(old), Counter(new)
    return sum(min(here[kind], there[kind]) for kind in kinds) >= enough


def _decoded(old: list[str], new: list[str], engine: Engine) -> list[Op]:
    kinds = dict.fromkeys([*old, *new])
    code = dict(zip(kinds, chain(_CODES, map(chr, _MORE_CODES)), strict=False)).__getitem__
    ops: list[Op] = []
    i = j = 0
    for sign, text in engine("".join(map(code, old)), "".join(map(code, new))):
        length = len(text)
        if sign == "+":
            ops.append((sign, "".join(new[j : j + length])))
        else:
            ops.append((sign, "".join(old[i : i + length])))
            i += length
        if sign != "-":
            j += length
    return ops
