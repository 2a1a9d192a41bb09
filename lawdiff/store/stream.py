"""Versions as one stream for ``git fast-import``.

Fixed identity and no clock: the same versions in the same order give the same commit ids, whoever
writes them and whenever.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lawdiff.model import Record
from lawdiff.model.record import is_label
from lawdiff.store.codec import files_of
from lawdiff.store.layout import BRANCH, SUPERSEDED, check_tree_path, tag

IDENTITY = b"lawdiff <lawdiff@localhost>"
PARSER = "1"
"""Raised whenever the same source would be filed differently than before."""

_ZONE = dt.timezone(dt.timedelta(hours=8))  # the zone of Chinese law
_FIRST_DAY = dt.date(1970, 1, 2)  # git cannot hold an earlier one in every zone


@dataclass(frozen=True, slots=True)
class NewCommit:
    """A version to be written."""

    label: str
    message: bytes
    timestamp: int
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class KeptCommit:
    """A version held already, written again on another parent: same tree, same words, same date."""

    label: str
    message: bytes
    timestamp: int
    tree: str


Commit = NewCommit | KeptCommit


def commit_of(record: Record) -> NewCommit:
    """The commit of a version. The real dates stand in its trailers, never in git's date."""
    when = _timestamp(max(record.date or _FIRST_DAY, _FIRST_DAY))
    return NewCommit(record.label, _message(record), when, files_of(record))


def stream(commits: Sequence[Commit], parent: str | None, replaced: str | None = None) -> bytes:
    """The fast-import stream that puts ``commits`` on ``parent`` and tags each.

    ``done`` ends it, so that a stream cut short changes nothing; the ids come back in order. The
    tip that is ``replaced`` is first kept reachable: the checkpoint writes its ref before any
    other is moved.
    """
    out = [b"feature done\n"]
    if replaced is not None:
        old = replaced.encode()
        out.append(b"reset %s%s\nfrom %s\n\ncheckpoint\n\n" % (SUPERSEDED.encode(), old, old))
    for mark, commit in enumerate(commits, 1):
        origin = b":%d" % (mark - 1) if mark > 1 else (parent or "").encode()
        out += _commit(commit, mark, origin)
    out += [
        b"reset %s\nfrom :%d\n\n" % (tag(c.label).encode(), n) for n, c in enumerate(commits, 1)
    ]
    out += [b"get-mark :%d\n" % mark for mark in range(1, len(commits) + 1)]
    return b"".join([*out, b"done\n"])


def file_stream(ref: str, message: bytes, name: str, data: bytes, parent: str | None) -> bytes:
    """The fast-import stream of one commit on ``ref`` whose tree is the one file ``name``."""
    return b"".join([
        b"feature done\ncommit %s\nmark :1\n" % ref.encode(),
        b"committer %s %d +0800\n" % (IDENTITY, _timestamp(_FIRST_DAY)),
        b"data %d\n%s\n" % (len(message), message),
        b"from %s\n" % parent.encode() if parent else b"",
        b"deleteall\nM 100644 inline %s\ndata %d\n%s\n" % (name.encode(), len(data), data),
        b"get-mark :1\ndone\n",
    ])  # fmt: skip


def _timestamp(day: dt.date) -> int:
    return int(dt.datetime.combine(day, dt.time(), _ZONE).timestamp())


def _commit(commit: Commit, mark: int, origin: bytes) -> list[bytes]:
    out = [
        b"commit %s\nmark :%d\n" % (BRANCH.encode(), mark),
        b"committer %s %d +0800\n" % (IDENTITY, commit.timestamp),
        b"data %d\n%s\n" % (len(commit.message), commit.message),
        b"from %s\n" % origin if origin else b"",
    ]
    if isinstance(commit, KeptCommit):
        return [*out, b"M 040000 %s \n" % commit.tree.encode()]
    out.append(b"deleteall\n")
    for path in sorted(commit.files):
        data = commit.files[path]
        out.append(b'M 100644 inline "%s"\ndata %d\n' % (check_tree_path(path).encode(), len(data)))
        out += [data, b"\n"]
    return out


def _message(record: Record) -> bytes:
    dates = record.document.dates
    trailers = {
        "Regulation-Id": record.regulation,
        "Version-Id": f"{record.regulation}@{record.label}",
        "Adopted": dates.adopted,
        "Amended": dates.amended,
        "Promulgated": dates.promulgated,
        "Effective": dates.effective,
        "In-Force-From": record.in_force_from,
        "Document-Number": record.document.document_number,
        "Source-SHA256": record.source.sha256,
        "Parser": PARSER,
    }
    lines = [f"{name}: {_one_line(str(value))}" for name, value in trailers.items() if value]
    subject = _one_line(f"{record.document.title} {record.label}")
    return "\n".join([subject, "", *lines, ""]).encode()


def label_in(message: str) -> str:
    """The version label that a commit's trailers name.

    Raises:
        ValueError: where they name none.
    """
    match = re.search(r"^Version-Id: \S+@(\S+)$", message, re.MULTILINE)
    if match is None or not is_label(match[1]):
        raise ValueError("a commit without a Version-Id")
    return match[1]


def parser_in(message: str) -> str:
    """Which parser filed a version, as its trailers say; empty where they do not."""
    match = re.search(r"^Parser: (\S+)$", message, re.MULTILINE)
    return match[1] if match else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
