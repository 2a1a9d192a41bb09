"""Facts printed in an article: amounts, time limits, modals, authorities, licences."""

from __future__ import annotations

from typing import Literal, NamedTuple

FactKind = Literal[
    "fine", "amount", "deadline", "duration", "percentage", "modal", "authority", "licence"
]


class Fact(NamedTuple):
    """One fact as printed, at ``start`` (in code points) of the article's text.

    ``low`` and ``high`` are its bounds in ``unit`` (元 倍 % 日 工作日 小时 月 年, else as printed):
    both equal where one value is printed, None where that side is open.
    """

    kind: FactKind
    text: str
    start: int
    low: float | None = None
    high: float | None = None
    unit: str | None = None
