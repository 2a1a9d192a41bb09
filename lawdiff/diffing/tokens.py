"""Text cut into the pieces an edit may hold: lines, clauses, words or characters.

Pieces joined give the text back. A numeral is never cut, whatever the unit: 三十 became 十五, not
三 and 五.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import accumulate, pairwise

import rjieba

from lawdiff.model.difference import Unit
from lawdiff.numbering import ARTICLE_LABEL, NUMERAL

Cut = Callable[[str], list[str]]

_LINE = re.compile(r"[^\n]+\n?|\n")
_MARKS = r"。；：、！？;!?|\n"
_WITHIN = rf"(?:[^{_MARKS}，,]++|[，,](?=[0-9０-９]))"  # a comma before a digit parts thousands
_CLAUSE = re.compile(rf"{_WITHIN}*+[{_MARKS}，,][”’」』]*|{_WITHIN}++")
_DIGITS = "零〇○一二两三四五六七八九十百千万亿廿卅0123456789０１２３４５６７８９"
_NUMERAL_STARTS = f"第（({_DIGITS}"
_VALUE = f"[{_DIGITS}]+"
_NUMERAL = re.compile(
    rf"(?=[{_NUMERAL_STARTS}])"  # how any of them begins, told at a glance
    rf"(?:{ARTICLE_LABEL}|第{NUMERAL}[款目编章节]|第?[（(]{NUMERAL}[）)]项?"
    rf"|{_VALUE}分之{_VALUE}|{_VALUE}(?:[.．,，]{_VALUE})*[%％‰]?)"
)
_DIGIT = re.compile(f"[{_DIGITS}]")


def lines(text: str) -> list[str]:
    """The lines of ``text``, each with its line end."""
    return _LINE.findall(text)


def clauses(text: str) -> list[str]:
    """The clauses of ``text``, each with the mark that ends it."""
    return _CLAUSE.findall(text)


def cutter(unit: Unit) -> Cut:
    """How text is cut for edits in words or in characters."""
    return words if unit == "word" else characters


def words(text: str) -> list[str]:
    """The words of ``text``."""
    return _with_whole_numerals(text, rjieba.cut(text, hmm=False))


def characters(text: str) -> list[str]:
    """The characters of ``text``."""
    return _with_whole_numerals(text, text)


def is_telling(token: str) -> bool:
    """Whether two texts that hold ``token`` once are likely to mean the same by it.

    A single character says too little, and a number may have become another.
    """
    return len(token) > 1 and token[0] not in _NUMERAL_STARTS


def _with_whole_numerals(text: str, tokens: Collection[str]) -> list[str]:
    if not _DIGIT.search(text):
        return list(tokens)
    inside = {at for m in _NUMERAL.finditer(text) for at in range(m.start() + 1, m.end())}
    ends = list(accumulate(map(len, tokens)))
    if inside.isdisjoint(ends):
        return list(tokens)
    whole = [at for at in ends if at not in inside]
    return [text[start:end] for start, end in pairwise([0, *whole])]
