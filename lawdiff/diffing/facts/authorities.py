"""Authorities: state bodies that act in an article, are charged with something or addressed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawdiff.diffing.facts.clauses import clause_start
from lawdiff.diffing.facts.phrases import Phrase
from lawdiff.model.fact import Fact

_JOINT = re.compile("、|和|或者?|以及|及|与|并|会同")
_OTHERS = re.compile(  # further members of a list, which are no state bodies
    "(?:(?:、|和|或者?|以及|及|与)(?:其他?|有关|相关)?(?:[^，。；：、的]{0,8}?|[^，。；：的应可必]{0,24}?等)"
    "(?:单位|组织|企业|机构|个人|人员|团体|社区|委员会|部门|公司|学校|协会|机关|公民)){1,8}"
)
_OFFICERS = (
    "(?:主要|直接|分管|相关|有关|主管)?(?:负责人|责任人|领导|人员|(?:工作|执法|检查|监督检查|审判|检察|组成)人员"
    "|干部|职工|公务员|人民警察|民警|交通警察|警察|委员(?!会)|领导班子|(?:副?主任|秘书长|院长|检察长|[省市县区州镇乡行局部厅]长))"
)
_COMPOUND = re.compile(  # with these the name is part of another noun
    f"{_OFFICERS}|正、副职|[正副]职|组成部门|(?:[当本历]次)?(?:全体)?会议|第[一二三四五六七八九十]+次|闭会"
    "|代表(?!机关)|任期|换届|印章|公章|公报|文件|令|规章|(?:门户|官方)?网站|所在地|驻地|所属|办公[场地区]|之间"
    "|内部|内设|以外|意见|职责|职权|职能|名义|名称|证明|[有相]关规定|档案|系统|平台|热线|预算|债券|投资|采购"
    "|信息|补贴|指导价|定价|财政(?!部门)|关单|监管|手续|工作报告|生效|绩效|警务|[民刑]事(?:判决|裁定|案件)"
    "|判决认定|联合会"
)
_POSSESSED = re.compile(r"的(?![，。；：、）)]|\Z)")
_GRANT = re.compile("的(?:批准|同意|许可|审批|审核|授权|委托|核准)")
_END = re.compile(r"的?(?:[，。；：！？、）)]|\Z)")
_RULING = re.compile(
    "(?:另有|有关|处理|处罚|行政处罚|复议|的)?(?:规定|判决|裁定|决定|要求|公告|通知|命令|指令|部署|安排|裁决)"
    "(?!的[^，。；：]|[^，。；：、和或的])"
)
_UNDER = re.compile("的?(?:统一)?(?:领导|指导|监督|组织|主持|协调)下")
_RELATIVE = re.compile("[^，。；：]{1,14}的[^，。；：]")  # …作出的处罚

_CHARGED = re.compile(
    "(?:(?<![自理事])由|(?<![方倾导])向|报|经|经过|会同|通过|交|交由|抄告|抄送|抄报|提请|报请|报经|报送|报告|通知"
    "|告知|通报|移送|移交|送|送交|送达|提交|转交|转送|函告|呈报|上报|商|商请|请|申请|请求|要求|建议|责成|责令"
    r"|授权|委托|退回|发回|被|(?<!接)受|到)[给至]?\Z"
)
_ANY_CHARGE = re.compile("(?<![自理事])由|(?<![方倾导])向|报|经|会同|送|通知")
_BY_RULE = re.compile(r"(?:按照?|依照?|根据|依据|符合|违反|执行|服从|遵守|不服|履行|对|持|凭|在)\Z")
_OBJECT = re.compile(
    "(?:接受|服从|听取|征求|对于?|与|同|跟|(?<![认行])为|将|把|是|属于|作为|包括|指|以|称|设立|建立|成立|组建"
    r"|合并|撤销|妨碍|阻碍|拒绝|冒充|欺骗|危害|依靠|加强|列入|纳入|除|给|具有|持有|因|至|比)\Z"
)
_ADVERB = re.compile(r"(?:[时后前内中并则也均都仍]|但是?|因此|其中|期间|的)\Z")
_JOINED = re.compile(r"(?:、|和|或者?|以及|及|与)\Z")


def authorities(text: str, names: Sequence[Phrase]) -> Iterator[Fact]:
    """Those of the ``names`` of bodies in ``text`` that act, each occurrence."""
    for members in _lists(text, names):
        if _acts(text, members[0].start, members[-1].end):
            for name in members:
                yield Fact("authority", text[name.start : name.end], name.start)


def _lists(text: str, names: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """Names that are joined (公安机关、民政部门和人民法院) stand in one position."""
    members: list[Phrase] = []
    for name in names:
        if members and not _JOINT.fullmatch(text, members[-1].end, name.start):
            yield members
            members = []
        members.append(name)
    if members:
        yield members


def _acts(text: str, start: int, end: int) -> bool:
    """Whether what stands at ``[start:end]`` is subject, agent or addressee."""
    left = text[clause_start(text, start) : start]
    others = _OTHERS.match(text, end)
    end = others.end() if others else end
    charged = _CHARGED.search(left) is not None
    if _COMPOUND.match(text, end) or _UNDER.match(text, end):
        return False
    if _POSSESSED.match(text, end):
        return charged and _GRANT.match(text, end) is not None
    if _BY_RULE.search(left) and _RULING.match(text, end):
        return False
    if charged:
        return True
    if _END.match(text, end):
        return _opens_sentence(text, left, end)
    if left and _JOINT.match(text, end) and not _JOINED.search(left):
        return _ADVERB.search(left) is not None
    return not _OBJECT.search(left) or _RELATIVE.match(text, end) is not None


def _opens_sentence(text: str, left: str, end: int) -> bool:
    """Whether a name that a mark follows is the subject (公安机关，) or goes on a list."""
    if not left or _JOINED.fullmatch(left):
        return text[end : end + 1] in {"，", "：", "、"}
    return _JOINED.search(left) is not None and _ANY_CHARGE.search(left[-24:]) is not None
