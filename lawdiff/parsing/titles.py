"""Titles: which lines are one, over how many lines they run, what is split off them."""

from __future__ import annotations

import re
from typing import NamedTuple

from lawdiff.folding import fold_words
from lawdiff.parsing.furniture import is_navigation
from lawdiff.parsing.labels import heading, is_sentence, is_unnumbered
from lawdiff.parsing.lines import Line, Lines
from lawdiff.parsing.places import begins_with_place

_KINDS = (
    "法|法典|条例|办法|规定|细则|规则|规程|决定|决议|通知|通告|布告|通报|解释|批复|答复|解答|复函|函|意见|方案|章程|纲要|规划|"
    "标准|规范|准则|守则|制度|命令|令|公告|公开|报告|安排|措施|程序|计划|指引|指南|须知|协议|公约|修正案|草案|要点|纪要|公报|预案|预算|决算|"
    "说明|目录|名录|清单|罪名的意见|要求|声明|宣言|议案|提案|总表"
)
_SUFFIX = r"(?:\s*[（(〔\[【][^（）()〔〕\[\]【】]{1,30}[）)〕\]】]|[一二三四五六七八九十])*"
_COMPLETE = re.compile(rf".*(?:{_KINDS}){_SUFFIX}")
_FIRST = re.compile(
    r"中华人民共和国|国务院|全国人|最高人民|中共中央|中国|国家|关于|中央|《?[^，。；]{2,30}(?:部|局|署|委|院|厅|会|府)关于"
)
_VAGUE = re.compile(
    r"(?:预算|决算|说明|要求|名录|清单|目录|总表|计划|程序|措施|安排|制度|标准|报告|声明|解释|函|令)$"
)
_ISSUER = re.compile(
    r"[^，。；：、（）()《》0-9]{2,40}(?:人民政府|人民代表大会|委员会|人大常委会|国务院|法院|检察院|办公[厅室]|[部厅局署院委会办行])"
)
_NOT_TITLE = re.compile(
    r"[（(〔\[【—－\-“]|附[件表录图：:]|第\s*[0-9０-９一二三四五六七八九十百]+\s*[条章节编款项号次]|[0-9０-９一二三四五六七八九十]{1,3}\s*[、.．]|"
    r"目\s*[录次]$|.*(?:号|日)$|.*[：:；;。]$|\|"
)
_DECREE = re.compile(r".*(?:令|公告|公报)(?:\s*[（(]?(?:第|[0-9]{4}年).{1,12}号[）)]?)?")
_EDITION = re.compile(
    r"\s*([（(〔\[【]\s*(?:(?:19|20)\d\d\s*年?\s*(?:\d{1,2}月(?:\d{1,2}日)?)?)?\s*"
    r"(?:第?[一二三四五六七八九十]*次?)(?:最新)?(?:修正|修订|修改)(?:文?本|版|后)?\s*[）)〕\]】])\s*$"
)
_STATE = re.compile(
    r"\s*([（(〔\[【]\s*(?:已|已被|现已|已经)?(?:废止|失效|停止执行|现行有效|有效)[^（）()]{0,12}[）)〕\]】])\s*$"
)
_ADDED = re.compile(
    r"[（(〔\[【]\s*[^（）()〔〕]{0,16}(?:试行|暂行|草案|征求意见|讨论|审议|送审|修订|修改|修正)[^（）()〔〕]{0,12}[）)〕\]】]"
)
_DIGIT_SPACE = re.compile(
    r"(?<=[\u3400-\u9fff）》])[ \u3000]+(?=[0-9])|(?<=[0-9])[ \u3000]+(?=[\u3400-\u9fff])"
)

_LONGEST = 130
LINES = 4
"""The most lines that a title runs over."""


class Title(NamedTuple):
    """A title on the lines ``first`` to ``last`` (indexes, both included).

    ``split`` is what was taken off its end: the year of an edition (2018年修正), a state (已失效).
    """

    first: int
    last: int
    text: str
    split: str = ""


def titles_in(lines: Lines, start: int, stop: int) -> list[Title]:
    """The titles among the lines, in order, none inside another."""
    titles: list[Title] = []
    index = start
    while index < stop:
        title = title_at(lines, index, stop)
        if title:
            titles.append(title)
        index = title.last + 1 if title else index + 1
    return titles


def title_at(lines: Lines, index: int, stop: int) -> Title | None:
    """The title that begins on the line at ``index``, whole or broken over up to four lines."""
    text = ""
    for last in range(index, min(index + LINES, stop)):
        if not _may_belong(lines, last) or len(text) + len(lines.texts[last]) > _LONGEST:
            return None
        if text and not _continues(lines[last - 1], lines[last], text):
            return None
        text += lines.texts[last]
        if _COMPLETE.fullmatch(text):
            return _with_added(lines, index, last, stop, text)
        if is_issuer(text) and last == index and not _resumes(lines, last + 1, stop):
            return None
    return None


def is_issuer(text: str) -> bool:
    """Whether ``text`` is the name of a body and nothing else."""
    return bool(_ISSUER.fullmatch(text))


def is_decree(text: str) -> bool:
    """Whether ``text`` is the heading of a decree or announcement that puts a text into force."""
    return len(text) < 60 and bool(_DECREE.fullmatch(text))


def is_vague(text: str) -> bool:
    """Whether a title ends in a word that many lines end in, so that it must begin as titles do."""
    return bool(_VAGUE.search(text)) and not starts_afresh(text)


def starts_afresh(text: str) -> bool:
    """Whether ``text`` begins as titles do: with a place, a central body or 关于."""
    return bool(_FIRST.match(text)) or begins_with_place(text)


def same_title(one: str, other: str) -> bool:
    """Whether two titles differ in nothing but white space, punctuation and glyphs."""
    return fold_words(one) == fold_words(other)


def tidy(first: int, last: int, text: str) -> Title:
    """The title with layout white space out and its edition and state split off."""
    split = ""
    for pattern in (_STATE, _EDITION):
        if match := pattern.search(text):
            split, text = match[1] + split, text[: match.start()]
    text = _DIGIT_SPACE.sub("", " ".join(text.split()))
    return Title(first, last, text, split)


def _may_belong(lines: Lines, index: int) -> bool:
    text = lines.texts[index]
    return not (
        is_sentence(text)
        or _NOT_TITLE.match(text)
        or is_navigation(text)
        or (text[0] == "第" and heading(index, lines[index]))
        or is_unnumbered(text)
    )


def _continues(before: Line, line: Line, text: str) -> bool:
    """Whether a line goes on with the title begun above it."""
    if before.depth != line.depth:
        return False
    if is_issuer(text):
        return line.text.startswith("关于")
    return not (_COMPLETE.fullmatch(line.text) and starts_afresh(line.text))


def _resumes(lines: Lines, index: int, stop: int) -> bool:
    return index < stop and lines.texts[index].startswith("关于")


def _with_added(lines: Lines, first: int, last: int, stop: int, text: str) -> Title:
    """The title with （试行） or （草案） where that stands on the line below."""
    if last + 1 < stop and _ADDED.fullmatch(lines.texts[last + 1]):
        last += 1
        text += lines.texts[last]
    return tidy(first, last, text)
