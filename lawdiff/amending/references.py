"""References inside old text follow the renumbering: 本法第十三条 becomes 本法第十七条.

References to other laws (《…》第三条, 民法典第三条) do not, nor does anything in quoted new text,
which is written in the new numbering.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lawdiff.amending.units import Edit
from lawdiff.numbering import NUMERAL, Number

_REFERENCE = re.compile(rf"第({NUMERAL})条((?:之{NUMERAL})*)")
_OWN = re.compile(r"本(?:法|条例|办法|规定|细则|解释|决定|规则|章程|通则)的?$")
_FOREIGN = re.compile(
    r"(?:[》〉]|法|典|条例|办法|规定|细则|解释|决定|规则|通则|章程|宪法|公约|协定|议定书)"
    r"(?:[（(][^（()）]*[)）])?的?$"
)
_CHAIN = re.compile(
    rf"(?:第[（(]?{NUMERAL}[)）]?[款项目])*(?:(?:、|和|或者?|及|以及|至|到|，)(?:第[（(]?{NUMERAL}[)）]?[款项目])*)+"
)
_BEFORE = 24


def followed(text: str, numbers: Mapping[Number, Number]) -> list[Edit]:
    """The edits by which the references in ``text`` follow ``numbers`` (old to new)."""
    return [
        Edit(start, end, new.label)
        for start, end, old in own_references(text)
        if (new := numbers.get(old)) and new != old
    ]


def own_references(text: str) -> Iterator[tuple[int, int, Number]]:
    """The references of a law to its own articles: start, end and number."""
    foreign, last_end = False, -1
    for match in _REFERENCE.finditer(text):
        lead = text[max(0, match.start() - _BEFORE) : match.start()]
        if last_end < 0 or not _CHAIN.fullmatch(text, last_end, match.start()):
            foreign = bool(_FOREIGN.search(lead)) and not _OWN.search(lead)
        last_end = match.end()
        number = Number.of_label(match[0])
        if number and not foreign:
            yield match.start(), match.end(), number
