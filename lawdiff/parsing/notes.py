"""题注: which lines are the note of adoption and amendment."""

from __future__ import annotations

import re

from lawdiff.parsing.dates import dates_in
from lawdiff.parsing.history import events_in
from lawdiff.parsing.lines import FRONT_MATTER_END, Lines

_CLOSES = {"（": "）", "(": ")", "[": "]", "【": "】", "〔": "〕"}
_FIELD = re.compile(r"【题注】\s*|题注\s*[:：]\s*")
_REST = re.compile(r"[^（(]{0,80}(?:通过|批准|修正|修订|公布|发布|施行)[）)]")
_GOES_ON = re.compile(r"[。：；]$")
_DEED_LAST = re.compile(r"(?:通过|批准|修正|修订|公布|发布|施行)。$")

_LONGEST = 60
_DATE_WITHIN = 24


def is_note(lines: Lines, index: int, stop: int) -> bool:
    """Whether a 题注 begins on the line at ``index``."""
    return note_end(lines, index, stop) > index


def note_end(lines: Lines, index: int, stop: int) -> int:
    """Where the 题注 that begins at ``index`` ends; ``index`` itself where none does.

    A note stands in brackets, over several lines if need be, or has a line for each event.
    """
    text = _FIELD.sub("", lines.texts[index], count=1)
    if text[:1] in _CLOSES:
        end = _bracket_end(lines, index, stop, text[0])
        whole = "".join(lines.texts[index:end])
        return end if events_in(whole) else index
    dated = next(dates_in(text[:_DATE_WITHIN]), None)
    if (
        dated
        and dated.start == 0
        and (_DEED_LAST.search(text) or not _GOES_ON.search(text))
        and events_in(text)
    ):
        return index + 1
    return index + 1 if _REST.fullmatch(text) else index


def front_matter_end(lines: Lines, start: int, stop: int) -> int | None:
    """The line that closes the title and 题注 of a Markdown collection, if there is one."""
    return next((i for i in range(start, stop) if lines.texts[i] == FRONT_MATTER_END), None)


def _bracket_end(lines: Lines, index: int, stop: int, opens: str) -> int:
    depth = 0
    for end in range(index, min(stop, index + _LONGEST)):
        depth += lines.texts[end].count(opens) - lines.texts[end].count(_CLOSES[opens])
        if depth <= 0:
            return end + 1
    return index
