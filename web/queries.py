"""What may be asked for after the question mark."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from lawdiff.model import Basis, ChangeFilter, Filter, Unit

_INVISIBLE = (
    r"\s\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_WORD = f"[^{_INVISIBLE}]{{2,}}"
_WORDS = rf"^[ \u3000]*{_WORD}([ \u3000]+{_WORD}){{0,9}}[ \u3000]*$"

_iso = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII).fullmatch


def _no_timestamp(value: object) -> object:
    if isinstance(value, dt.date) or (isinstance(value, str) and _iso(value)):
        return value
    raise ValueError("write YYYY-MM-DD")


Day = Annotated[dt.date, BeforeValidator(_no_timestamp)]
Name = Annotated[str, Field(max_length=80, pattern=r"^[^\x00-\x1f\x7f]+$")]


ITEM = r"[a-z0-9-]{1,80}/[a-z0-9-]{1,80}(@[a-z0-9.-]{1,20})?"
"""A version as it is named in lists."""
ITEM_WORDS = "A regulation's id; with @ and a label, or a day as of which to take it."


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


class FileQuery(Query):
    """As which kind of document a version is wanted."""

    format: Literal["akn", "jsonld", "md", "docx"]


class TableFileQuery(Query):
    """As which kind of file a table is wanted, and in which language its heads are."""

    format: Literal["docx", "xlsx", "csv", "html", "md"]
    language: Literal["zh", "en"] = "zh"


class DraftFileQuery(Query):
    """As which kind of file a draft decision is wanted."""

    format: Literal["docx", "md", "txt"]
    language: Literal["zh", "en"] = "zh"


class EndsQuery(Query):
    """Two versions of a regulation: labels, or days as of which to take it."""

    old: str = Field(alias="from", max_length=20, description="A label, or a day.")
    new: str = Field(alias="to", max_length=20, description="A label, or a day.")


class DiffQuery(EndsQuery):
    """Two versions of a regulation, and what is marked in them."""

    unit: Unit = Field("word", description="What is marked: whole words or single characters.")


class ChangesQuery(Query):
    """What happened when, to which regulations, and which page of it."""

    basis: Basis = Field(
        "adopted", description="By which day: of adoption, of effect, of the end, of import."
    )
    since: Day | None = Field(None, description="The first day.")
    until: Day | None = Field(None, description="The last day.")
    jurisdiction: Name | None = Field(None, description="The id of a jurisdiction: hunan, cn.")
    regulation_kind: Name | None = Field(None, alias="kind", description="法律, 地方性法规, …")
    regulation: str | None = Field(
        None, pattern=r"^[a-z0-9-]{1,80}/[a-z0-9-]{1,160}$", description="The id of a regulation."
    )
    q: str | None = Field(
        None,
        max_length=200,
        pattern=_WORDS,
        description="Words of two characters or more; all must stand in one article.",
    )
    cursor: str | None = Field(None, max_length=300, description="Where the page before ended.")
    limit: int = Field(50, ge=1, le=200)

    @property
    def filter(self) -> ChangeFilter:
        """What the list is narrowed to."""
        return ChangeFilter(
            basis=self.basis,
            since=self.since,
            until=self.until,
            regulation=self.regulation,
            wanted=Filter(jurisdiction=self.jurisdiction, regulation_kind=self.regulation_kind),
            words=tuple((self.q or "").split()),
        )


class ChangesPageQuery(ChangesQuery):
    """As typed into a form: what is too short or too long is said on the page."""

    q: str = ""


class ReferencesQuery(Query):
    """Which version's references."""

    version: str | None = Field(
        None, max_length=20, description="A label; without one, the version in force today."
    )


class CitedByQuery(Query):
    """Which page of the places that name a regulation."""

    cursor: str | None = Field(
        None, pattern=r"^[1-9][0-9]{0,5}$", description="Where the page before ended."
    )
    limit: int = Field(50, ge=1, le=200)

    @property
    def offset(self) -> int:
        """How many places were given on the pages before."""
        return int(self.cursor or 0)


class HistoryQuery(Query):
    """In which version an article bears its number."""

    version: str | None = Field(
        None, max_length=20, description="A label; without one, the latest that has the article."
    )


class VersionQuery(Query):
    """Which version of a regulation is asked about."""

    version: str | None = Field(
        None, max_length=20, description="A label, or a day; without one, the latest version."
    )


class StandingQuery(VersionQuery):
    """Which version of a regulation, or which day it and the others are taken as of."""

    as_of: Day | None = Field(
        None, description="The day as of which all are taken; `version` is then left out."
    )


class AnaloguesQuery(StandingQuery):
    """Of which version or day, and how many."""

    limit: int = Field(10, ge=1, le=50)


class ItemsQuery(Query):
    """Several regulations, and the day as of which to take them all."""

    items: str = Field(
        max_length=4000,
        pattern=rf"^{ITEM}(,{ITEM}){{1,23}}$",
        description=f"Parted by commas. {ITEM_WORDS}",
    )
    as_of: Day | None = Field(None, description="Every regulation as it was in force that day.")

    @property
    def references(self) -> list[str]:
        """The items one by one."""
        return self.items.split(",")


class LikenessFileQuery(ItemsQuery, TableFileQuery):
    """Which texts are likened, and as which kind of file that is wanted."""


class CompareQuery(ItemsQuery):
    """Two to eight regulations, and the one whose order the rows follow."""

    baseline: str | None = Field(
        None, pattern=rf"^{ITEM}$", description="One of the items; the first where none is named."
    )
