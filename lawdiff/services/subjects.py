"""What a regulation is about, noted when its latest version is put into the catalogue."""

from __future__ import annotations

from lawdiff import comparing
from lawdiff.model import Document, FiledSubject


def filed_subject(document: Document) -> FiledSubject:
    """The subject of a regulation's latest version, as the catalogue keeps it."""
    subject = comparing.subject(document)
    return FiledSubject(subject.to_bytes(), subject.handles)
