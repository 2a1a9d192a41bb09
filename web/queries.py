"""What may be asked for after the question mark, and what is sent to be compared."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from lawdiff.model import ElementKind, Filter, Unit

_INVISIBLE = (
    r"\s\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_WORD = f"[^{_INVISIBLE}]{{2,}}"
_WORDS = rf"^[ \u3000]*{_WORD}([ \u3000]+{_WORD}){{0,9}}[ \u3000]*$"

_iso = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII).fullmatch


def _no_timestamp(value: object) -> object:
    if isinstance(value, str) and not _iso(value):
        raise ValueError("write YYYY-MM-DD")
    return value


Day = Annotated[dt.date, BeforeValidator(_no_timestamp)]
Name = Annotated[str, Field(max_length=80, pattern=r"^[^\x00-\x1f\x7f]+$")]


class Query(BaseModel):
    """A query: whatever it does not name is refused."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True
    )


class Nothing(Query):
    """A query without parameters."""


class RegulationsQuery(Query):
    """Which regulations, as of which day, and which page of them."""

    jurisdiction: Name | None = Field(None, description="The id of a jurisdiction: hunan, cn.")
    regulation_kind: Name | None = Field(None, alias="kind", description="法律, 地方性法规, …")
    q: Name | None = Field(None, description="Characters that the title holds.")
    as_of: Day | None = Field(None, description="The day for which in_force is said.")
    cursor: str | None = Field(
        None,
        pattern=r"^[a-z0-9-]{1,80}/[a-z0-9-]{1,160}$",
        description="Where the page before ended.",
    )
    limit: int = Field(50, ge=1, le=200)

    @property
    def filter(self) -> Filter:
        """What the list is narrowed to."""
        return Filter(
            jurisdiction=self.jurisdiction, regulation_kind=self.regulation_kind, title=self.q
        )


class SearchQuery(Query):
    """What is searched for, where, and which page of the hits."""

    q: str = Field(
        max_length=200,
        pattern=_WORDS,
        description="Up to ten words of two characters or more; all must occur.",
    )
    jurisdiction: Name | None = Field(None, description="The id of a jurisdiction: hunan, cn.")
    regulation_kind: Name | None = Field(None, alias="kind", description="法律, 地方性法规, …")
    as_of: Day | None = Field(None, description="Only texts in force on this day.")
    cursor: str | None = Field(
        None, pattern=r"^[1-9][0-9]{0,4}$", description="Where the page before ended."
    )
    limit: int = Field(20, ge=1, le=200)

    @property
    def filter(self) -> Filter:
        """What the search is narrowed to."""
        return Filter(jurisdiction=self.jurisdiction, regulation_kind=self.regulation_kind)

    @property
    def offset(self) -> int:
        """How many hits were shown on the pages before."""
        return int(self.cursor or 0)


class SearchPageQuery(SearchQuery):
    """As typed into a form: what is too short or too long is said on the page."""

    q: str = ""


class CoverageQuery(Query):
    """Which page of the versions with warnings."""

    cursor: str | None = Field(
        None,
        pattern=r"^[a-z0-9-]{1,80}/[a-z0-9-]{1,160}@[a-z0-9.-]{1,20}$",
        description="Where the page before ended.",
    )
    limit: int = Field(50, ge=1, le=200)


class EndsQuery(Query):
    """Two versions of a regulation: labels, or days as of which to take it."""

    old: str = Field(alias="from", max_length=20, description="A label, or a day.")
    new: str = Field(alias="to", max_length=20, description="A label, or a day.")


class DiffQuery(EndsQuery):
    """Two versions of a regulation, and what is marked in them."""

    unit: Unit = Field("word", description="What is marked: whole words or single characters.")


class HistoryQuery(Query):
    """In which version an article bears its number."""

    version: str | None = Field(
        None, max_length=20, description="A label; without one, the latest that has the article."
    )


class ElsewhereQuery(Query):
    """Which version of a regulation others are held against; without a label, that in force."""

    version: str = Field("", max_length=20)


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


class GivenText(Query):
    """A text that is sent to be compared."""

    text: str = Field(min_length=1)
    name: str = Field("", max_length=200, description="The name of its file, if it has one.")


class DiffBody(Query):
    """Two texts to compare. Nothing of them is stored."""

    old: GivenText = Field(alias="from")
    new: GivenText = Field(alias="to")
    unit: Unit = "word"


_ITEM = r"[a-z0-9-]{1,80}/[a-z0-9-]{1,80}(@[a-z0-9.-]{1,20})?"
_ITEM_WORDS = "A regulation's id; with @ and a label, or a day as of which to take it."


class VersionQuery(Query):
    """Which version of a regulation is asked about."""

    version: str | None = Field(
        None, max_length=20, description="A label, or a day; without one, the latest version."
    )


class AnaloguesQuery(VersionQuery):
    """Of which version, and how many."""

    limit: int = Field(10, ge=1, le=50)


class ItemsQuery(Query):
    """Several regulations, and the day as of which to take them all."""

    items: str = Field(
        max_length=4000,
        pattern=rf"^{_ITEM}(,{_ITEM}){{1,23}}$",
        description=f"Parted by commas. {_ITEM_WORDS}",
    )
    as_of: Day | None = Field(None, description="Every regulation as it was in force that day.")

    @property
    def references(self) -> list[str]:
        """The items one by one."""
        return self.items.split(",")


class CompareQuery(ItemsQuery):
    """Two to eight regulations, and the one whose order the rows follow."""

    baseline: str | None = Field(
        None, pattern=rf"^{_ITEM}$", description="One of the items; the first where none is named."
    )


class AnaloguesBody(GivenText):
    """A text whose analogues are asked for. Nothing of it is stored."""

    limit: int = Field(10, ge=1, le=50)


class HeldText(Query):
    """A version of the record that is to be compared with texts that are sent."""

    reference: str = Field(max_length=200, pattern=rf"^{_ITEM}$", description=_ITEM_WORDS)


class CompareBody(Query):
    """Two to eight texts to compare, sent or held. Nothing of them is stored."""

    items: list[GivenText | HeldText] = Field(min_length=2, max_length=8)
    baseline: int = Field(0, ge=0, le=7, description="The place of the text that leads the rows.")
