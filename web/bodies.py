"""What is sent to be compared, amended or watched. Nothing of it is stored."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lawdiff.model import Unit
from lawdiff.services.changes import MAX_RELIED_ON
from web.queries import ITEM, ITEM_WORDS, Day, Query


class SinceBody(Query):
    """The versions that somebody relies on."""

    versions: tuple[Annotated[str, Field(max_length=200)], ...] = Field(
        max_length=MAX_RELIED_ON, description="Each as ID@LABEL: cn/gongsi-fa@2018-10-26."
    )


class GivenText(Query):
    """A text that is sent."""

    text: str = Field(min_length=1)
    name: str = Field("", max_length=200, description="The name of its file, if it has one.")


class DiffBody(Query):
    """Two texts to compare. Nothing of them is stored."""

    old: GivenText = Field(alias="from")
    new: GivenText = Field(alias="to")
    unit: Unit = "word"


class ApplyBody(Query):
    """An old text, and a decision that amends it."""

    old: GivenText = Field(alias="from")
    decision: GivenText


class CheckBody(Query):
    """A decision with the new text as published, and the old one if it is at hand."""

    old: GivenText | None = Field(None, alias="from")
    decision: GivenText
    new: GivenText = Field(alias="to")


class DraftBody(Query):
    """Two texts between which a decision is wanted."""

    old: GivenText = Field(alias="from")
    new: GivenText = Field(alias="to")


class AnaloguesBody(GivenText):
    """A text whose analogues are asked for. Nothing of it is stored."""

    limit: int = Field(10, ge=1, le=50)
    as_of: Day | None = Field(None, description="The others as they were in force that day.")


class HeldText(Query):
    """A version of the record that is to be compared with texts that are sent."""

    reference: str = Field(max_length=200, pattern=rf"^{ITEM}$", description=ITEM_WORDS)


class CompareBody(Query):
    """Two to eight texts to compare, sent or held. Nothing of them is stored."""

    items: list[GivenText | HeldText] = Field(min_length=2, max_length=8)
    baseline: int = Field(0, ge=0, le=7, description="The place of the text that leads the rows.")
