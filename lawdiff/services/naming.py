"""The id of a regulation: jurisdiction and a slug of its title in pinyin, chosen once."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

import rjieba

from lawdiff.folding import fold

_STATE = "中华人民共和国"
_SEPARATOR = re.compile(r"[^a-z0-9]+")
_MAX_SLUG = 80


def slug(title: str, jurisdiction: str | None) -> str:
    """The words of a title in pinyin, joined by hyphens, the jurisdiction's name left out.

    Long titles are cut at a word and marked with a digest of the whole.
    """
    words = (word for whole in rjieba.cut(core(title, jurisdiction)) for word in _spelled(whole))
    joined = "-".join(filter(None, words)) or "x"
    if len(joined) <= _MAX_SLUG:
        return joined
    digest = hashlib.sha256(fold(title).encode()).hexdigest()[:8]
    return f"{joined[: _MAX_SLUG - 9].rpartition('-')[0]}-{digest}"


def core(title: str, jurisdiction: str | None) -> str:
    """A title without the name of the state or the jurisdiction before it, folded."""
    bare = fold(title).removeprefix(_STATE)
    return bare.removeprefix(fold(jurisdiction)) if jurisdiction else bare


@lru_cache(maxsize=4096)
def _spelled(whole: str) -> tuple[str, ...]:
    """The words a compound is made of, in pinyin; titles are made of few."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  # slow to load, needed for new names alone

    words = [whole] if whole.isascii() else _split(whole)
    spelled = ("".join(lazy_pinyin(word, errors=_ascii)).casefold() for word in words)
    return tuple(_SEPARATOR.sub("", word) for word in spelled)


def _split(word: str) -> list[str]:
    """The words a compound is made of: 社会保险 is 社会 and 保险, 公司法 is 公司 and 法."""
    for n in range(2, len(word)):
        left, right = word[:n], word[n:]
        if (len(right) > 1 or right == "法") and all(
            len(rjieba.cut(w)) == 1 for w in (left, right)
        ):
            return [*_split(left), *_split(right)]
    return [word]


def _ascii(text: str) -> str:
    """What pinyin makes of characters that are not Chinese: the ASCII among them."""
    return text if text.isascii() else ""
