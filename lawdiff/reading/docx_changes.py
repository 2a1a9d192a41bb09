"""A Word document as it is to be read: changes accepted, hidden text and second copies out."""

from __future__ import annotations

from lxml import etree

from lawdiff.model import Discarded, Notice
from lawdiff.reading.docx_numbering import W

_P, _PPR, _RPR, _R, _T = (f"{W}{tag}" for tag in ("p", "pPr", "rPr", "r", "t"))
_GONE = (f"{W}del", f"{W}moveFrom")
_COME = (f"{W}ins", f"{W}moveTo")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHANGES = (b":del ", b":ins ", b":moveFrom", b":moveTo")
_PICTURES = (b":drawing", b":pict", b":object")


def settle(root: etree._Element, content: bytes) -> tuple[list[Notice], list[Discarded]]:
    """Change ``root`` in place; what is to be said, and the hidden text that was taken out.

    ``content`` is the same document as bytes: most documents have nothing to settle, and it tells.
    """
    notices = []
    hidden: list[Discarded] = []
    if b"AlternateContent" in content:
        etree.strip_elements(root, _FALLBACK, with_tail=False)
    if any(mark in content for mark in _CHANGES) and (count := _accept_changes(root)):
        notices.append(
            Notice("tracked_changes", "{count} tracked changes were accepted", (("count", count),))
        )
    if b":vanish" in content:
        hidden = [Discarded("hidden", text) for text in _hidden(root) if text]
    if any(mark in content for mark in _PICTURES):
        notices.append(Notice("pictures_left_out", "pictures and drawings were left out"))
    return notices, hidden


def _accept_changes(root: etree._Element) -> int:
    """Make the text what it is once all changes are accepted; the number of changes."""
    count = sum(1 for _ in root.iter(*_GONE, *_COME))
    for mark in root.findall(f".//{_P}/{_PPR}/{_RPR}/{W}del"):
        _join_to_next(next(mark.iterancestors(_P)))
    for element in list(root.iter(*_GONE)):
        parent = element.getparent()
        if parent is not None and parent.tag != _RPR:
            parent.remove(element)
    return count


def _join_to_next(paragraph: etree._Element) -> None:
    """Move a paragraph whose mark was deleted into the one below it."""
    below, parent = paragraph.getnext(), paragraph.getparent()
    if below is None or below.tag != _P or parent is None:
        return
    start = 0 if below.find(_PPR) is None else 1
    for place, child in enumerate([c for c in paragraph if c.tag != _PPR], start):
        below.insert(place, child)
    parent.remove(paragraph)


def _hidden(root: etree._Element) -> list[str]:
    """The text of runs that Word does not show, taken out."""
    texts = []
    for mark in root.findall(f".//{_R}/{_RPR}/{W}vanish"):
        run = next(mark.iterancestors(_R))
        parent = run.getparent()
        if mark.get(f"{W}val", "true") not in ("false", "0") and parent is not None:
            texts.append("".join(t.text or "" for t in run.iter(_T)))
            parent.remove(run)
    return texts
