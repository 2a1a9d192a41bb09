"""What an article is there for, where nearly every regulation has such an article.

The drafting standard 立法技术规范（试行）（一） prescribes most of these and their order: purpose,
scope, definitions and authorities first, penalties and entry into force last. So they are told by a
formula, a place and a length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_THIS = "本(?:法|条例|办法|规定|细则|规则)"


class Role(NamedTuple):
    """A role: its formula, between which shares of the text it stands, its most characters."""

    formula: re.Pattern[str]
    first: float
    last: float
    longest: int
    penal: bool = False


def _role(formula: str, first: float, last: float, longest: int, *, penal: bool = False) -> Role:
    return Role(re.compile(formula.replace("THIS", _THIS)), first, last, longest, penal)


ROLES: dict[str, Role] = {
    "purpose": _role("^(?:为|根据).{4,}?制定THIS", 0, 0.08, 500),
    "scope": _role(
        "适用THIS|适用于|THIS适用|(?:应当|均应|必须)遵守THIS|依照THIS执行"
        "|行政区域内.{0,120}(?:应当|均应|必须)遵守",
        0, 0.15, 500,
    ),
    "definitions": _role("THIS所称|下列用语|下列术语|含义", 0, 1, 1200, penal=True),
    "principles": _role(
        "(?:坚持|遵循|实行|贯彻).{0,90}(?:原则|方针)|(?:坚持|遵循).{8,}", 0, 0.2, 260
    ),
    "government": _role(
        "人民政府.{0,60}(?:领导|国民经济和社会发展|财政预算|保障机制|协调机制)", 0, 0.3, 700
    ),
    "departments": _role(
        "(?:部门|机构|机关|委员会).{0,30}(?:负责|主管|是).{0,80}(?:工作|管理|监督).{0,400}"
        "(?:职责|其他有关部门|有关部门|等部门|协助|配合)",
        0, 0.3, 900,
    ),
    "publicity": _role(
        "(?:宣传|教育|普及).{0,80}(?:媒体|广播|电视|报刊|网络|活动|知识|意识)|新闻媒体|公益广告",
        0, 0.6, 600,
    ),
    "reporting": _role("举报|投诉|检举|控告|劝阻", 0, 0.75, 400),
    "awards": _role("表彰|奖励|表扬", 0, 1, 260),
    "science": _role("(?:科学|技术|科研).{0,20}(?:研究|创新|开发|推广)", 0, 0.5, 300),
    "townships": _role(
        "^.{0,8}(?:乡|镇|街道).{0,16}(?:政府|办事处).{0,40}(?:应当|负责|协助|做好)", 0, 0.5, 400
    ),
    "misconduct": _role(
        "(?:人员|机关|部门).{0,80}(?:玩忽职守|滥用职权|徇私舞弊|失职|渎职|不履行|不依法履行|处分)",
        0.5, 1, 1200, penal=True,
    ),
    "other law": _role(
        "(?:法律|法规|本省|国家).{0,20}(?:已有|已经|另有|有).{0,12}(?:规定|处罚).{0,20}"
        "(?:从其|适用|依照|执行|处罚)",
        0, 1, 160, penal=True,
    ),
    "delegation": _role(
        "委托.{0,40}(?:处罚|执法)|综合(?:行政)?执法.{0,30}(?:实施|行使|决定)",
        0.5, 1, 300, penal=True,
    ),
    "remedies": _role("行政复议|行政诉讼|提起诉讼|强制执行", 0.5, 1, 300, penal=True),
    "entry into force": _role(
        "自.{0,16}起(?:施行|实施|生效)|自(?:公布|发布)之日起", 0.85, 1, 260, penal=True
    ),
}  # fmt: skip

CORE = (
    "purpose", "scope", "principles", "government", "departments", "misconduct", "other law",
    "entry into force",
)  # fmt: skip
"""The roles that as a rule one article alone has."""

_SHORT, _SLACK = 30, 2  # in a text of fewer articles a role may stand so many outside its share
_SANCTION = re.compile("罚款|没收|责令")


def roles(folded: Sequence[str]) -> npt.NDArray[np.float32]:
    """Which article (row; its folded text) has which of `ROLES` (column): 1 or 0."""
    return np.array(
        [[_has(role, text, place, len(folded)) for role in ROLES.values()]
         for place, text in enumerate(folded)],
        np.float32,
    ).reshape(len(folded), len(ROLES))  # fmt: skip


def _has(role: Role, text: str, place: int, total: int) -> bool:
    slack = _SLACK if total < _SHORT else 0
    return (
        role.first * total - slack <= place + 1 <= role.last * total + slack
        and len(text) <= role.longest
        and (role.penal or not _SANCTION.search(text))
        and bool(role.formula.search(text))
    )
