"""Fines: the quantities that stand as the object of 罚款 or 罚金."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lawdiff.diffing.facts.clauses import clause_start
from lawdiff.diffing.facts.quantities import Quantity
from lawdiff.model.fact import Fact

_FINABLE = frozenset({"money", "multiple", "share"})
_NAME = "罚[款金]的?(?:最[低高])?(?:总额|数额|金额|限额|额度|额|幅度|标准)?"
_NAME_REACH = 30

_FOLLOWED = re.compile(  # 五万元以上的罚款, 每头五十元并处罚款
    "(?:人民币)?的?(?:标准|幅度|数额)?(?:(?:处以|并处|加处|计处|予以|给予|处|判处)的?)?(?:行政)?罚[款金]"
)
_NAMED = re.compile(  # 罚款金额为…, 罚款总额不得超过…
    rf"{_NAME}，?(?:(?:应当?|规定|一般|可以|掌握)*(?:为|是|在|按照?)[^，。；：]{{0,15}}|总额|最高)?\Z"
)
_VERB = re.compile(
    f"(?<!每)[并单加]?处以?(?![理罚分置于方级长]|所(?!占))|[课科]以|按照?|{_NAME}|(?<!行)为(?!人)|是|在"
)
_LISTED = re.compile("(?:、|和|或者?|以及)[^，。；：]{0,10}")
_ALTERNATIVE = re.compile("，或者按照?[^，。；：]{0,15}")
_CAPPED = re.compile("(?:的?罚[款金])?[，、；]?(?:但是?)?(?:罚款)?(?:总额)?(?:最高)?")
_CAP = re.compile("最高|最多|不(?:得|应)?超过")
_PENALTY = re.compile("警告|拘留|徒刑|拘役|管制|没收|罚款|罚金|通报|吊销|暂扣|批评|责令")
_ALSO = re.compile("、|和|或者?|以及|并")


def fines(text: str, found: Sequence[Quantity]) -> dict[int, Fact]:
    """The fines among ``found``, by where their quantity starts."""
    ends = [0, *(q.end for q in found)]
    return {found[i].start: _fact(text, found[i], after=ends[i]) for i in _fined(text, found)}


def _fined(text: str, found: Sequence[Quantity]) -> set[int]:
    """The indices of the fines; a list is one where its last member is (五千元或者一倍的罚款)."""
    fined = {i for i, q in enumerate(found) if q.family in _FINABLE and _is_fine(text, q)}
    steps = list(pairwise(enumerate(found)))
    for (i, one), (j, two) in reversed(steps):
        listed = _LISTED.fullmatch(text, one.end, two.start)
        if j in fined and one.family in _FINABLE and listed:
            fined.add(i)
    for (i, one), (j, two) in steps:
        if i in fined and two.family in _FINABLE and _continues(text, one, two):
            fined.add(j)
    return fined


def _is_fine(text: str, quantity: Quantity) -> bool:
    if _FOLLOWED.match(text, quantity.end):
        return True
    reach = max(0, quantity.start - _NAME_REACH)
    return _NAMED.search(text, reach, quantity.start) is not None


def _continues(text: str, fine: Quantity, next_one: Quantity) -> bool:
    """Whether a quantity caps the fine before it (但最高不超过三万元) or is its alternative."""
    if _ALTERNATIVE.fullmatch(text, fine.end, next_one.start):
        return True
    capped = _CAPPED.fullmatch(text, fine.end, next_one.start)
    return (
        capped is not None
        and next_one.low is None
        and _CAP.search(text, fine.end, next_one.end) is not None
    )


def _fact(text: str, quantity: Quantity, *, after: int) -> Fact:
    """The fine with its base (违法所得一倍以上), from the fining verb or the penalty before it."""
    clause = clause_start(text, quantity.start)
    start = max(after, clause)
    verb = max((m.end() for m in _VERB.finditer(text, start, quantity.start)), default=None)
    if verb is None and start == clause:
        start = quantity.start
    else:
        start = verb or start
        start = max(
            (
                also.end()
                for also in _ALSO.finditer(text, start, quantity.start)
                if start == after or _PENALTY.search(text, start, also.start())
            ),
            default=start,
        )
    end = quantity.end
    return Fact("fine", text[start:end], start, quantity.low, quantity.high, quantity.unit)
