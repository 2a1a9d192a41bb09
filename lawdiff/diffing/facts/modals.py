"""Modals: the words that command, allow and forbid.

应, 可, 须, 禁止 and 有权 are also parts of other words (供应, 许可, 须知, 所有权) and attributes
(属于禁止的服务贸易); there they are no modals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawdiff.model.fact import Fact

# 应 with these is another word; 应缴, 应纳 and the like are attributes of a noun.
_NOT_BEFORE_YING = "回相适供反响对效感顺因呼答照策酬"
_NOT_AFTER_YING = (
    "[急用诉对聘征届试税变激声酬承允援战有力得收付计否知邀]"
    "|缴(?!纳|存|付)|纳(?!入)|交税|选(?=代表|名额|人)"
)
# 可 is a modal before a verb or preposition; with these it is part of an adjective.
_NOT_BEFORE_KE = "许认不宁尽无非未小方即"
_NOT_AFTER_KE = (
    "[以能行靠燃再持回移抗见疑操溶降变转追预控信读采观谓贵比利量知否喜期耕替循食兑逆吸选及供渗折解避望得"
    "竞归言复爱惜怕塑支售测研拆达]|视(?![为情作同])|分[割配解为散]|用[于性的率水地土]|执行|获得|编程|开采"
    "|撤销(?:的|婚姻|民事)|接受[的程]|调[整节]?的"
)

_MODAL = re.compile(
    "(?<![相适对反供])应当(?!知[道悉])|(?<!知道或者)(?<!知道或)(?<!知悉或者)应当(?=知[道悉])"
    f"|(?<![{_NOT_BEFORE_YING}])应(?!当|{_NOT_AFTER_YING})"
    "|必须(?!品)|无[须需]|(?<![必胡])须(?![知臾眉])"
    f"|[方即]可(?!能)|可以|(?<![{_NOT_BEFORE_KE}])可(?!{_NOT_AFTER_KE})"
    "|不得(?![已不])|不准(?![予确许])|严禁"
    "|禁止(?![的性令]|标志|事项|[^，。；、]{0,4}区|、限制|(?:或者?|和)限制)"
    "|(?<![所国共享专拥占公私具特产没])有权(?![机利益限属威力人势]|部门|单位|处理[的机]|或者)"
)


def modals(text: str) -> Iterator[Fact]:
    """The modals of ``text``, each occurrence."""
    for match in _MODAL.finditer(text):
        yield Fact("modal", match[0], match.start())
