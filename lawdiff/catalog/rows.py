"""Records as rows, and rows as entries."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import RowMapping

from lawdiff.catalog.fields import heading_values, number_of, reference_values
from lawdiff.folding import search_key, title_key
from lawdiff.model import (
    Amendment,
    Article,
    ArticleLink,
    Citation,
    Correction,
    Dates,
    Filed,
    FiledDiff,
    Piece,
    VersionEntry,
)
from lawdiff.model.catalogue import HoldsBasis

Values = dict[str, Any]
_DATES = ("adopted", "amended", "promulgated", "effective", "expires")


def version_values(filed: Filed, position: int) -> Values:
    """The row of a version, its stretch of validity left to `stretches`."""
    record, document = filed.record, filed.record.document
    return {
        "regulation": record.regulation,
        "label": record.label,
        "position": position,
        "commit": filed.commit,
        "dated_by": record.dated_by,
        "date": record.date,
        "title": document.title,
        "title_key": title_key(document.title),
        "jurisdiction": document.jurisdiction,
        "jurisdiction_id": document.jurisdiction_id,
        "regulation_kind": document.regulation_kind,
        **{name: getattr(document.dates, name) for name in _DATES},
        "in_force_from": record.in_force_from,
        "in_force_basis": record.in_force_basis,
        "document_number": document.document_number,
        "note": document.note,
        "amendments": [
            {**dataclasses.asdict(a), "date": a.date and a.date.isoformat()}
            for a in document.amendments
        ],
        "text_state": record.text_state,
        "complete": document.complete,
        "unit": document.unit,
        "outline": [heading_values(h) for h in document.outline],
        "warnings": [
            {"code": n.code, "template": n.template, "params": dict(n.params), "line": n.line}
            for n in document.notices
        ],
        "references": [reference_values(*stated) for stated in filed.references],
        "articles": len(document.articles),
        "source_name": record.source.name,
        "source_sha256": record.source.sha256,
    }


def regulation_values(regulation: str, versions: Sequence[Values]) -> Values:
    """The row of a regulation: named as its latest version is."""
    latest = versions[-1]
    return {
        "id": regulation,
        "title": latest["title"],
        "title_folded": search_key(latest["title"]),
        "jurisdiction": latest["jurisdiction"],
        "jurisdiction_id": regulation.split("/", maxsplit=1)[0],
        "regulation_kind": latest["regulation_kind"],
        "latest": latest["label"],
        "tip": latest["commit"],
        "versions": len(versions),
    }


def link_values(regulation: str, link: ArticleLink) -> Values:
    """The row of a link between articles."""
    return {
        "regulation": regulation,
        "old_version": link.old_version,
        "new_version": link.new_version,
        "old_number": link.old.stem,
        "new_number": link.new.stem,
        "kind": link.kind,
        "main": link.main,
        "row_class": link.row_class,
        "score": link.score,
        "method": link.method,
        "confidence": link.confidence,
    }


def diff_values(regulation: str, diff: FiledDiff) -> Values:
    """The row of what two versions compare to."""
    return {
        "regulation": regulation,
        "old_version": diff.old_version,
        "new_version": diff.new_version,
        "packed": diff.packed,
        "became": diff.became,
    }


def link_of(row: Sequence[Any]) -> ArticleLink:
    """A link between articles from its row, by the order of its columns: they come in hundreds."""
    _, old_version, old, new_version, new, kind, main, row_class, score, method, confidence = row
    return ArticleLink(
        old_version=old_version, new_version=new_version, old=number_of(old), new=number_of(new),
        kind=kind, main=main, row_class=row_class,
        score=score, method=method, confidence=confidence,
    )  # fmt: skip


def citation_rows(
    texts: Iterable[tuple[int, str]], citations: Iterable[Citation]
) -> Iterator[Values]:
    """The rows of citations; ``texts`` are the texts in which they may stand, with their keys."""
    keys: dict[str, list[int]] = {}
    for key, oid in texts:
        keys.setdefault(oid, []).append(key)
    for citation in citations:
        for key in keys.get(citation.oid, ()):
            yield {
                "text": key,
                "start": citation.start,
                "title_key": citation.title_key,
                "number": citation.article and citation.article.stem,
                "last": citation.last and citation.last.stem,
            }


def correction_values(regulation: str, correction: Correction) -> Values:
    """The row of a link that was settled by hand."""
    return {
        "regulation": regulation,
        "old_version": correction.old_version,
        "new_version": correction.new_version,
        "old_number": correction.old.stem,
        "new_number": correction.new.stem,
        "verdict": correction.verdict,
    }


def correction_of(row: RowMapping) -> Correction:
    """A link that was settled by hand, from its row."""
    return Correction(
        old_version=row["old_version"],
        new_version=row["new_version"],
        old=number_of(row["old_number"]),
        new=number_of(row["new_number"]),
        verdict=row["verdict"],
    )


def piece_values(piece: Piece, position: int) -> Values:
    """The row of a piece, but for the version it stands in and the text it prints."""
    return {
        "position": position,
        "kind": piece.kind,
        "number": piece.number,
        "label": piece.label,
    }


def text_values(piece: Piece) -> Values:
    """The row of the text that a piece prints."""
    return {
        "digest": piece.digest,
        "oid": piece.oid,
        "caption": piece.caption,
        "body": piece.body,
        "folded": piece.folded,
    }


def article_of(number: str, label: str, caption: str, body: str) -> Article:
    """An article from its piece and text."""
    return Article(number_of(number), label, body, caption or None)


def entry_of(row: RowMapping) -> VersionEntry:
    """A version's entry from its row."""
    same = {n: row[n] for n in VersionEntry.__slots__ if n not in {"dates", "amendments"}}
    return VersionEntry(
        **same,
        dates=Dates(*(row[name] for name in _DATES)),
        amendments=tuple(map(_amendment_of, row["amendments"])),
    )


