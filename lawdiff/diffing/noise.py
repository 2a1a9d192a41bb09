"""Changes without a change of substance."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from lawdiff.diffing.references import masked, mentions
from lawdiff.diffing.substitutions import Terms
from lawdiff.folding import fold, fold_words
from lawdiff.model.difference import Noise, Ops
from lawdiff.numbering import Number

Renumbering = Mapping[Number, Collection[Number]]
"""The new numbers of what old articles became, where they are others."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*%?")


def noise(ops: Ops, renumbering: Renumbering, terms: Terms) -> Noise | None:
    """What alone an edit changes, if it is mere noise.

    Punctuation, width and white space; references that follow the renumbering; terms replaced
    throughout. Of several, the last of these is named.
    """
    gone, come = ("".join([text for sign, text in ops if sign == side]) for side in "-+")
    if _same_characters(fold_words(gone), fold_words(come)) and same_words(ops.old, ops.new):
        return "punctuation"
    if "条" in gone and "条" in come and _references_follow(ops.old, ops.new, renumbering):
        return "xref"
    old = ops.old
    replaced = terms.applied(old)
    if replaced != old and (
        same_words(replaced, ops.new) or _references_follow(replaced, ops.new, renumbering)
    ):
        return "substitution"
    return None


def _same_characters(old: str, new: str) -> bool:
    """Whether two texts hold the same characters: where an edit does not, it changes words."""
    return len(old) == len(new) and sorted(old) == sorted(new)


def same_words(old: str, new: str) -> bool:
    """Whether two texts hold the same words and figures, whatever their punctuation."""
    return old == new or (fold_words(old) == fold_words(new) and _figures(old) == _figures(new))


def _figures(text: str) -> list[str]:
    return _FIGURE.findall(fold(text))


def _references_follow(old: str, new: str, renumbering: Renumbering) -> bool:
    """Whether only references changed, each to what its article became."""
    here = list(mentions(old))
    there = list(mentions(new)) if here else []
    if not here or len(here) != len(there) or not same_words(masked(old), masked(new)):
        return False
    return all(
        a.number == b.number or (not a.foreign and b.number in renumbering.get(a.number, ()))
        for a, b in zip(here, there, strict=True)
    )
