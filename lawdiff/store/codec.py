"""A version as the files of its tree, and back."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any

from lawdiff.errors import Damaged
from lawdiff.model import (
    Amendment,
    Annex,
    Article,
    Dates,
    Document,
    Heading,
    Notice,
    Record,
    SourceFile,
)
from lawdiff.numbering import Number
from lawdiff.store import layout

Files = Mapping[str, bytes]
_DATES = ("adopted", "amended", "promulgated", "effective", "expires")


def files_of(record: Record) -> dict[str, bytes]:
    """The tree of a version: path to bytes. The same record gives the same bytes."""
    document = record.document
    files = {
        layout.REGULATION: _json(_facts(record)),
        layout.OUTLINE: _json(_outline(document)),
        layout.source_path(record.source.name): record.source.data,
    }
    if document.preamble:
        files[layout.PREAMBLE] = _text(document.preamble)
    for article in document.articles:
        files[article.path] = _text(article.text)
    for position, annex in enumerate(document.annexes, 1):
        files[layout.annex_path(position)] = _text(annex.text)
    return files


def record_of(regulation: str, files: Files) -> Record:
    """The version whose tree is ``files``.

    Raises:
        Damaged: ``unreadable_version``, where a file is missing or not as lawdiff writes it.
    """
    try:
        return _record(regulation, files)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise Damaged(
            "unreadable_version",
            "A version of {regulation} cannot be read: {reason}.",
            remedy="Restore the repository from a backup.",
            regulation=regulation,
            reason=f"{type(error).__name__} {error}"[:200],
        ) from error


def _facts(record: Record) -> dict[str, Any]:
    document = record.document
    return {
        "format": layout.FORMAT,
        "id": record.regulation,
        "label": record.label,
        "dated_by": record.dated_by,
        "title": document.title,
        "jurisdiction": document.jurisdiction,
        "jurisdiction_id": document.jurisdiction_id,
        "regulation_kind": document.regulation_kind,
        **{name: _iso(getattr(document.dates, name)) for name in _DATES},
        "in_force_from": _iso(record.in_force_from),
        "in_force_basis": record.in_force_basis,
        "document_number": document.document_number,
        "note": document.note,
        "amendments": [
            {"date": _iso(a.date), "action": a.action, "act": a.act, "text": a.text}
            for a in document.amendments
        ],
        "text_state": record.text_state,
        "complete": document.complete,
        "unit": document.unit,
        "warnings": [
            {"code": n.code, "template": n.template, "params": dict(n.params), "line": n.line}
            for n in document.notices
        ],
        "source": {"name": record.source.name, "sha256": record.source.sha256},
    }


def _outline(document: Document) -> dict[str, Any]:
    return {
        "headings": [
            {
                "level": h.level,
                "label": h.label,
                "title": h.title,
                "first": h.first and h.first.stem,
                "last": h.last and h.last.stem,
            }
            for h in document.outline
        ],
        "articles": [
            {"file": a.number.stem, "label": a.label, "caption": a.caption}
            for a in document.articles
        ],
        "annexes": [annex.title for annex in document.annexes],
    }


def _record(regulation: str, files: Files) -> Record:
    facts = json.loads(files[layout.REGULATION])
    outline = json.loads(files[layout.OUTLINE])
    source = facts["source"]
    data = files[layout.source_path(source["name"])]
    if hashlib.sha256(data).hexdigest() != source["sha256"]:
        raise ValueError("the source is not the one recorded")
    if facts["id"] != regulation:
        raise ValueError(f"the version belongs to {facts['id']}")
    return Record(
        regulation=regulation,
        label=facts["label"],
        dated_by=facts["dated_by"],
        document=_document(facts, outline, files),
        source=SourceFile(source["name"], source["sha256"], data),
        text_state=facts["text_state"],
        in_force_from=_date(facts["in_force_from"]),
        in_force_basis=facts["in_force_basis"],
    )


def _document(facts: Mapping[str, Any], outline: Mapping[str, Any], files: Files) -> Document:
    return Document(
        title=facts["title"],
        jurisdiction=facts["jurisdiction"],
        jurisdiction_id=facts["jurisdiction_id"],
        regulation_kind=facts["regulation_kind"],
        dates=Dates(**{name: _date(facts[name]) for name in _DATES}),
        document_number=facts["document_number"],
        note=facts["note"],
        amendments=tuple(
            Amendment(_date(a["date"]), a["action"], a["act"], a["text"])
            for a in facts["amendments"]
        ),
        complete=facts["complete"],
        unit=facts["unit"],
        outline=tuple(
            Heading(h["level"], h["label"], h["title"], _number(h["first"]), _number(h["last"]))
            for h in outline["headings"]
        ),
        preamble=_body(files[layout.PREAMBLE]) if layout.PREAMBLE in files else None,
        articles=tuple(_article(row, files) for row in outline["articles"]),
        annexes=tuple(
            Annex(title, _body(files[layout.annex_path(position)]))
            for position, title in enumerate(outline["annexes"], 1)
        ),
        notices=tuple(
            Notice(w["code"], w["template"], tuple(w["params"].items()), w["line"])
            for w in facts["warnings"]
        ),
    )


def _article(row: Mapping[str, Any], files: Files) -> Article:
    number = Number.of_stem(row["file"])
    if number is None:
        raise ValueError(f"no article number: {row['file']}")
    return Article(number, row["label"], _body(files[f"articles/{row['file']}.md"]), row["caption"])


def _json(value: object) -> bytes:
    return printed(value).encode() + b"\n"


def printed(value: object, margin: str = "\n") -> str:
    """JSON as ``json.dumps(…, ensure_ascii=False, indent=1)`` prints it, three times as fast."""
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{margin} "
    if isinstance(value, dict) and value:
        rows = [f"{encode_basestring(key)}: {printed(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(rows)}{margin}}}"
    if isinstance(value, list) and value:
        rows = [printed(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(rows)}{margin}]"
    return json.dumps(value) if value is not None else "null"


def _text(text: str) -> bytes:
    return text.encode() + b"\n"


def _body(data: bytes) -> str:
    return data.decode().removesuffix("\n")


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _number(stem: str | None) -> Number | None:
    return Number.of_stem(stem) if stem else None
