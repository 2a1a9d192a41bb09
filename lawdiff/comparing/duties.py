"""Penalties, and the duties they enforce.

Penalty articles are alike in what they threaten and differ in what they punish, which as a rule
stands in the article they cite: 违反本条例第二十条第二款规定的，….
"""

from __future__ import annotations

import re

from lawdiff.numbering import ARTICLE_LABEL, Number

# Folding writes 〈〉 for 《》.
_ELSEWHERE = re.compile(rf"〈[^〉]*〉(?:{ARTICLE_LABEL}[^,。;]*)?")
_CITATION = re.compile(ARTICLE_LABEL)
_PENAL = re.compile("罚款|没收|吊销|处分|责令.{0,12}(?:改正|停止|限期)|刑事责任")


def cited(folded: str) -> set[Number]:
    """The articles of its own regulation that a folded text cites."""
    labels = _CITATION.findall(_ELSEWHERE.sub("", folded))
    numbers = map(Number.of_label, labels)
    return {number for number in numbers if number}


def is_penal(folded: str) -> bool:
    """Whether a folded text threatens a penalty or a sanction."""
    return bool(_PENAL.search(folded))
