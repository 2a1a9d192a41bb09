"""Bytes → characters, for texts in any charset that Chinese is kept in."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from lawdiff.errors import Refused, TooLarge
from lawdiff.model import Notice

LONGEST_TEXT = 5_000_000
"""The most characters a text may hold; the longest code of law has about half a million."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_RARE = re.compile("[\x00-\x08\x0e-\x1f\x80-\x9f\ue000-\uf8ff\ufffd]")
_SAMPLE = 64_000
_WIDEST = 4  # bytes that one character takes at most, in any charset known here


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    """The characters of ``data``, with a notice where bytes had to be given up.

    A byte order mark decides; then strict UTF-8; then UTF-16 without mark; then what the document
    ``declared`` (gb2312 and gbk read as gb18030, which holds both); then GB 18030; then a guess by
    frequency. Raises Refused where nothing fits: binary data, or a charset unknown to all.
    """
    if len(data) > _WIDEST * LONGEST_TEXT:
        raise _too_long()
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _bounded(_forgiving(data, charset))
    try:
        return _bounded((_no_controls(data.decode("utf-8")), ()))
    except UnicodeDecodeError as error:
        fault = error
    if (wide := _wide(data)) is not None:
        return _bounded((wide, ()))
    for charset in filter(None, (_known(declared), "gb18030")):
        try:
            text = data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
        if _plausible(text):
            return _bounded((text, ()))
    if fault.start > len(data) // 2 or _mostly_utf8(data):
        return _bounded(_forgiving(data, "utf-8"))
    return _bounded(_guessed(data))


def _forgiving(data: bytes, charset: str) -> tuple[str, tuple[Notice, ...]]:
    try:
        return data.decode(charset), ()
    except UnicodeDecodeError:
        text = data.decode(charset, errors="replace")
    lost = text.count("\ufffd")
    return text, (
        Notice(
            "undecodable_bytes",
            "{count} places hold bytes that are no {charset}; they read U+FFFD",
            (("count", lost), ("charset", charset)),
        ),
    )


def _bounded(decoded: tuple[str, tuple[Notice, ...]]) -> tuple[str, tuple[Notice, ...]]:
    if len(decoded[0]) > LONGEST_TEXT:
        raise _too_long()
    return decoded


def _too_long() -> TooLarge:
    return TooLarge(
        "text_too_long",
        "the text has more than {limit} characters",
        remedy="Split the file.",
        limit=LONGEST_TEXT,
    )


def _no_controls(text: str) -> str:
    if "\x00" in text:
        raise _binary()
    return text


def _wide(data: bytes) -> str | None:
    """The text of UTF-16 without a byte order mark; None where it is none."""
    if len(data) % 2:
        return None
    for charset in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(charset)
        except UnicodeDecodeError:
            continue
        if _plausible(text) and "\n" in text[:_SAMPLE]:
            return text
    return None


def _known(charset: str | None) -> str | None:
    if not charset:
        return None
    name = charset.strip().strip("\"'").lower()
    return "gb18030" if name in {"gb2312", "gbk", "gb-2312", "x-gbk", "gb_2312-80"} else name


def _plausible(text: str) -> bool:
    """Whether a decoded text reads like Chinese: its characters mostly are, and few are rare."""
    sample = text[:_SAMPLE]
    wide = sum(1 for c in sample if c > "\x7f")
    if len(_RARE.findall(sample)) * 100 > len(sample):
        return False
    return len(_CHINESE.findall(sample)) * 10 >= wide * 9 and wide > 0


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    return text.count("\ufffd") * 50 < len(text)


def _guessed(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or b"\x00" in data:
        raise _binary()
    text, notices = _forgiving(data, best.encoding)
    if not _plausible(text):
        raise _binary()
    guess = Notice(
        "charset_guessed", "the charset was guessed: {charset}", (("charset", best.encoding),)
    )
    return text, (*notices, guess)


def _binary() -> Refused:
    return Refused(
        "not_text",
        "this is neither a document of a known format nor text in a known charset",
        remedy="Save it as .docx, .pdf, .html or UTF-8 text.",
    )
