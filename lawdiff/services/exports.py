"""Files for people to take away: comparisons, concordances, regulations."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from lawdiff import exporting
from lawdiff.exporting import Compared, Edition
from lawdiff.model import Analogue, TextName
from lawdiff.numbering import Number
from lawdiff.samples import FICTIONAL_JURISDICTIONS, JURISDICTION_NAMES
from lawdiff.services.decisions import Draft
from lawdiff.services.jurisdictions import SideBySide
from lawdiff.services.texts import Text
from lawdiff.services.versions import DiffedTexts, Origins

TABLE_FORMATS = tuple(exporting.TABLE_FORMATS)
"""The formats of tables."""

REGULATION_FORMATS = tuple(exporting.REGULATION_FORMATS)
"""The formats of single regulations."""

REGULATION_TYPES = {name: form.media_type for name, form in exporting.REGULATION_FORMATS.items()}
"""Their media types."""

DRAFT_FORMATS = tuple(exporting.DRAFT_FORMATS)
"""The formats of draft decisions."""

TABLE_TYPES = {name: form.media_type for name, form in exporting.TABLE_FORMATS.items()}
"""The media types of tables."""

DRAFT_TYPES = {name: form.media_type for name, form in exporting.DRAFT_FORMATS.items()}
"""The media types of draft decisions."""

MARKS = tuple(exporting.PROFILES)
"""The profiles of marks."""

LANGUAGES = tuple(exporting.LANGUAGES)
"""The languages of headings."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:"*?<>|]+')


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file made for somebody; ``name`` is what it may be saved as."""

    name: str
    media_type: str
    data: bytes


def diff_file(
    diffed: DiffedTexts,
    format_: str,
    *,
    marks: str = "underline",
    language: str = "zh",
    fold: bool = True,
) -> ExportedFile:
    """The 对照表 of two texts; see `lawdiff.exporting.export_diff`.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    compared = compared_texts(diffed)
    data = exporting.export_diff(compared, format_, marks=marks, language=language, fold=fold)
    return _table_file(f"{_span(diffed)}-对照表", format_, data)


def tracked_file(diffed: DiffedTexts, *, language: str = "zh") -> ExportedFile:
    """The new text as a Word document with all changes tracked."""
    data = exporting.export_tracked(compared_texts(diffed), language=language)
    return _table_file(f"{_span(diffed)}-修订", "docx", data)


def concordance_file(diffed: DiffedTexts, format_: str, *, language: str = "zh") -> ExportedFile:
    """Old numbers beside new ones.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    compared = compared_texts(diffed)
    data = exporting.export_concordance(compared, format_, language=language)
    return _table_file(f"{_span(diffed)}-条号对照", format_, data)


def matrix_file(
    found: SideBySide,
    format_: str,
    *,
    marks: str = "underline",
    language: str = "zh",
    site: str = "",
) -> ExportedFile:
    """Several jurisdictions' regulations side by side, topic by topic.

    ``site`` is the web address under which articles are read; where it is given, cells lead there.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    data = exporting.export_matrix(
        found.comparison,
        found.elements,
        [_edition(text) for text in found.texts],
        format_,
        marks=marks,
        language=language,
        address=_addresses(site),
    )
    return _table_file(f"{_led(found)}-各地对照", format_, data)


def elements_file(
    found: SideBySide, format_: str, *, language: str = "zh", site: str = ""
) -> ExportedFile:
    """Who, must or may, how much, by when, in several jurisdictions; ``site`` as `matrix_file`.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    editions = [_edition(text) for text in found.texts]
    data = exporting.export_elements(
        found.elements, editions, format_, language=language, address=_addresses(site)
    )
    return _table_file(f"{_led(found)}-要素", format_, data)


def analogues_file(
    text: Text, analogues: Sequence[Analogue], format_: str, *, language: str = "zh"
) -> ExportedFile:
    """The analogues of a text, with the reasons why they are named.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    data = exporting.export_analogues(analogues, _edition(text), format_, language=language)
    return _table_file(f"{_title(text)}-同类规定", format_, data)


