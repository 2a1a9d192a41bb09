"""The wordings in which decisions order a change, as patterns over a paragraph's skeleton.

In a skeleton every quotation, every title in 《》 and every list of places is one private
character, so that 将第三条中的“…”修改为“…” reads 将T中的Q修改为Q. Each rule bears an example in
that writing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawdiff.model.decision import InstructionKind

QUOTATIONS, TITLES, PLACES = 0xF0000, 0xFE000, 0x100000
"""The code points from which quotations, titles and lists of places are numbered."""

_Q_RANGE, _T_RANGE = "\U000f0000-\U000fdfff", "\U00100000-\U0010fffd"
Q, L, T = f"[{_Q_RANGE}]", "[\U000fe000-\U000ffffd]", f"[{_T_RANGE}]"

_N = "[一二两三四五六七八九十]+"
_PLAIN = f"[^，。；：{_Q_RANGE}{_T_RANGE}]"
_QS = f"{Q}(?:(?:、|，|和|及|以及|或者)?{Q})*"
_OWN = "[本该](?:法|条例|办法|规定|解释|细则|决定|规则)"
_LAW = rf"(?:{L}(?:（[^）]*）)?|(?:中华人民共和国)?(?:宪法|刑法)|{_OWN})?的?"
_LEAD = rf"(?:将|把|对|在|于|从|由)?{_LAW}(?:原来?的?|修改后的?)?(?:其中的?)?"
_AT, _TO = f"(?P<at>{T})", f"(?P<to>{T})"
_OLD, _NEW, _NEW_LIST = f"(?P<old>{_QS})", f"(?P<new>{Q})", f"(?P<new>{_QS})"
_ANAPHORA = "(?:[该本][条款项]|这一(?:条|款|项|自然段)|[编章节]名|其)"
_PLACE = f"(?:{_AT}|(?P<this>{_ANAPHORA}))"
_WHERE = "(?:中|里|内|规定|所列|部分)?的?(?:规定|关于)?"
_CITED = "的?(?:表述|内容|字样|规定|文字|词语|一词)?"
_HOW = "(?:相应|统一|分别|一并|均|一律|依次|顺次|对应)*地?"
_CHANGE = f"{_HOW}(?:修改|改|变更|更改|更正|调整|替换|更名)[为成]"
_BECOME = f"{_HOW}(?:改为|改作|修改为|作为|列为|调整为|变更为|移作|移至|移到|移为|顺延为|顺延至)"
_DROP = "(?:删去|删除|删掉|取消|废止)"
_ADD = "(?:增加|增写|增设|新增|补充|加上)"
_SAYS = "[，。]?(?:规定|内容为|内容|表述为|即)?(?:如下)?[：，]?"
_END = "(?:的?(?:最后|末尾|结尾|后面|句末|文末)(?:部分)?)"
_START = "(?:的?(?:开头|开始|首部|条首|之首|最前面|前面)(?:部分)?)"
_EDGE = f"(?:(?P<end>{_END})|(?P<start>{_START}))"
_ALL = (
    "(?P<all>全文|(?:有关|相关|其他|其余|各有?关?)(?:条文|条款|条)|各条款?"
    f"|[本该]?(?:法|条例|办法|规定|解释|细则|决定|规则)|{L})[中里]的?(?:所有|相关|有关)?的?"
)
_BOUNDARY = f"(?=$|[，。；、：]|[并同另此和及]|将|删|增加|在|原|{T}|{_ANAPHORA})"
_VERBS = (
    "修改为|改为|增加|增写|删[去除]|合并|并入|拆分|单列|作为|调整为|作(?:出)?相应|文字|移至|废止"
    "|不再|停止"
)

VERBS = re.compile(_VERBS)
"""The verbs without which a paragraph orders nothing."""

ORDERS = re.compile(f"{Q}|{T}|{_VERBS}")
"""What no mere prose contains: a piece of text that has it and that no rule reads is unparsed."""

CONNECTORS = re.compile(r"(?:[，。；、：\s]|并且?|同时|另外|此外|其中|以及|及|和)*")
"""What may stand between two instructions and orders nothing."""

CITED_LEAD = re.compile(rf"({T})(?:{Q}中|\w{{2,24}}职权)(?={T})")
"""第六十二条“…行使下列职权”中第六项: a place whose lead sentence is cited before its item."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording; the named groups of its pattern are those of `Clause.group`.

    ``kind`` is None where the wording only says which place the next instructions concern.
    """

    kind: InstructionKind | None
    example: str
    pattern: re.Pattern[str]


def _rule(kind: InstructionKind | None, example: str, *parts: str) -> Rule:
    return Rule(kind, example, re.compile("".join(parts) + _BOUNDARY))


RULES: tuple[Rule, ...] = (
    _rule(
        "adjust_numbering", "对条文顺序和个别文字作相应调整",
        f"{_PLAIN}{{0,30}}?条文{_PLAIN}{{0,4}}?(?:顺序|序号)(?=[和及、]{_PLAIN}{{0,8}}文字)",
    ),
    _rule(
        "adjust_numbering", "条文顺序作相应调整",
        f"{_PLAIN}{{0,30}}?(?:条文|条款|条|章节|项){_PLAIN}{{0,8}}?(?:顺序|序号)",
        f"{_PLAIN}{{0,16}}?(?:调整|修改|变动){_PLAIN}{{0,6}}?",
    ),
    _rule(
        "adjust_wording", "对个别文字作相应修改",
        f"{_PLAIN}{{0,20}}?(?:个别|部分|有关|相关|其他){_PLAIN}{{0,8}}?文字",
        f"{_PLAIN}{{0,12}}?(?:修改|调整|处理)",
    ),
    _rule(
        "effect", "本决定自公布之日起施行",
        "本(?:决定|修正案|规定|解释|办法|条例)[^。；]{0,60}?(?:施行|生效|实施|执行)",
    ),
    _rule(
        "republish", "L根据本决定作相应修改，重新公布",
        f"[^。{_Q_RANGE}{_T_RANGE}]{{0,3000}}?根据本[^。]{{0,3000}}?(?:修改|修正|修订|调整)",
        "[^。]{0,60}?公布",
    ),
    _rule("adjust_wording", "T作相应修改", f"{_LEAD}{_AT}作出?相应的?修改"),
    _rule(None, "对T作如下修改", f"{_LEAD}{_AT}作出?(?:如下|以下)?的?修改"),
    _rule(
        "merge", "将T合并，作为T，修改为：Q",
        f"{_LEAD}{_AT}(?:进行)?合并(?:[成为]一[条款项])?，?",
        f"(?:(?:作为|改为|修改为|成为|为){_TO})?，?(?:{_CHANGE}|内容为)?[：，]?{_NEW}?",
    ),
    _rule("merge", "将T并入T", f"{_LEAD}{_AT}{Q}?并入{_TO}{Q}?"),
    _rule(
        "split", "将T单列一条，作为T",
        f"{_LEAD}{_AT}(?:(?:单列|单独列|单独|分列|分|拆|拆分|分拆)(?:[列成]?为|作)?(?:{_N}[条款项])?",
        f"|(?:修?改|调整)为{_N}[条款项])，?(?:分别)?(?:(?:作为|改为|列为|为){_TO})?，?",
        f"(?:{_CHANGE})?[：，]?{_NEW}?",
    ),
    _rule(
        "renumber", "Q调整为Q",
        f"(?P<labels>{Q}){_BECOME}(?P<new_labels>{Q})",
    ),
    _rule(
        "insert_phrase", "在T中的Q后增加Q",
        f"{_LEAD}(?:{_AT})?{_WHERE}(?P<old>{Q})(?:一句|一语|一词)?之?(?P<side>[后前])面?，?",
        f"{_ADD}(?:一句|内容|文字)?，?{_SAYS}{_NEW}",
    ),
    _rule(
        "insert_phrase", "在T最后增加Q",
        f"{_LEAD}(?:{_AT})?{_EDGE}，?{_ADD}(?:规定|一句|内容)?，?{_SAYS}{_NEW}",
    ),
    _rule(
        "replace_phrase", "将相关条文中的Q修改为Q",
        f"(?:将|把|对)?{_ALL}{_OLD}{_CITED}，?{_CHANGE}[：，]?{_NEW_LIST}",
    ),
    _rule(
        "replace_phrase", "将T中的Q、",
        f"{_LEAD}{_AT}{_WHERE}{_OLD}(?P<shared>)",
        f"(?=(?:(?:、|和|及|以及){T}{_WHERE}{_QS})+{_CHANGE})",
    ),
    _rule(
        "replace_phrase", "将T中的Q修改为Q",
        f"{_LEAD}{_PLACE}?{_WHERE}[：，]?{_OLD}{_CITED}，?{_CHANGE}[：，]?{_NEW_LIST}",
    ),
    _rule(
        "delete_phrase", "删去T中的Q",
        f"{_DROP}{_LEAD}{_PLACE}?(?:{_END}|{_START})?{_WHERE}{_CITED}{_OLD}{_CITED}",
    ),
    _rule(
        "delete_phrase", "将T中的Q删去",
        f"{_LEAD}{_PLACE}?{_WHERE}{_OLD}{_CITED}(?:予以)?{_DROP}",
    ),
    _rule("delete_phrase", "T末尾的Q", f"(?P<more>){_AT}(?:{_END}|{_START})?{_WHERE}{_OLD}"),
    _rule("insert", "T增加Q作为T", f"{_LEAD}{_AT}[中内里]?{_ADD}{_NEW}，?作为{_TO}"),
    _rule(
        "insert", "在T后增加一条，作为T：Q",
        f"(?:{_LEAD}{_PLACE}{Q}?(?:之?(?P<side>[后前])|中|内|里|{_EDGE})?，?)?",
        f"{_ADD}(?:规定)?(?:(?P<count>{_N})(?P<unit>条|款|项|目|句|节|章|编|自然段)(?:规定|内容)?)?",
        f"，?(?:分别|即)?(?:(?:作为|列为|为)?{_LAW}{_TO})?的?{_SAYS}{_NEW}?",
    ),
    _rule(
        "renumber", "将T改为T",
        f"{_LEAD}{_AT}，?(?:移[至到入]{T}，?)?{_BECOME}{_LAW}(?:修改后的?)?{_LAW}{_TO}",
    ),
    _rule(
        "replace", "将T修改为：Q",
        f"{_LEAD}{_PLACE}(?P<start>{_START}|的?(?:导语|引言|前言))?(?:的(?:内容|规定))?，?",
        f"{_CHANGE}(?:{_N}[条款项]，?)?(?:作为{_TO})?(?:如下)?[：，]?{_NEW}",
    ),
    _rule("replace", "修改为：Q", f"(?:将其)?{_CHANGE}[：，]?{_NEW}"),
    _rule("replace", "Q", f"(?P<bare>){_NEW}"),
    _rule("delete", "删去T", f"{_DROP}{_LEAD}{_AT}(?:的?规定|的内容)?"),
    _rule("delete", "T予以删除", f"{_LEAD}{_AT}(?:的规定|的内容)?，?(?:予以)?{_DROP}"),
)  # fmt: skip
"""The rules, tried in this order: the more special before the more general."""
