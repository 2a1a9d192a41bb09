"""What comparison ignores: the folded key beside the stored text.

Text is stored as printed; two texts are the same wording where their keys are equal. The key drops
white space and zero-width characters, folds width (NFKC) and unites the glyphs that transcribers
swap: quotation marks, colons, dots, dashes and 〇○零.
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(
    r"[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+"
)
_GLYPHS = str.maketrans(
    {
        c: to
        for to, cs in {
            '"': "“”„‟「」『』〝〞＂'‘’‚‛",
            ":": "︰∶",
            "·": "・•‧∙⋅",
            "-": "‐‑‒–—―−─",
            "〈": "<《",
            "〉": ">》",
            "0": "〇○",
        }.items()
        for c in cs
    }
)
_PUNCTUATION = re.compile(r"[^\w%‰℃]+")


def without_space(text: str) -> str:
    """``text`` without white space, zero-width characters and direction marks."""
    return _DROPPED.sub("", text)


def fold(text: str) -> str:
    """The key under which ``text`` is compared: equal keys, same wording and punctuation."""
    return unicodedata.normalize("NFKC", _DROPPED.sub("", text)).translate(_GLYPHS)


def fold_words(text: str) -> str:
    """As `fold`, with punctuation dropped too: equal keys, same words."""
    return _PUNCTUATION.sub("", fold(text))
