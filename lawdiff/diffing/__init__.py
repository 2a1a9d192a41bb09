"""Two texts compared: which article became which, and what changed in each."""

from lawdiff.diffing.absorption import Absorbed, absorbed
from lawdiff.diffing.alignment import Alignment, Pair, align
from lawdiff.diffing.concordance import concordance, dangling
from lawdiff.diffing.descent import Descent, Mask
from lawdiff.diffing.documents import diff
from lawdiff.diffing.factchanges import fact_changes
from lawdiff.diffing.facts import facts
from lawdiff.diffing.textdiff import diff_text

__all__ = [
    "Absorbed",
    "Alignment",
    "Descent",
    "Mask",
    "Pair",
    "absorbed",
    "align",
    "concordance",
    "dangling",
    "diff",
    "diff_text",
    "fact_changes",
    "facts",
]
