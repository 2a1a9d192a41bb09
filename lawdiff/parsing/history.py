"""题注 → what happened to a text and when: adoption, amendments, promulgation.

A note is a chain of events, each a date, a body and what it did. Only what stands outside quoted
titles counts, and an act that is named in passing (通过的《…》) is no event of this text.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from lawdiff.model import Amendment
from lawdiff.parsing.dates import Dated, dates_in

_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|<[^<>]{2,80}>|〈[^〈〉]*〉")
_ACT = re.compile(r"《(.+)》|<(.+)>", re.DOTALL)
_DEED = re.compile(
    r"(?P<amended>(?:修订|修正|修改)(?:后?通过)?)"
    r"|(?P<adopted>通过)"
    r"|(?P<approved>批准)"
    r"|(?P<promulgated>公布|发布|颁布|颁发|印发|公告(?!公布)(?=[\s　）)，,]|$)"
    r"|(?:令[^，。；、\s　]{0,12}号|号令)(?=[\s　）)，,]|$))"
    r"|(?P<effective>施行|实施|生效|试行(?![）)]))"
)
_PASSING = re.compile(r"\s*(?:的|并|，?\s*经|后|稿|版|本)")
_NUMBERED = re.compile(r"第[一二三四五六七八九十]+次\s*$")
_LONGEST = 20_000
_BODIES = tuple(
    map(re.compile, ("人民代表大会|人大", "审判委员会", "检察委员会", "国务院", "人民政府|市政府"))
)
_YEAR = dt.timedelta(days=370)
_JOINT = dt.timedelta(days=60)
_NEXT = re.compile(r"[、和及]\s*(?:根据)?\s*$")


class Event(NamedTuple):
    """One thing that happened to the text.

    ``deed`` is adopted, amended, approved, promulgated or effective; ``text`` is the clause as
    printed, ``body`` what it says between the date and the deed: who did it, and by which act.
    """

    deed: str
    date: dt.date | None
    text: str
    body: str


def events_in(note: str) -> list[Event]:
    """The events that a 题注 states, in order."""
    if not note:
        return []
    note = note[:_LONGEST]
    masked = _QUOTED.sub(lambda m: "\x00" * len(m[0]), note)
    dates = list(dates_in(masked))
    events: list[Event] = []
    start = 0
    carried: Dated | None = None
    for match in _DEED.finditer(masked):
        if _PASSING.match(masked, match.end()):
            continue
        deed = match.lastgroup or ""
        within = [d for d in dates if start <= d.start < match.start()]
        if not within and carried is None and deed != "effective":
            continue
        dated = _dated(deed, within, masked) if within else carried
        clause_start = within[0].start if within else start
        since = dated.end if dated and within else start
        events.append(
            Event(
                deed,
                dated.date if dated else None,
                note[clause_start : match.end()],
                note[since : match.end()].lstrip(" \u3000由经，,"),
            )
        )
        start, carried = match.end(), dated
    return events


def settled(events: list[Event]) -> list[Event]:
    """The events with every later adoption read as what it is: that of an amendment.

    A text is adopted once. What the same kind of body adopts later is an amending act: the one that
    a note goes on to name where a higher body approved it within the year (…通过 …批准的《…》修正,
    dated by its adoption), else the amendment itself.
    """
    first = next((i for i, event in enumerate(events) if event.deed == "adopted"), len(events))
    done, waiting = list(events[: first + 1]), list[Event]()
    for event in events[first + 1 :]:
        if event.deed == "adopted" and _adopts_again(events[first], event):
            done += [e._replace(deed="amended") for e in waiting]
            waiting = [event]
        elif event.deed == "amended" and waiting:
            own = waiting.pop()
            if event.date and own.date and dt.timedelta() <= event.date - own.date <= _YEAR:
                done.append(event._replace(date=own.date, text=f"{own.text} {event.text}"))
            else:
                done += [own._replace(deed="amended"), event]
        else:
            done.append(event)
    return done + [event._replace(deed="amended") for event in waiting]


def _adopts_again(first: Event, later: Event) -> bool:
    """Whether a body of the same kind adopts again, and not jointly with the first."""
    same = any(b.search(first.body) and b.search(later.body) for b in _BODIES)
    return bool(same and first.date and later.date and later.date - first.date > _JOINT)


def _dated(deed: str, within: list[Dated], masked: str) -> Dated:
    """Which of the dates in a clause is that of the deed at its end.

    An amending act bears the date of its adoption, which comes before that of its approval; of
    acts listed one after the other (…修正案》、…和…修正) the last counts. Of any other deed, the
    nearest date is meant.
    """
    if deed != "amended":
        return within[-1]
    listed = [d for d in within[1:] if _NEXT.search(masked[max(0, d.start - 8) : d.start])]
    return listed[-1] if listed else within[0]


def amendments_in(events: list[Event]) -> tuple[Amendment, ...]:
    """The chain of amendments among the events of a note."""
    return tuple(
        Amendment(
            event.date,
            event.text[-2:] if event.text[-2:] != "通过" else "修订",
            _act(event.text),
            event.text,
        )
        for event in events
        if event.deed == "amended"
    )


def _act(text: str) -> str | None:
    match = _ACT.search(text)
    return (match[1] or match[2]) if match else None
