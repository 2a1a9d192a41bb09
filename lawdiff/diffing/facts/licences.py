"""Licences: what must be obtained, registered, approved or filed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lawdiff.diffing.facts.clauses import clause_start
from lawdiff.diffing.facts.phrases import Phrase
from lawdiff.model.fact import Fact

_Span = tuple[int, int]

_NOUNS = (  # 登记机关, 批准文件, 备案材料: the act is part of another noun
    "机[关构]|部门|单位|人员?|事项|手续|程序|权限|制度|材料|资料|条件|范围|服务|流程|意见|结果|情况|信息|工作|表"
    "|簿|号|书|日期|之[日月]|的?决定|管理|系统|平台|[点地权证]|文[件号]"
)
_SPEECH = "[申通情海汇警谎举呈预填虚瞒漏迟]"  # 申报, 通报, 情报: 报 is part of another word
_REPORT = f"(?<!{_SPEECH})报(?![告刊纸酬名案废销表道到警考失批])"
_VIA = "(?<![已曾神财途历])经(?![营济费常办验贸纪理销])"

_TITLE = (  # what a licence is called, at its end
    "(?:许可证[件书照]?|许可文件|许可(?!使用|他人|[权证])|(?:营业)?执照|资质(?:等级证书|等级|证书|条件)?"
    "|资格(?:证书|证|等级)?|(?:登记|审批|备案|报批|核准|批准|许可|报建)手续|登记证书?"
    f"|登记(?!{_NOUNS})|[^，。；：、的]证书|批准文[件号]"
    "|[^凭查验保论取票签认公作佐引鉴举质见旁人物书求例实印辩荣誉]证(?![据明实言人照券件书监]))(?:》|(?!》))"
    "(?:批准文件|(?:变更|注销|延续|换发)(?:、(?:变更|注销|延续))*(?:登记|手续))?"
)
_VERB = (
    "(?:申请(?:办理|领取|换发|换领|取得|补发|补办|核发|变更|延续)?"
    "(?!人(?!工)|书|材料|资料|表|者|事项|时|费|批准文)"
    "|取得|领取|办理(?!人|机[构关])|补办|换领|申领|申办|具有|具备|获得|持有(?![人关])"
    "|(?<![具持所没])有(?=相应|相关|合法|符合))(?![的、])"
)
_STILL = (  # another verb ends the search for the noun
    "(?!取得|领取|办理|申请|具有|具备|获得|应当|可以|从事|进行|超越|擅自|方可|必须|给予|不(?!动产)|未"
    "|(?<!已)经(?![营济费纪办贸])|(?:核发|颁发|发放|吊销)(?!的))"
)
_WORD = rf"(?:{_STILL}[^，。；：！？])"
_LISTED = rf"(?:{_STILL}[^，。；：！？、的未不按])"
_OBTAINED = re.compile(
    "(?<!不予)(?<!拒绝)(?<!停止)(?<!暂停)(?<!受理)"
    f"(?:{_VERB}{_WORD}{{0,40}}?{_TITLE}(?:(?:、|和|或者?|及|以及){_LISTED}{{0,12}}?{_TITLE}){{0,6}}"
    f"|履行{_WORD}{{0,20}}?(?:许可|审批|登记|备案|报批|核准)手续)(?!之[日月]|日期)"
)
_ADVERBS = re.compile("(?:依法|书面|提出|一并|统一|直接)?")

_APPROVED = re.compile(f"(?:批准|审批|核准|许可(?!使用)|登记)(?!{_NOUNS})")
_ASKED = re.compile(f"{_VIA}|{_REPORT}")
_DECIDED = re.compile(  # the approval was another one
    "批准(?!机关|权)|审批(?!机关|部门|权)|许可(?!机关)|登记(?!机[关构])|备案(?!机关)|核准|后|，"
    "|应当|可以|进行|办理|取得|申请"
)
_PAPER = re.compile("报[请送]?批准的")  # 报请批准的书面报告

_FILED = re.compile(
    "(?<!予以)(?<!不予)(?<!受理)(?<!接受)(?<!准予)(?<!改为)"
    f"备案(?!{_NOUNS}|的(?:主管)?部门|审查|凭证|回执|编码|目录|登记|合同|时|申请|标识)"
)
_ADDRESSED = re.compile(f"{_REPORT}|(?<![方倾导趋])向")
_SPLIT = re.compile("并|后|，|报告|批准|应当|可以")


def licences(text: str, names: Iterable[Phrase]) -> Iterator[Fact]:
    """The licences of ``text``, whose bodies are ``names``; none overlaps another."""
    addressed = {n.end: n.start - 1 for n in names if text[n.start - 1 : n.start] == "向"}
    spans = {*_obtained(text, addressed), *_approved(text), *_filed(text)}
    cover = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= cover:
            cover = end
            yield Fact("licence", text[start:end], start)


def _obtained(text: str, addressed: dict[int, int]) -> Iterator[_Span]:
    """取得资质等级证书; 向民政部门申请登记, ``addressed`` giving 向 by where its body ends."""
    for match in _OBTAINED.finditer(text):
        start = match.start()
        body = next((at for at in range(start, max(0, start - 3), -1) if at in addressed), None)
        if body is not None and _ADVERBS.fullmatch(text, body, start):
            start = addressed[body]
        yield start, match.end()


def _approved(text: str) -> Iterator[_Span]:
    """经国务院批准, 报省人民政府审批, 报经批准, 经批准."""
    for match in _APPROVED.finditer(text):
        clause = clause_start(text, match.start())
        asked = list(_ASKED.finditer(text, clause, match.start()))
        if not asked or _DECIDED.search(text, asked[-1].end(), match.start()):
            continue
        if _PAPER.match(text, asked[-1].start()):
            continue
        twice = len(asked) > 1 and asked[-2].end() == asked[-1].start()
        yield asked[-2 if twice else -1].start(), match.end()


def _filed(text: str) -> Iterator[_Span]:
    """向公安机关备案, 报国务院备案; 备案 alone where nobody is addressed."""
    for match in _FILED.finditer(text):
        clause = clause_start(text, match.start())
        asked = [m.start() for m in _ADDRESSED.finditer(text, clause, match.start())]
        if asked and not _SPLIT.search(text, asked[-1], match.start()):
            yield asked[-1], match.end()
        else:
            yield match.span()