def likeness_file(
    texts: Sequence[Text],
    matrix: Sequence[Sequence[float]],
    format_: str,
    *,
    language: str = "zh",
) -> ExportedFile:
    """How much each of several texts has in common with each other one.

    Raises:
        UsageError: ``unknown_choice``.
        Unavailable: ``no_xlsx_writer``.
    """
    editions = [_edition(text) for text in texts]
    data = exporting.export_likeness(matrix, editions, format_, language=language)
    return _table_file(f"{_title(texts[0])}-相似度", format_, data)


def draft_file(
    draft: Draft, diffed: DiffedTexts, format_: str, *, language: str = "zh"
) -> ExportedFile:
    """A draft decision and its 对照表; see `lawdiff.exporting.export_draft`.

    Raises:
        UsageError: ``unknown_choice``.
    """
    compared = compared_texts(diffed)
    data = exporting.export_draft(draft.text, compared, format_, language=language)
    form = exporting.DRAFT_FORMATS[format_]
    name = _named(f"{_title(diffed.new)}-修改决定草案", format_)
    return ExportedFile(name, form.media_type, data)


def regulation_file(
    text: Text, format_: str, *, language: str = "zh", origins: Origins | None = None
) -> ExportedFile:
    """One regulation; ``origins`` are the places where its articles stood first.

    Raises:
        UsageError: ``unknown_choice``.
    """
    edition = replace(_edition(text), origins=origins or {})
    data = exporting.export_regulation(edition, format_, language=language)
    form = exporting.REGULATION_FORMATS[format_]
    return ExportedFile(_named(f"{_title(text)}-{_label(text)}", format_), form.media_type, data)


def compared_texts(diffed: DiffedTexts) -> Compared:
    """What an export draws of a comparison."""
    return Compared(
        diffed.diff,
        _edition(diffed.old),
        _edition(diffed.new),
        diffed.concordance,
    )


def _edition(text: Text) -> Edition:
    entry = text.entry
    return Edition(
        name=text.name,
        document=text.document,
        in_force_from=entry.in_force_from if entry else _printed_effect(text),
        text_state=text.name.text_state,
        fictional=_is_fictional(text),
    )


def _printed_effect(text: Text) -> dt.date | None:
    """The printed date of effect, where it is not that of an earlier text of the regulation."""
    dates = text.document.dates
    own = dates.amended or dates.adopted or dates.promulgated
    holds = dates.effective and own and dates.effective >= own
    return dates.effective if holds else None


def _is_fictional(text: Text) -> bool:
    if text.name.regulation:
        return text.name.regulation.partition("/")[0] in FICTIONAL_JURISDICTIONS
    return text.document.title.startswith(tuple(JURISDICTION_NAMES.values()))


def _addresses(site: str) -> Callable[[TextName, str], str | None]:
    """Where an article of a held version is read on a site, by the path of its file."""

    def address(text: TextName, path: str) -> str | None:
        number = Number.of_stem(PurePosixPath(path).stem)
        if not (site and text.regulation and text.version and number):
            return None
        return f"{site}/r/{text.regulation}/{text.version}#a{number.address}"

    return address


def _led(found: SideBySide) -> str:
    return _title(found.texts[found.comparison.baseline])


def _span(diffed: DiffedTexts) -> str:
    return f"{_title(diffed.new)}-{_label(diffed.old)}-{_label(diffed.new)}"


def _title(text: Text) -> str:
    return text.document.title[:60]


def _label(text: Text) -> str:
    return text.name.version or (text.name.file or "").rpartition(".")[0][:40]


def _table_file(name: str, format_: str, data: bytes) -> ExportedFile:
    return ExportedFile(_named(name, format_), exporting.TABLE_FORMATS[format_].media_type, data)


def _named(name: str, suffix: str) -> str:
    return f"{_UNSAFE.sub('_', name).strip('-_ .')}.{suffix}"
