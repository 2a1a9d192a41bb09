"""Covers: the decree or notice that puts a text into force, and the fields of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lawdiff.parsing.titles import Title, same_title

_PUTS = re.compile(
    r"(?:现予|现将|现|予以|特此|兹)(?:公布|发布|印发|公告|通知|颁布|转发)"
    r"|现将.{2,120}(?:印发|公布|发布|转发)"
    r"|请.{0,24}(?:执行|贯彻|落实|照办|办理)"
)
_PASSED = re.compile(r"已(?:经|于|由).{4,120}(?:通过|批准|同意)")
_NAMED = re.compile(r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》")
_FIELDS = (
    r"索\s*引\s*号|主题分类|发文机关|发文字号|发文文号|文号|字号|标\s*题|题注|章名|正文|文种|内容分类|"
    "法规类别|法规分类号|效力级别|效力|时效性?|有效性|(?:发布|颁布|制定|公布)(?:单位|部门|机关)|"
    "(?:发布|颁布|公布|施行|实施|生效|失效|废止|批准|通过|成文|印发|签发)(?:日期|时间)"
)
_FIELD = re.compile(rf"[【\[]?(?:{_FIELDS})\s*(?:[】\]]\s*[:：]?|[:：]).*")
_BRACKETED = re.compile(r"【[^】]{2,8}】.*")

_LONGEST = 2000


def named_in(text: str) -> list[str]:
    """The titles that a sentence of a cover quotes (现将《…》印发); none of any other sentence."""
    if len(text) > _LONGEST or not (_PUTS.search(text) or _PASSED.search(text)):
        return []
    return _NAMED.findall(text)


def is_cover_sentence(text: str) -> bool:
    """Whether a sentence puts some text into force."""
    return bool(_PUTS.search(text))


def puts_in_force(text: str, title: Title | None) -> bool:
    """Whether a sentence puts the text called ``title`` into force."""
    names = named_in(text)
    if not names:
        return False
    return bool(_PUTS.search(text)) or any(title and same_title(n, title.text) for n in names)


def is_field(text: str) -> bool:
    """Whether the line is a field of a record (发文字号：…, 【颁布日期】…)."""
    return bool(_FIELD.fullmatch(text) or _BRACKETED.fullmatch(text))


def fields_in(row: str) -> Iterator[str]:
    """The cells of a table row that may be fields: each alone, and each with the next."""
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    yield from filter(None, cells)
    for name, value in pairwise(cells):
        if name and value:
            yield f"{name}：{value}"
