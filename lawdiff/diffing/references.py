"""Where a text names articles: 第十二条, 第十二条之一, 本法第十条第二款, 《刑法》第二百条."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lawdiff.numbering import ARTICLE_LABEL, NUMERAL, Number

_LABEL = re.compile(ARTICLE_LABEL)
_SPACE = re.compile(r"\s+")
_GOES_ON = re.compile(
    rf"(?:第\s*[（(]?{NUMERAL}[）)]?\s*[款项目]|[、，和及与或至到—～-]|以及|或者|规定|的|\s)*"
)
_OTHER_LAW = re.compile(
    r"(?:》|(?<!本)(?:法|法典|条例|规定|办法|细则|解释|决定))(?:的|[（(][^（()）]*[）)])*\s*$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An article named at ``start`` to ``end`` (in code points); ``foreign``: of another text."""

    start: int
    end: int
    number: Number
    foreign: bool


def mentions(text: str) -> Iterator[Mention]:
    """The articles that ``text`` names, in order.

    One belongs to another text where a title in 《》 or the name of a law stands right before it,
    or before the run of references it stands in.
    """
    end, foreign = 0, False
    for match in _LABEL.finditer(text):
        number = Number.of_label(match[0])
        before = text[end : match.start()]
        if not (end and _GOES_ON.fullmatch(before)):
            foreign = _OTHER_LAW.search(before) is not None
        end = match.end()
        if number is not None:
            yield Mention(match.start(), match.end(), number, foreign)


def masked(text: str) -> str:
    """``text`` with all names of articles made the same."""
    return _LABEL.sub("第条", text)
