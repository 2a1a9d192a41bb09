"""What pages alone may be asked for after the question mark."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from lawdiff.model import ElementKind, Unit
from web.queries import Day, Query


class ElsewhereQuery(Query):
    """Which version of a regulation others are held against, or as of which day all are.

    Without either, all are those in force today.
    """

    version: str = Field("", max_length=20)
    as_of: Day | None = None


class LikenessQuery(Query):
    """As of which day texts are likened; without one, as of today."""

    as_of: Day | None = None


class ReaderQuery(Query):
    """Which day's text of a regulation to read."""

    on: Day | None = None


class TableQuery(Query):
    """Which two versions a 对照表 shows, and how; without a label, the latest and that before."""

    old: str = Field("", alias="from", max_length=20)
    new: str = Field("", alias="to", max_length=20)
    unit: Unit = "word"
    view: Literal["side", "inline"] = "side"
    show: str = Field("changed", max_length=20)


class SideBySideQuery(Query):
    """How texts that the address names are put side by side, or what to choose more of them from.

    ``view`` is blank where the number of texts decides.
    """

    baseline: str = Field("", max_length=200)
    as_of: Day | None = None
    order: Literal["baseline", "difference"] = "baseline"
    show: Literal["all", "same", "different", "absent", "only"] = "all"
    view: Literal["", "full", "short"] = ""
    choose: Literal["", "1"] = ""
    q: str = Field("", max_length=80)
    jurisdiction: str = Field("", max_length=80)


class ElementsQuery(SideBySideQuery):
    """Which elements of the texts that the address names, and in which order.

    ``kind`` shows only what has that element; ``sort`` is a column, ``turned`` its other end first.
    """

    kind: ElementKind | Literal[""] = ""
    sort: ElementKind | Literal["topic", "place"] = "topic"
    turned: Literal["", "1"] = ""
