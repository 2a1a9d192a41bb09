"""Everything that can be exported, in every format it comes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from lawdiff.errors import UsageError
from lawdiff.exporting import word
from lawdiff.exporting.diffs.registers import article_table, concordance_table, fact_table
from lawdiff.exporting.diffs.side_by_side import side_by_side
from lawdiff.exporting.editions import Compared, Edition
from lawdiff.exporting.formats import DRAFT_FORMATS, REGULATION_FORMATS, TABLE_FORMATS, TableFormat
from lawdiff.exporting.jurisdictions.analogues import analogue_table
from lawdiff.exporting.jurisdictions.editions import Address, nowhere
from lawdiff.exporting.jurisdictions.elements import element_table
from lawdiff.exporting.jurisdictions.matrix import likeness_table, matrix_table
from lawdiff.exporting.looks import Look
from lawdiff.exporting.marks import PROFILES
from lawdiff.exporting.words import LANGUAGES
from lawdiff.model import Analogue, Comparison, Elements, Table

T = TypeVar("T")


def export_diff(
    compared: Compared,
    format_: str,
    *,
    marks: str = "underline",
    language: str = "zh",
    fold: bool = True,
) -> bytes:
    """The 对照表 of a diff; for programs, a row an article.

    ``marks`` is a profile of ``PROFILES``, ``format_`` one of ``TABLE_FORMATS``. Without ``fold``,
    articles that were not touched, or changed in form alone, stand in rows of their own too. A
    workbook holds the concordance and the facts that changed besides.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    form, look = _chosen("format", format_, TABLE_FORMATS), _look(marks, language)
    return form.draw(_tables(compared, form, look, fold=fold), look)


def export_tracked(compared: Compared, *, language: str = "zh") -> bytes:
    """The new text as a Word document with all that changed in it as tracked changes.

    Raises:
        UsageError: ``unknown_choice``.
    """
    return word.draw_tracked(compared, _look("underline", language))


def export_draft(text: str, compared: Compared, format_: str, *, language: str = "zh") -> bytes:
    """A draft decision, a paragraph a line, with the 对照表 of the two texts it leads from and to.

    ``format_`` is one of ``DRAFT_FORMATS``; plain text has no table.

    Raises:
        UsageError: ``unknown_choice``.
    """
    form, look = _chosen("format", format_, DRAFT_FORMATS), _look("underline", language)
    return form.draw(text, side_by_side(compared, look.words), look)


def export_concordance(compared: Compared, format_: str, *, language: str = "zh") -> bytes:
    """Old numbers beside new ones.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    look = _look("underline", language)
    form = _chosen("format", format_, TABLE_FORMATS)
    return form.draw([concordance_table(compared, look.words)], look)


def export_matrix(
    comparison: Comparison,
    elements: Elements,
    editions: Sequence[Edition],
    format_: str,
    *,
    marks: str = "underline",
    language: str = "zh",
    address: Address = nowhere,
) -> bytes:
    """Several jurisdictions' regulations side by side, topic by topic.

    ``editions`` are the texts of the comparison's items, ``elements`` what they print on each
    topic: a workbook holds them too, and how much the texts have in common.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    form, look = _chosen("format", format_, TABLE_FORMATS), _look(marks, language)
    words = look.words
    tables = [matrix_table(comparison, editions, words, address)]
    if form.name == "xlsx":
        tables.append(element_table(elements, editions, words, address))
        tables.append(likeness_table(comparison.likeness, editions, words))
    return form.draw(tables, look)


def export_elements(
    elements: Elements,
    editions: Sequence[Edition],
    format_: str,
    *,
    language: str = "zh",
    address: Address = nowhere,
) -> bytes:
    """Who, must or may, how much, by when: an article a row.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    form, look = _chosen("format", format_, TABLE_FORMATS), _look("underline", language)
    return form.draw([element_table(elements, editions, look.words, address)], look)


def export_analogues(
    analogues: Sequence[Analogue], asked: Edition, format_: str, *, language: str = "zh"
) -> bytes:
    """The analogues of a text, with the reasons why they are named.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    form, look = _chosen("format", format_, TABLE_FORMATS), _look("underline", language)
    return form.draw([analogue_table(analogues, asked, look.words)], look)


def export_likeness(
    matrix: Sequence[Sequence[float]],
    editions: Sequence[Edition],
    format_: str,
    *,
    language: str = "zh",
) -> bytes:
    """How much each text has in common with each other one, from 0 to 1.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    form, look = _chosen("format", format_, TABLE_FORMATS), _look("underline", language)
    return form.draw([likeness_table(matrix, editions, look.words)], look)


def export_regulation(edition: Edition, format_: str, *, language: str = "zh") -> bytes:
    """One regulation, in a format of ``REGULATION_FORMATS``.

    Raises:
        UsageError: ``unknown_choice``.
    """
    form = _chosen("format", format_, REGULATION_FORMATS)
    return form.draw(edition, _look("underline", language))


def export_table(
    table: Table, format_: str, *, marks: str = "underline", language: str = "zh"
) -> bytes:
    """Any table.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    form = _chosen("format", format_, TABLE_FORMATS)
    return form.draw([table], _look(marks, language))


def _tables(compared: Compared, form: TableFormat, look: Look, *, fold: bool) -> Sequence[Table]:
    words = look.words
    if form.for_reading:
        return [side_by_side(compared, words, fold=fold)]
    if form.name == "csv":
        return [article_table(compared, words)]
    return [f(compared, words) for f in (article_table, concordance_table, fact_table)]


def _look(marks: str, language: str) -> Look:
    return Look(_chosen("marks", marks, PROFILES), _chosen("language", language, LANGUAGES))


def _chosen(what: str, name: str, choices: Mapping[str, T]) -> T:
    if name not in choices:
        raise UsageError(
            "unknown_choice",
            "There is no {what} {name!r}.",
            remedy="Choose one of {choices}.",
            what=what,
            name=name[:40],
            choices=", ".join(choices),
        )
    return choices[name]
