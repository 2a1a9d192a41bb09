"""Reading and parsing: what is lost, whether numbers run on, and how long it takes."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import docx
from markdown_it import MarkdownIt

from benchmarks.harness import Row, Side, at_least, at_most, ratio
from benchmarks.material import laws, transcriptions, word_files
from lawdiff import diffing, parsing, reading
from lawdiff.model import Document, Parsed, Source, TextName

_HANZI = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_FAULTS = frozenset(("numbering_gap", "number_repeated", "numbering_restarts"))
_EVERY = 12


def conservation() -> Row:
    """Texts of which every character is stored or stands among what was left out."""
    kept = sum(_is_kept(path, *_parsed(path)) for path in laws())
    how = f"{len(laws())} texts; hanzi stored and left out are those of the source, counted each"
    return at_least("texts without a lost character, %", 100 * kept / len(laws()), 100, how)


def continuity() -> Row:
    """Texts whose article numbers run on, those with a gap in the source counted against us."""
    whole = sum(not _has_fault(_parsed(path)[1]) for path in laws())
    how = f"{len(laws())} texts; no gap, no number twice, no new beginning"
    return at_least("texts whose numbers run on, %", 100 * whole / len(laws()), 99, how)


def noise() -> Row:
    """Changes shown between transcriptions of one version where no character differs."""
    shown = sum(_unexplained(old, new) for old, new in transcriptions())
    how = (
        f"{len(transcriptions())} pairs; articles amended, though their hanzi and digits are equal"
    )
    return at_most("changes shown that no character explains", shown, 0, how)


def markdown() -> Row:
    """Reading and parsing whole against what only tells the blocks of Markdown."""
    texts = [(path.name, path.read_bytes()) for path in laws()[::_EVERY]]
    engine = MarkdownIt()
    value = ratio(
        Side("markdown-it-py", lambda: [engine.parse(data.decode()) for _, data in texts]),
        Side("read and parse", lambda: [_parse(name, data) for name, data in texts]),
    )
    how = f"{len(texts)} texts: MarkdownIt().parse against reading.read and parsing.parse"
    return at_least("markdown-it-py / read and parse, × time", value, 2, how)


def word() -> Row:
    """Reading a Word document against opening it and listing its paragraphs."""
    files = word_files()

    def listed() -> list[list[str]]:
        return [[p.text for p in docx.Document(io.BytesIO(data)).paragraphs] for data in files]

    value = ratio(
        Side("reading.read", lambda: [reading.read("text.docx", data) for data in files]),
        Side("python-docx", listed),
    )
    how = f"{len(files)} documents: reading.read against docx.Document(…).paragraphs"
    return at_most("read a .docx / python-docx lists its paragraphs, × time", value, 1.5, how)


def _parse(name: str, data: bytes) -> tuple[Source, Parsed]:
    source = reading.read(name, data)
    return source, parsing.parse(source.text, name=name)


def _parsed(path: Path) -> tuple[Source, Parsed]:
    return _parse(path.name, path.read_bytes())


def _is_kept(path: Path, source: Source, found: Parsed) -> bool:
    stored = [part for document in found.documents for part in _parts(document)]
    aside = [piece.text for piece in (*source.discarded, *found.discarded)]
    return _hanzi(*stored, *aside) == _hanzi(path.read_text("utf-8-sig"))


def _parts(document: Document) -> list[str | None]:
    parts = [document.title, document.note, document.preamble]
    parts += [x for a in document.articles for x in (a.label, a.caption, a.text)]
    parts += [x for h in document.outline for x in (h.label, h.title)]
    return parts + [x for a in document.annexes for x in (a.title, a.text)]


def _hanzi(*texts: str | None) -> Counter[str]:
    return Counter(c for text in texts if text for c in _HANZI.findall(text))


def _has_fault(found: Parsed) -> bool:
    return any(notice.code in _FAULTS for d in found.documents for notice in d.notices)


def _unexplained(old: Document, new: Document) -> int:
    shown = diffing.diff(old, new, old_name=TextName("a"), new_name=TextName("b")).rows
    before = {article.label: _said(article.text) for article in old.articles}
    after = {article.label: _said(article.text) for article in new.articles}
    return sum(
        row.row_class == "amended"
        and row.noise is None
        and row.old is not None
        and row.new is not None
        and before[row.old.label] == after[row.new.label]
        for row in shown
    )


def _said(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


MEASURES = (conservation, continuity, noise, markdown, word)
