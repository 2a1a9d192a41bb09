"""What comparison ignores: the folded key beside the stored text.

Text is stored as printed; two texts are the same wording where their keys are equal. The key drops
white space and zero-width characters, folds width (NFKC, character by character) and unites the
glyphs that transcribers swap: quotation marks, colons, dots, dashes and 〇○0.
"""

from __future__ import annotations

import re
import unicodedata

_SWAPPED = {
    '"': "“”„‟「」『』〝〞＂'‘’‚‛＇",
    ":": "︰∶：",
    "·": "・•‧∙⋅",
    "-": "‐‑‒–—―−─－",
    "〈": "<《＜",
    "〉": ">》＞",
    "0": "〇○",
}
_STATE = "中华人民共和国"
_INVISIBLE = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
_PUNCTUATION = re.compile(r"[^\w%‰℃]+")
_COMMON_MARKS = re.compile("[，。；：、（）《》“”\n]+")  # nothing is left of the key of any of them
_PLAIN_WORDS = re.compile("[一-龥0-9A-Za-z]*")
# Most of a text is its own key; asking only about the rest takes half the time of translating all.
_NOT_PLAIN = re.compile("[^一-龥、。,;:0-9A-Za-z]")
_NOT_PLAIN_IN_LINES = re.compile("[^一-龥、。,;:0-9A-Za-z\n]")


class _Table(dict[str, str]):
    """Every character's key, worked out the first time it is met."""

    def __missing__(self, char: str) -> str:
        key = (
            ""
            if _INVISIBLE.match(char)
            else _INVISIBLE.sub("", unicodedata.normalize("NFKC", char))
        )
        self[char] = key
        return key


_TABLE = _Table({c: key for key, chars in _SWAPPED.items() for c in chars})


def without_space(text: str) -> str:
    """``text`` without white space, zero-width characters and direction marks."""
    return _INVISIBLE.sub("", text)


def fold(text: str) -> str:
    """The key under which ``text`` is compared: equal keys, same wording and punctuation."""
    return _folded(text, _NOT_PLAIN)


def fold_lines(text: str) -> list[str]:
    """The key of each line of ``text``."""
    return _folded(text, _NOT_PLAIN_IN_LINES).split("\n")


def _folded(text: str, unknown: re.Pattern[str]) -> str:
    # The marks that stand most often are replaced at once: then hardly any are asked about.
    text = text.replace("，", ",").replace("；", ";").replace("：", ":")
    return unknown.sub(lambda match: _TABLE[match[0]], text)


def fold_words(text: str) -> str:
    """As `fold`, with punctuation dropped too: equal keys, same words."""
    words = _COMMON_MARKS.sub("", text)  # most of what is left is its own key
    return words if _PLAIN_WORDS.fullmatch(words) else _PUNCTUATION.sub("", fold(words))


def search_key(text: str) -> str:
    """``text`` as search sees it: folded, and without the difference of upper and lower case."""
    return fold(text).casefold()


def title_key(title: str) -> str:
    """The key under which titles are compared: their words, the name of the state left out."""
    return fold_words(title).removeprefix(_STATE)
