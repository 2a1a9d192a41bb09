"""A decision read into its instructions."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from lawdiff.amending.clauses import read_passage
from lawdiff.amending.quotations import Passage, read_passages
from lawdiff.amending.sections import choose_section, is_closing, titles_amended
from lawdiff.model.decision import Instruction, Target
from lawdiff.model.regulation import Document
from lawdiff.numbering import NUMERAL, parse_numeral

_GLYPHS = "一二三四五六七八九十百"
_CHINESE = f"(?<![{_GLYPHS}])[{_GLYPHS}]+"
_DATE = re.compile(rf"({NUMERAL})\s*年\s*({NUMERAL})\s*月\s*({NUMERAL})\s*日")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FURNITURE = re.compile(
    r"^[\s\u200b-\u200f\ufeff#>*]+|(?<![\s\u200b-\u200f\ufeff*])[\s\u200b-\u200f\ufeff*]++$"
)
_TITLE = r"《(?:[^《》]|《[^《》]*》)*》"
_RUN_ON = re.compile(
    rf"(?<=[^“‘：，、；。\s])(?={_CHINESE}、(?:修改|对|将|删去|删除|在)《)"
    rf"|(?<=[；。：])(?=“（{_CHINESE}）)"
    r"|(?<=）)(?=本决定自)"
)
_HEADED = re.compile(rf"({_CHINESE}、(?:修改)?{_TITLE})(?=将|删去|删除|增加)")
"""Where a paragraph must begin that a reader of pages or Markdown has joined to the last one."""

_TOP, _MIDDLE, _LOW = 0, 1, 2


def parse_decision(
    decision: str | Document | Sequence[Document], law_title: str | None = None
) -> tuple[Instruction, ...]:
    """The instructions of an amending decision, in its order.

    Their ids are the numbers that the decision prints (二十五（三）), ¶ and a count where it prints
    none, and .2 and so on where an item orders several things.

    An omnibus decision gives the section on the law called ``law_title``; None will do for a
    decision on a single law. What no rule reads is an instruction of kind ``unparsed``.

    Raises:
        Refused: The decision concerns other laws, or several and no title is given.
    """
    passages = choose_section(_passages(_as_text(decision)), law_title)
    return tuple(_numbered(passages))


def amended_titles(decision: str) -> tuple[str, ...]:
    """The titles of the laws that a decision amends, as it names them, each once."""
    return titles_amended(_passages(decision))


def effective_date(instructions: Iterable[Instruction]) -> dt.date | None:
    """The day on which a decision takes effect, where it prints one."""
    for instruction in instructions:
        match = _DATE.search(instruction.text) if instruction.kind == "effect" else None
        year, month, day = map(parse_numeral, match.groups()) if match else (None, None, None)
        if year and month and day:
            try:
                return dt.date(year, month, day)
            except ValueError:
                return None
    return None


@lru_cache(maxsize=2)
def _passages(text: str) -> tuple[Passage, ...]:
    """The paragraphs of a decision; it is asked again for every law that it amends."""
    return tuple(read_passages(_lines(text)))


def _lines(text: str) -> Iterator[str]:
    """The paragraphs of a decision, without markup."""
    for paragraph in _BREAK.sub("\n", _COMMENT.sub("", text)).split("\n"):
        parted = _HEADED.sub(r"\1\n", _RUN_ON.sub("\n", _FURNITURE.sub("", paragraph)), count=1)
        yield from filter(None, parted.split("\n"))


def _as_text(decision: str | Document | Sequence[Document]) -> str:
    """A parsed decision as text again: its instructions were filed as articles or sections."""
    if isinstance(decision, str):
        return decision
    documents = [decision] if isinstance(decision, Document) else decision
    lines: list[str] = []
    for document in documents:
        lines += [document.title, document.note or "", document.preamble or ""]
        lines += [f"{a.label}　{a.text}" for a in document.articles]
        lines += [f"{x.title}\n{x.text}" for x in document.annexes]
    return "\n".join(lines)


def _numbered(passages: Sequence[Passage]) -> Iterator[Instruction]:
    """The instructions of the passages, each with its id."""
    path = ["", "", ""]
    contexts: list[Target | None] = [None, None, None]
    counts: Counter[str] = Counter()
    rank = unlabelled = 0
    for passage in passages:
        if is_closing(passage):
            rank, path, contexts = _TOP, ["", "", ""], [None, None, None]
        elif passage.label:
            rank = _rank(passage.label)
            path[rank:] = [passage.label.rstrip("、.． ")] + [""] * (_LOW - rank)
            contexts[rank] = contexts[rank - 1] if rank else None
        found, contexts[rank] = read_passage(passage, contexts[rank])
        unlabelled += bool(found and not any(path))
        item = "".join(path) or f"¶{unlabelled}"
        for instruction in found:
            counts[item] += 1
            yield replace(instruction, id=item if counts[item] == 1 else f"{item}.{counts[item]}")


def _rank(label: str) -> int:
    """The depth of a printed number: 二十五、 above （三） above 1."""
    if label[0] in "（(":
        return _MIDDLE
    return _LOW if label[0].isdecimal() else _TOP
