"""The formats in which tables and regulations are given out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lawdiff.exporting import (
    akn,
    drafts,
    hypertext,
    linked,
    markdown,
    separated,
    spreadsheets,
    word,
)
from lawdiff.exporting.editions import Edition
from lawdiff.exporting.looks import Look
from lawdiff.model import Table

_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name, which is also its suffix, and its media type."""

    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class TableFormat(Format):
    """A format for tables; ``for_reading`` where people read it, else where programs do."""

    draw: Callable[[Sequence[Table], Look], bytes]
    for_reading: bool


@dataclass(frozen=True, slots=True)
class RegulationFormat(Format):
    """A format for one regulation."""

    draw: Callable[[Edition, Look], bytes]


@dataclass(frozen=True, slots=True)
class DraftFormat(Format):
    """A format for a draft decision and the 对照表 that goes with it."""

    draw: Callable[[str, Table, Look], bytes]


_DOCX = "docx", _OFFICE + "wordprocessingml.document"
_XLSX = "xlsx", _OFFICE + "spreadsheetml.sheet"
_MARKDOWN = "md", "text/markdown; charset=utf-8"

TABLE_FORMATS: Mapping[str, TableFormat] = MappingProxyType(
    {
        one.name: one
        for one in (
            TableFormat(*_DOCX, word.draw_tables, for_reading=True),
            TableFormat(*_XLSX, spreadsheets.draw, for_reading=False),
            TableFormat("csv", "text/csv; charset=utf-8", separated.draw, for_reading=False),
            TableFormat("html", "text/html; charset=utf-8", hypertext.draw, for_reading=True),
            TableFormat(*_MARKDOWN, markdown.draw_tables, for_reading=True),
        )
    }
)
DRAFT_FORMATS: Mapping[str, DraftFormat] = MappingProxyType(
    {
        one.name: one
        for one in (
            DraftFormat(*_DOCX, drafts.draw_word),
            DraftFormat(*_MARKDOWN, drafts.draw_markdown),
            DraftFormat("txt", "text/plain; charset=utf-8", drafts.draw_plain),
        )
    }
)
REGULATION_FORMATS: Mapping[str, RegulationFormat] = MappingProxyType(
    {
        one.name: one
        for one in (
            RegulationFormat(*_DOCX, word.draw_regulation),
            RegulationFormat(*_MARKDOWN, markdown.draw_regulation),
            RegulationFormat("akn", "application/akn+xml", akn.draw),
            RegulationFormat("jsonld", "application/ld+json", linked.draw),
        )
    }
)
