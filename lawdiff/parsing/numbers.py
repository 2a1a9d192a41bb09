"""Document numbers: 桂政办发〔2008〕63号, 中华人民共和国国务院令第703号."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIGN = r"第?\s*[0-9０-９〇○零一二三四五六七八九十百]{1,8}\s*号"
_YEARED = re.compile(
    r"[\u3400-\u9fff]{1,16}\s*[〔\[［（(【]\s*(?:19|20)[0-9]{2}\s*年?[〕\]］）)】]\s*(?:第\s*)?[0-9]{1,5}\s*号"
)
_DECREE = re.compile(
    r"[\u3400-\u9fff、（）()　 ]{2,80}?(?:令|公告)[　 ]*"
    rf"(?:[〔\[（(]?\s*[0-9]{{4}}\s*年?\s*[〕\])）]?\s*)?{_SIGN}"
)
_NUMBERED_TITLE = re.compile(rf"({_DECREE.pattern}|{_YEARED.pattern})[ \u3000]+\S")
_HEAD = re.compile(r"[\u3400-\u9fff、（）()　 ]{2,80}(?:令|公告)")
_SIGN_ALONE = re.compile(rf"[（(]?\s*(?:[0-9]{{4}}年)?{_SIGN}\s*[）)]?")
_BRACKETS = re.compile(r"^[（(\[【]\s*(.*?)\s*[）)\]】]$")
_ENDS = frozenset("号）)]】")
_SPACE = re.compile(r"[\s　]+")


def is_number(text: str) -> bool:
    """Whether the line is a document number, or part of one, and nothing else."""
    if text[-1] not in _ENDS:
        return False
    bare = _bare(text)
    return len(bare) < 60 and bool(
        _YEARED.fullmatch(bare) or _DECREE.fullmatch(bare) or _SIGN_ALONE.fullmatch(bare)
    )


def number_of_cover(cover: Sequence[str]) -> str | None:
    """The number that a cover prints on a line of its own, or at the end of its title."""
    found = None
    for place, line in enumerate(cover):
        following = _bare(cover[place + 1]) if place + 1 < len(cover) else ""
        if "号" not in line and "号" not in following:
            continue
        bare = _bare(line)
        if _YEARED.fullmatch(bare) or _DECREE.fullmatch(bare):
            found = bare
        elif _HEAD.fullmatch(bare) and _SIGN_ALONE.fullmatch(following):
            found = bare + following
        elif heading := _NUMBERED_TITLE.match(line):
            found = heading[1]
        elif ending := re.search(rf"[（(]\s*({_YEARED.pattern})\s*[）)]$", line):
            found = ending[1]
        if found:
            return _SPACE.sub("", found)
    return None


def number_of_event(body: str) -> str | None:
    """The number that an event of a 题注 names after its date: …令第152号发布."""
    match = _DECREE.search(body) or _YEARED.search(body)
    return _SPACE.sub("", match[0]) if match else None


def _bare(text: str) -> str:
    match = _BRACKETS.match(text)
    return match[1] if match else text
