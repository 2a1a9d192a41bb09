"""From what a user names to a text: a version of the record, or a file.

A reference reads ``ID@LABEL``, ``ID@YYYY-MM-DD`` (as of that day), ``ID`` (in force today) or the
name of a file; ``FILE#2`` is the second regulation of a file that holds several.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from lawdiff import parsing, reading
from lawdiff.errors import NotFound, Refused, TooLarge, UsageError
from lawdiff.model import Content, Document, Frame, Notice, Parsed, Source, TextName, VersionEntry
from lawdiff.model.record import check_regulation_id, is_regulation_id
from lawdiff.services.held import holding_in, named_in, not_held, version_in
from lawdiff.services.ports import Catalog

_REGULATIONS = 2048  # whose versions are kept at hand
_ORDINAL = re.compile(r"(.*)#(\d{1,4})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read or compare, with where it came from.

    ``entry`` is the version of the record, None for a file. ``as_of`` is the day asked for where
    the version was found by a day.
    """

    name: TextName
    document: Document
    entry: VersionEntry | None = None
    as_of: dt.date | None = None
    notices: tuple[Notice, ...] = ()


class Texts:
    """Finds texts. The catalogue is asked for only where a reference names a regulation."""

    def __init__(
        self, catalog: Callable[[], Catalog], today: Callable[[], dt.date], max_file: int
    ) -> None:
        self._catalog = catalog
        self._today = today
        self._max_file = max_file
        self._under = lru_cache(_REGULATIONS)(self._versions_under)

    def resolve(self, reference: str) -> Text:
        """The text that ``reference`` names.

        Raises:
            NotFound: ``no_file``, ``no_regulation``, ``no_version``, ``not_in_force``.
            UsageError: ``bad_label``.
            Refused: what cannot be read as a regulation.
        """
        id_, at, _ = reference.partition("@")
        if is_regulation_id(id_) and (at or not _is_file(reference)):
            return self.held(reference)
        return self._of_file(reference)

    def held(self, reference: str) -> Text:
        """The version of the record that ``reference`` names: never a file.

        Raises:
            NotFound: ``no_regulation``, ``no_version``, ``not_in_force``.
            UsageError: ``bad_regulation_id``, ``bad_label``.
        """
        id_, _, day = reference.partition("@")
        check_regulation_id(id_)
        with self._catalog().snapshot():
            entry, as_of = self._version(id_, day)
            return self.of_version(entry, as_of)

    def as_of(self, reference: str, day: dt.date) -> Text:
        """The text that ``reference`` names as it was in force on ``day``; a file is as it is.

        Raises:
            UsageError: ``version_and_day``: the reference names a version already.
            NotFound: ``no_file``, ``no_regulation``, ``not_in_force``.
        """
        id_, at, _ = reference.partition("@")
        if not is_regulation_id(id_):
            return self.resolve(reference)
        if at:
            raise UsageError(
                "version_and_day",
                "{reference} names a version, and a day is asked for besides.",
                remedy="Name the regulation alone: {regulation}.",
                reference=reference[:200],
                regulation=id_,
            )
        with self._catalog().snapshot():
            return self.of_version(holding_in(self.versions(id_), day), day)

    def version(self, id_: str, label: str) -> VersionEntry:
        """The version of a regulation under a label.

        Raises:
            NotFound: ``no_regulation``, ``no_version``.
        """
        return version_in(self.versions(id_), label)

    def versions(self, id_: str) -> Sequence[VersionEntry]:
        """All versions of a regulation, oldest first.

        Raises:
            NotFound: ``no_regulation``.
        """
        tip = self._catalog().tip(id_)
        if tip is None:
            raise not_held(id_)
        return self._under(id_, tip)

    def _versions_under(self, id_: str, _tip: str) -> Sequence[VersionEntry]:
        """The versions under a tip, which never change: another version, another tip."""
        versions = self._catalog().versions(id_)
        if not versions:  # taken out between two reads
            raise not_held(id_)
        return tuple(versions)

    def of_version(self, entry: VersionEntry, as_of: dt.date | None = None) -> Text:
        """The text of a version."""
        document = document_of(entry, self._catalog().content(entry))
        return Text(name_of(entry), document, entry, as_of)

    def frame(self, entry: VersionEntry) -> Frame:
        """What stands around the articles of a version."""
        return self._catalog().frame(entry)

    def given(self, text: str, name: str = "") -> Text:
        """A text that was handed over, under the name of its file if it has one.

        Raises:
            Refused: ``several_regulations``: which one is meant is not said.
        """
        parsed = parsing.parse(text, name=name)
        if len(parsed.documents) != 1:
            raise Refused(
                "several_regulations",
                "The text holds {count} regulations.",
                remedy="Give one at a time.",
                count=len(parsed.documents),
            )
        document = parsed.documents[0]
        notices = (*parsed.notices, *document.notices)
        return Text(TextName(document.title, file=name or None), document, notices=notices)

    def read(self, name: str, data: bytes) -> str:
        """The words of a file that was handed over.

        Raises:
            Refused: Whatever reading refuses.
        """
        return reading.read(name, data).text

    def documents(self, path: Path) -> tuple[Source, Parsed]:
        """A file read and parsed; what reading left out and noticed stands with the rest.

        Raises:
            NotFound: ``no_file``.
            Refused: ``file_too_large``, and whatever reading refuses.
        """
        source = reading.read(path.name, read_bytes(path, self._max_file))
        parsed = parsing.parse(source.text, name=source.name)
        return source, replace(
            parsed,
            discarded=(*source.discarded, *parsed.discarded),
            notices=(*source.notices, *parsed.notices),
        )

    def plain(self, reference: str) -> str:
        """The plain text of a file, or of a version of the record: for reading a decision."""
        id_, _, _ = reference.partition("@")
        if is_regulation_id(id_) and not _is_file(reference):
            return plain_text(self.resolve(reference).document)
        path = Path(reference)
        return reading.read(path.name, read_bytes(path, self._max_file)).text

    def _version(self, id_: str, name: str) -> tuple[VersionEntry, dt.date | None]:
        versions = self.versions(id_)
        if name:
            return named_in(versions, name)
        today = self._today()
        return holding_in(versions, today), today

    def _of_file(self, reference: str) -> Text:
        name, ordinal = _split_ordinal(reference)
        _, parsed = self.documents(Path(name))
        document = _nth(parsed.documents, ordinal, name)
        notices = (*parsed.notices, *document.notices)
        return Text(TextName(document.title, file=Path(name).name), document, notices=notices)


