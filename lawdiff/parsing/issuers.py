"""Who issued a text: its jurisdiction and what kind of regulation that makes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lawdiff.parsing.history import Event
from lawdiff.parsing.places import (
    NATIONAL,
    NATIONAL_ID,
    place_at,
    short_place_at,
    titled_place_at,
    unlisted_place_at,
)

_CENTRAL = re.compile(
    r"中华人民共和国|(?:第[一二三四五六七八九十]+届)?全国人(?:民代表)?大|国务院|最高人民|中共中央|中央|国家|全国|中国(?:人民|证券|银行|保险|民用|气象|地震)"
    r"|海关总署|[\u3400-\u9fff]{2,10}(?:总局|总署|监管局|监督管理局)|(?:[\u3400-\u9fff]{2,6}[部署](?:[、\s]|$|令|关于|办公厅|发布|公布))|刑法|宪法|民法典?"
)
_CONGRESS = re.compile(r"人民代表大会|人大")
_COURT = re.compile(r"最高人民(?:法院|检察院)")
_STATE_COUNCIL = re.compile(r"国务院(?!.{2,12}(?:部|委员会|局|办公室)(?:令|公告|发布))")
_LOCAL_RULES = re.compile(r"人民政府.{0,30}令|政府令")
_DECREE = re.compile(r"令\s*(?:第|[0-9〔\[（(])|令$")
_LAW = re.compile(r".*(?:(?<![办方])法|法典|修正案)(?:[（(].*)?")
_REPORT = re.compile(r".*报告(?:[（(].*)?")
_BUDGET = re.compile(r".*(?:预算|决算)(?:及.{0,12})?(?:信息)?公开(?:情况)?(?:说明)?")


class Issuer(NamedTuple):
    """The issuing place as printed and its slug; None where unknown.

    ``sure`` is False where the name alone does not say which place is meant.
    """

    place: str | None
    slug: str | None
    sure: bool = True


def issuer_of(title: str, events: list[Event], bodies: Iterable[str]) -> Issuer:
    """The issuing place.

    It is that of the body that adopted the text, else the one the title begins with, else that of
    a body named above or below the text.
    """
    by_title = _named(title.removeprefix("关于"))
    for deed in ("adopted", "amended", "promulgated"):
        for event in events:
            found = _named(event.body) if event.deed == deed else None
            if found and found.place == NATIONAL and by_title and by_title.place != NATIONAL:
                continue
            if found:
                return found
    if by_title:
        return by_title
    approved = next((e for e in events if e.deed == "approved"), None)
    if approved and (found := _named(approved.body)) and found.place == NATIONAL:
        return found
    for body in bodies:
        if found := _named(body):
            return found
    if place := short_place_at(title) or titled_place_at(title):
        return Issuer(place.name, place.slug, place.certain)
    return Issuer(None, None)


def _named(text: str) -> Issuer | None:
    if found := place_at(text):
        place = found[0]
        return Issuer(place.name, place.slug, place.certain)
    if _CENTRAL.match(text):
        return Issuer(NATIONAL, NATIONAL_ID)
    if unlisted := unlisted_place_at(text):
        return Issuer(unlisted.name, unlisted.slug, unlisted.certain)
    return None


def kind_of(title: str, issuer: Issuer, events: list[Event], cover: str) -> str | None:
    """The kind of regulation, in the words of 立法法.

    法律, 行政法规, 地方性法规, 部门规章, 地方政府规章; besides these 司法解释 and 规范性文件, and
    报告 and 预算公开 for what regulates nothing. No government may call its rules 条例
    (规章制定程序条例 art. 7), so that a local 条例 is of the congress. Where no place is named, the
    acts of adoption and promulgation, or a title that only a law may bear (立法法), still tell.
    """
    if _BUDGET.fullmatch(title):
        return "预算公开"
    if _REPORT.fullmatch(title):
        return "报告"
    acts = "\n".join(e.body for e in events if e.deed != "approved")
    said = f"{title}\n{acts}\n{cover}"
    if issuer.place == NATIONAL:
        approved = "\n".join(e.body for e in events if e.deed == "approved")
        return _national_kind(title, said, approved)
    if issuer.place is None and _LAW.fullmatch(title):
        return "法律"
    return _local_kind(title, acts, cover, named=issuer.place is not None)


def _local_kind(title: str, acts: str, cover: str, *, named: bool) -> str | None:
    """The kind of a text that is no national one; ``named``: its place is known."""
    if _CONGRESS.search(acts) or _CONGRESS.match(title) or _CONGRESS.search(title[:40]):
        return "地方性法规"
    if _LOCAL_RULES.search(f"{title}\n{acts}\n{cover}") or (named and _DECREE.search(acts)):
        return "地方政府规章"
    if _CONGRESS.search(cover) or (named and title.endswith("条例")):
        return "地方性法规"
    return "规范性文件" if named and (cover or acts) else None


def _national_kind(title: str, said: str, approved: str) -> str | None:
    if _COURT.search(said):
        return "司法解释"
    if re.search(r"全国人(?:民代表)?大", said) or _LAW.fullmatch(title):
        return "法律"
    if _STATE_COUNCIL.search(f"{said}\n{approved}"):
        return "行政法规"
    if _DECREE.search(said):
        return "部门规章"
    return "规范性文件" if said.strip() != title else None
