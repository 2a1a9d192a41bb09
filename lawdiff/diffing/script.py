"""The edit script of two sequences of tokens: diff-match-patch, told that a token is a character.

Its C++ twin, where installed, gives the same script several times faster. Neither looks at a
clock: a script that would take too long is not sought.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from diff_match_patch import diff_match_patch

from lawdiff.model.difference import Op, Sign

try:
    from fast_diff_match_patch import diff as _fast_diff
except ImportError:  # the extra "fast" is not installed
    _fast_diff = None

Engine = Callable[[str, str], list[Op]]
"""Gives the edits from one string to another."""
Step = tuple[Sign, list[str]]
"""As `Op`, with tokens for text."""
_SIGNS: dict[int, Sign] = {-1: "-", 0: "=", 1: "+"}

_MOST_CELLS = 640_000  # product of two lengths; the worst such case takes about a second
_FIRST_CODE, _SURROGATES, _SURROGATES_END = 0x100, 0xD800, 0xE000


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


def script(old: Sequence[str], new: Sequence[str], engine: Engine) -> list[Step]:
    """The least edits from one sequence of tokens to another.

    Sequences whose script could take long are wholly replaced.
    """
    if not old or not new or len(old) * len(new) > _MOST_CELLS:
        steps: list[Step] = [("-", list(old)), ("+", list(new))]
        return [step for step in steps if step[1]]
    codes = _Codes()
    encoded = ["".join(map(codes.__getitem__, tokens)) for tokens in (old, new)]
    here, there = iter(old), iter(new)
    steps = []
    for sign, text in engine(*encoded):
        taken = list(islice(there if sign == "+" else here, len(text)))
        if sign == "=":
            taken = list(islice(there, len(text)))
        steps.append((sign, taken))
    return steps


class _Codes(dict[str, str]):
    """Gives each token a character of its own."""

    def __missing__(self, token: str) -> str:
        code = _FIRST_CODE + len(self)
        self[token] = chr(code if code < _SURROGATES else code + _SURROGATES_END - _SURROGATES)
        return self[token]