def name_of(entry: VersionEntry) -> TextName:
    """How a version of the record is named."""
    return TextName(entry.title, entry.regulation, entry.label, None, entry.text_state)


def read_bytes(path: Path, max_file: int) -> bytes:
    """The bytes of a file, where it has at most ``max_file`` of them.

    Raises:
        NotFound: ``no_file``.
        TooLarge: ``file_too_large``; such a file is not opened.
    """
    try:
        size = path.stat().st_size
        if size > max_file:
            raise TooLarge(
                "file_too_large",
                "{name} has {size} bytes; {limit} are read at most.",
                remedy="Split it, or raise LAWDIFF_MAX_FILE.",
                name=path.name,
                size=size,
                limit=max_file,
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise NotFound(
            "no_file",
            "{path} cannot be read: {reason}.",
            remedy="Name a file, or a regulation as `lawdiff list` prints it.",
            path=str(path)[:200],
            reason=(getattr(error, "strerror", None) or str(error)).lower(),
        ) from error


def document_of(entry: VersionEntry, content: Content) -> Document:
    """A version's entry and text as one document."""
    return Document(
        title=entry.title,
        jurisdiction=entry.jurisdiction,
        jurisdiction_id=entry.jurisdiction_id,
        regulation_kind=entry.regulation_kind,
        dates=entry.dates,
        document_number=entry.document_number,
        note=entry.note,
        amendments=entry.amendments,
        complete=entry.complete,
        unit=entry.unit,
        outline=content.outline,
        preamble=content.preamble,
        articles=content.articles,
        annexes=content.annexes,
    )


def plain_text(document: Document) -> str:
    """A document as lines of text: title, note, preamble, articles, annexes."""
    lines = [document.title, document.note or "", document.preamble or ""]
    lines += [f"{a.label}　{a.text}" for a in document.articles]
    lines += [f"{annex.title}\n{annex.text}" for annex in document.annexes]
    return "\n".join(filter(None, lines))


def _split_ordinal(reference: str) -> tuple[str, int]:
    match = _ORDINAL.fullmatch(reference)
    return (match[1], int(match[2])) if match and not _is_file(reference) else (reference, 1)


def _is_file(reference: str) -> bool:
    """Whether there is a file of this name; none has a name that no file can have."""
    try:
        return Path(reference).is_file()
    except OSError:
        return False


def _nth(documents: Sequence[Document], ordinal: int, name: str) -> Document:
    if not documents:
        raise Refused(
            "no_regulation_found",
            "{name} holds no regulation.",
            remedy="`lawdiff parse {name}` shows what was found in it.",
            name=name,
        )
    if not 1 <= ordinal <= len(documents):
        raise UsageError(
            "bad_ordinal",
            "{name} holds {count} regulations; there is no number {ordinal}.",
            name=name,
            count=len(documents),
            ordinal=ordinal,
        )
    return documents[ordinal - 1]
