"""The value of a numeral as regulations print it: 三十, 5, ３，０００, 1.5万, 一亿二千万, 半."""

from __future__ import annotations

import re
import unicodedata

from lawdiff.numbering import parse_numeral

_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_SCALES = (("亿", 100_000_000), ("万", 10_000))
_SMALL_SCALES = {"千": 1000, "百": 100}

_DIGIT = "[0-9０-９]"
_PLACE = "(?!千[克米瓦伏])"  # 5千米 is five of 千米
_HAN_PLACE = "(?!千[克瓦伏])"  # 五千克 is five of 千克, 一千米 a thousand 米

NUMERAL = (
    rf"(?:{_DIGIT}{{1,12}}(?:[,，]{_DIGIT}{{3}}(?!{_DIGIT}))*(?:[.．]{_DIGIT}{{1,6}})?"
    rf"(?:{_PLACE}[百千万亿]){{0,3}}"
    rf"|半|[零〇○一二两三四五六七八九十百](?:{_HAN_PLACE}[零〇○一二两三四五六七八九十百千万亿]){{0,15}})"
)
"""A regular expression for one numeral, without a capturing group."""


def magnitude(numeral: str) -> float | None:
    """The value of what `NUMERAL` matches; None where its places do not fall (十百)."""
    if numeral == "半":
        return 0.5
    return _value(unicodedata.normalize("NFKC", numeral).replace(",", ""))


def _value(plain: str) -> float | None:
    for glyph, scale in _SCALES:
        head, found, tail = plain.rpartition(glyph)
        if found:
            high, low = _value(head), _value(tail) if tail else 0.0
            return None if high is None or low is None else high * scale + low
    if _DECIMAL.fullmatch(plain):
        return float(plain)
    if plain[-1:] in _SMALL_SCALES and _DECIMAL.fullmatch(plain[:-1]):
        return float(plain[:-1]) * _SMALL_SCALES[plain[-1]]
    small = parse_numeral(plain)
    return None if small is None else float(small)