def _amendment_of(values: Mapping[str, Any]) -> Amendment:
    date = values["date"] and dt.date.fromisoformat(values["date"])
    return Amendment(date, values["action"], values["act"], values["text"])


class Stretch(NamedTuple):
    """When a version holds: from (included), until (excluded), and where that is taken from.

    ``repealed``: it ends because another text says so, or it has ended nobody says when.
    ``latest``: no version of its regulation is later, whether it holds or not.
    """

    holds_from: dt.date | None
    holds_until: dt.date | None
    holds_basis: HoldsBasis | None
    repealed: bool
    latest: bool


def stretches(
    versions: Sequence[Mapping[str, Any]], repealed_on: dt.date | None = None
) -> list[Stretch]:
    """When each version holds; ``versions`` are rows in the order of their labels.

    A version ends when a later one begins to hold, when it expires, or when another text repeals
    the regulation. One that begins to hold no earlier than one adopted after it never holds. Of
    one that its source calls repealed and that nothing ends, the end is not known.
    """
    starts = [_start(v) for v in versions]
    out = []
    for n, ((begin, basis), row) in enumerate(zip(starts, versions, strict=True)):
        ends = [start for start, _ in starts[n + 1 :] if start is not None]
        if row["expires"] is not None:
            ends.append(row["expires"] + dt.timedelta(days=1))
        end = min(ends, default=None)
        cut = repealed_on is not None and (end is None or repealed_on < end)
        lapsed = end is None and any(w["code"] == "repealed" for w in row["warnings"])
        last = n == len(versions) - 1
        out.append(Stretch(begin, repealed_on if cut else end, basis, cut or lapsed, last))
    return out


def _start(row: Mapping[str, Any]) -> tuple[dt.date | None, HoldsBasis | None]:
    if row["in_force_from"] is not None:
        return row["in_force_from"], row["in_force_basis"]
    return (row["date"], "version_date") if row["date"] is not None else (None, None)
