"""The facts a text states about itself: dates, number, issuer, kind, whether it is whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lawdiff.model import Amendment, Article, Dates, Notice
from lawdiff.parsing import notices
from lawdiff.parsing.dates import first_date, is_date
from lawdiff.parsing.history import Event, amendments_in, events_in, settled
from lawdiff.parsing.issuers import Issuer, issuer_of, kind_of
from lawdiff.parsing.numbers import number_of_cover, number_of_event
from lawdiff.parsing.places import NATIONAL, NATIONAL_ID
from lawdiff.parsing.titles import is_issuer
from lawdiff.parsing.validity import Effect, effect_decreed, effect_in, expiry_in

_FIELD_DATES = {
    "promulgated": re.compile(
        r"[【\[]?(?:颁布|公布|成文|签发)(?:日期|时间)[】\]]?\s*[:：]?\s*(.+)"
    ),
    "effective": re.compile(r"[【\[]?(?:实施|施行|生效)(?:日期|时间)[】\]]?\s*[:：]?\s*(.+)"),
    "expires": re.compile(r"[【\[]?(?:失效|废止)(?:日期|时间)[】\]]?\s*[:：]?\s*(.+)"),
}
_FIELD_NUMBER = re.compile(r"[【\[]?(?:发文字号|发文文号|文号|字号)[】\]]?\s*[:：]?\s*(.+号)")
_FIELD_BODY = re.compile(r"[【\[]?(?:颁布|发布|制定|发文)(?:单位|部门|机关)[】\]]?\s*[:：]?\s*(.+)")
_REPEALED = re.compile(
    r"已(?:被|经)?.{0,60}(?:废止|失效)|(?:现行有效性|时效性?|有效性|状态)[】\]]?\s*[:：]?\s*(?:已?失效|已?废止|被修改)|[（(【\[]\s*(?:失效|废止)"
)
_LAST = 3
_SEARCHED = 40
_ALL_PROVINCES = re.compile(r".{0,24}各省、自治区、直辖市")
_DRAFT = re.compile(r"草案|征求意见稿|送审稿|讨论稿|审议稿")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where facts are read from: the printed parts of one document."""

    title: str
    split: str
    note: str
    cover: Sequence[str]
    preamble: Sequence[str]
    articles: Sequence[Article]
    closing: Sequence[str]
    signature: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the evidence says; every unknown fact is None."""

    jurisdiction: str | None
    jurisdiction_id: str | None
    regulation_kind: str | None
    dates: Dates
    document_number: str | None
    amendments: tuple[Amendment, ...]
    notices: tuple[Notice, ...]


def facts_in(evidence: Evidence) -> Facts:
    """Everything that one document states about itself."""
    events = settled(events_in(evidence.note))
    decreed = [e for e in events_in("\n".join(evidence.cover)) if e.deed in ("adopted", "approved")]
    bodies = [*filter(None, map(_body_field, evidence.cover)), *_names(evidence)]
    issuer = issuer_of(evidence.title, events or decreed, bodies)
    if issuer.place is None and any(map(_ALL_PROVINCES.match, evidence.cover)):
        issuer = Issuer(NATIONAL, NATIONAL_ID)
    dates, doubts = _dates(evidence, events, decreed)
    said = list(doubts)
    if issuer.place is None:
        said.append(notices.no_jurisdiction())
    elif issuer.slug is None:
        said.append(notices.uncertain_jurisdiction(issuer.place))
    said += _state(evidence)
    return Facts(
        jurisdiction=issuer.place,
        jurisdiction_id=issuer.slug,
        regulation_kind=kind_of(
            evidence.title,
            issuer,
            events or decreed,
            "\n".join([*evidence.cover, *evidence.signature]),
        ),
        dates=dates,
        document_number=_number(evidence, events),
        amendments=amendments_in(events),
        notices=tuple(said),
    )


def _names(evidence: Evidence) -> list[str]:
    """The lines that may name the issuing body: those above the title, and the signature."""
    short = [x for x in (*evidence.cover, *evidence.preamble[:3]) if len(x) < 60]
    return [x.lstrip("—-") for x in (*short, *evidence.signature)]


def _body_field(line: str) -> str | None:
    match = _FIELD_BODY.fullmatch(line)
    return match[1] if match else None


def _number(evidence: Evidence, events: list[Event]) -> str | None:
    for event in reversed(events):
        if event.deed == "promulgated" and (number := number_of_event(event.body)):
            return number
    for line in evidence.cover:
        if match := _FIELD_NUMBER.fullmatch(line):
            return re.sub(r"\s+", "", match[1])
    return number_of_cover([*evidence.cover, *evidence.note.split("\n")])


def _dates(
    evidence: Evidence, events: list[Event], decreed: list[Event]
) -> tuple[Dates, list[Notice]]:
    on = _last_dates(events)
    adopted = next((e.date for e in [*events, *decreed] if e.deed == "adopted"), None)
    promulgated = on.get("promulgated") or _field(evidence, "promulgated") or _signed(evidence)
    effect = _effect(evidence)
    noted = _noted_effect(on)
    effective = noted if effect is None or (noted and not effect.date) else None
    if effect and not effective:
        effective = _begins(effect, promulgated, adopted, on.get("approved"))
    effective = effective or _field(evidence, "effective")
    last = [a.text for a in evidence.articles[-_LAST:]]
    dates = Dates(
        adopted=adopted,
        amended=on.get("amended"),
        promulgated=promulgated,
        effective=effective,
        expires=expiry_in([*last, *evidence.closing, *evidence.cover])
        or _field(evidence, "expires"),
    )
    doubts = []
    if effect and effective is None:
        doubts.append(notices.effective_unknown(f"自{effect.clause}起"))
    if not (dates.adopted or dates.amended or dates.promulgated):
        doubts.append(notices.no_date())
    return dates, doubts


def _last_dates(events: list[Event]) -> dict[str, dt.date]:
    return {e.deed: e.date for e in events if e.date}


def _noted_effect(on: dict[str, dt.date]) -> dt.date | None:
    """The day of effect that the note prints, where it is that of the text as last amended."""
    effective, amended = on.get("effective"), on.get("amended")
    return effective if effective and (amended is None or effective >= amended) else None


def _field(evidence: Evidence, name: str) -> dt.date | None:
    for line in evidence.cover:
        if match := _FIELD_DATES[name].fullmatch(line):
            return first_date(match[1])
    return None


def _signed(evidence: Evidence) -> dt.date | None:
    """The date under the decree or notice, else under the text itself."""
    for lines in (
        (evidence.signature, evidence.cover)
        if not evidence.cover
        else (evidence.cover, evidence.signature)
    ):
        for line in reversed(lines):
            if is_date(line):
                return first_date(line)
            date = first_date(line[-14:])
            if date and is_issuer(line[: line.rfind("年") - 4].strip()):
                return date
    return None


def _effect(evidence: Evidence) -> Effect | None:
    texts = [a.text for a in reversed(evidence.articles[-_SEARCHED:])]
    return effect_in(
        [*reversed(evidence.closing), *texts, *evidence.preamble[:_SEARCHED]]
    ) or effect_decreed(evidence.cover)


def _begins(
    effect: Effect,
    promulgated: dt.date | None,
    adopted: dt.date | None,
    approved: dt.date | None,
) -> dt.date | None:
    if effect.date:
        return effect.date
    start = promulgated
    if "通过" in effect.clause:
        start = adopted
    elif "批准" in effect.clause:
        start = approved
    return start + dt.timedelta(days=effect.days) if start else None


def _state(evidence: Evidence) -> list[Notice]:
    found = []
    for text in (evidence.split, *evidence.cover):
        if text and len(text) < 80 and (match := _REPEALED.search(text)):
            found.append(notices.repealed(match[0]))
            break
    if match := _DRAFT.search(evidence.title):
        found.append(notices.draft(match[0]))
    return found
