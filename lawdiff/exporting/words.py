"""What exports say beside the matter itself, in Chinese and in English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from lawdiff.model import (
    Confidence,
    FactKind,
    LinkKind,
    Noise,
    PartChangeKind,
    PassageKind,
    RowClass,
)

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language. Texts with braces are ``str.format`` templates."""

    code: str
    # titles and headings
    comparison: str
    concordance: str
    facts: str
    articles_name: str
    concordance_name: str
    facts_name: str
    number: str
    before: str
    after: str
    row_class: str
    notes: str
    group: str
    old_number: str
    new_number: str
    relation: str
    similarity: str
    noise: str
    fact: str
    lowest: str
    highest: str
    unit: str
    # names of values
    classes: Mapping[RowClass, str]
    noises: Mapping[Noise, str]
    kinds: Mapping[FactKind, str]
    links: Mapping[LinkKind, str]
    parts: Mapping[PartChangeKind, str]
    confidences: Mapping[Confidence, str]
    # what stands in cells
    absent: str
    same: str
    same_words: str
    throughout: str
    places: str
    articles: str
    listed: str
    replaced: str
    goes_to: str
    comes_from: str
    doubtful: str
    fact_changed: str
    fact_gone: str
    fact_come: str
    passages: Mapping[PassageKind, str]
    raised: str
    lowered: str
    # what stands around a table
    counts: str
    count: str
    of_form: str
    changed_facts: str
    identical: str
    legend: str
    sample: str
    added_words: str
    removed_words: str
    added_tag: str
    removed_tag: str
    source: str
    one_source: str
    computed: str
    page: str
    # how texts are named
    adopted: str
    amended: str
    promulgated: str
    in_force: str
    undated: str
    consolidated: str
    incomplete: str
    fictional: str
    # punctuation
    comma: str
    separator: str
    semicolon: str
    brackets: str
    colon: str
    gap: str

    def day(self, date: dt.date) -> str:
        """A date in words."""
        if self.code == "zh":
            return f"{date.year}年{date.month}月{date.day}日"
        return date.isoformat()


ZH = Words(
    code="zh",
    comparison="{title}修改前后对照表",
    concordance="{title}新旧条号对照表",
    facts="{title}事项变化表",
    articles_name="条文对照",
    concordance_name="条号对照",
    facts_name="事项变化",
    number="序号",
    before="修改前",
    after="修改后",
    row_class="类型",
    notes="说明",
    group="章节",
    old_number="原条号",
    new_number="现条号",
    relation="对应关系",
    similarity="相似度",
    noise="形式变化",
    fact="事项",
    lowest="下限",
    highest="上限",
    unit="单位",
    classes=MappingProxyType(
        {
            "unchanged": "未改动",
            "renumbered": "仅条号变动",
            "amended": "修改",
            "amended_renumbered": "修改并移位",
            "added": "新增",
            "deleted": "删除",
        }
    ),
    noises=MappingProxyType(
        {
            "punctuation": "仅标点或格式变化",
            "xref": "仅引用条号随之调整",
            "substitution": "仅统一用语替换",
        }
    ),
    kinds=MappingProxyType(
        {
            "fine": "罚款",
            "amount": "金额",
            "deadline": "期限",
            "duration": "期间",
            "percentage": "比例",
            "modal": "应当、可以、不得",
            "authority": "主管机关",
            "licence": "许可与备案",
        }
    ),
    links=MappingProxyType({"same": "对应", "split": "拆分", "merge": "合并"}),
    parts=MappingProxyType(
        {"inserted": "增加{parts}", "deleted": "删去{parts}", "moved": "移动{parts}"}
    ),
    confidences=MappingProxyType({"high": "高", "medium": "中", "low": "低"}),
    absent="（无）",
    same="同左",
    same_words="文字同左",
    throughout="全文统一替换",
    places="共 {count} 处，不再逐条列示",
    articles="共 {count} 条",
    listed="共 {count} 条，不再逐条列示",
    replaced="相同文字过少，不作标记，两条全文并列",
    goes_to="部分内容移至{label}",
    comes_from="部分内容来自{label}",
    doubtful="对应关系存疑，请核对（相似度 {percent}%）",
    fact_changed="{old}→{new}",
    fact_gone="删去“{old}”",
    fact_come="增加“{new}”",
    passages=MappingProxyType({"preamble": "序言", "annex": "附件"}),
    raised="上限提高 {count} 处",
    lowered="上限降低 {count} 处",
    counts="共 {total} 行：{counts}",
    count="{name} {count}",
    of_form="其中仅形式变化 {count}",
    changed_facts="事项变化：{facts}",
    identical="两个文本文字相同。",
    legend="图例",
    sample="文字",
    added_words="增加的文字",
    removed_words="删去的文字",
    added_tag="〔增〕",
    removed_tag="〔删〕",
    source="来源：修改前 {old}；修改后 {new}",
    one_source="来源：{reference}",
    computed="本表由程序对照两个文本生成，并非官方文本",
    page="第 {page} 页　共 {pages} 页",
    adopted="{day}通过",
    amended="{day}{action}",
    promulgated="{day}公布",
    in_force="{day}起施行",
    undated="日期不详",
    consolidated="由程序计算得出，并非官方文本",
    incomplete="来源不全",
    fictional="虚构示例：所涉地方并不存在，文本为演示而作，不是法律。",
    comma="、",
    separator="，",
    semicolon="；",
    brackets="（{text}）",
    colon="：",
    gap="",
)

EN = Words(
    code="en",
    comparison="{title}: comparison of the two texts",
    concordance="{title}: old and new article numbers",
    facts="{title}: facts that changed",
    articles_name="Articles",
    concordance_name="Concordance",
    facts_name="Facts",
    number="No.",
    before="Before",
    after="After",
    row_class="Class",
    notes="Notes",
    group="Section",
    old_number="Old number",
    new_number="New number",
    relation="Relation",
    similarity="Similarity",
    noise="Form only",
    fact="Fact",
    lowest="From",
    highest="To",
    unit="Unit",
    classes=MappingProxyType(
        {
            "unchanged": "Unchanged",
            "renumbered": "Renumbered only",
            "amended": "Amended",
            "amended_renumbered": "Amended and renumbered",
            "added": "Added",
            "deleted": "Deleted",
        }
    ),
    noises=MappingProxyType(
        {
            "punctuation": "Punctuation only",
            "xref": "References only",
            "substitution": "Replaced term only",
        }
    ),
    kinds=MappingProxyType(
        {
            "fine": "Fines",
            "amount": "Amounts",
            "deadline": "Deadlines",
            "duration": "Durations",
            "percentage": "Percentages",
            "modal": "Must, may, must not",
            "authority": "Authorities",
            "licence": "Licences and filings",
        }
    ),
    links=MappingProxyType({"same": "same", "split": "split", "merge": "merge"}),
    parts=MappingProxyType(
        {"inserted": "Inserted: {parts}", "deleted": "Deleted: {parts}", "moved": "Moved: {parts}"}
    ),
    confidences=MappingProxyType({"high": "high", "medium": "medium", "low": "low"}),
    absent="(none)",
    same="Same as before",
    same_words="same words",
    throughout="Replaced throughout",
    places="{count} places, not listed one by one",
    articles="Articles: {count}",
    listed="Articles: {count}, not listed one by one",
    replaced="Too little in common for marks: both texts stand whole",
    goes_to="Part of it goes on in {label}",
    comes_from="Part of it comes from {label}",
    doubtful="Doubtful pair, to be checked ({percent} % alike)",
    fact_changed="{old} → {new}",
    fact_gone="“{old}” removed",
    fact_come="“{new}” added",
    passages=MappingProxyType({"preamble": "Preamble", "annex": "Annex"}),
    raised="upper limit raised: {count}",
    lowered="upper limit lowered: {count}",
    counts="Rows: {total} ({counts})",
    count="{name}: {count}",
    of_form="of form only: {count}",
    changed_facts="Facts that changed: {facts}",
    identical="The two texts have the same wording.",
    legend="Legend",
    sample="words",
    added_words="added words",
    removed_words="removed words",
    added_tag="[added]",
    removed_tag="[removed]",
    source="Source: before {old}; after {new}",
    one_source="Source: {reference}",
    computed="Computed comparison of two texts, not an official text",
    page="Page {page} of {pages}",
    adopted="adopted {day}",
    amended="amended {day}",
    promulgated="promulgated {day}",
    in_force="in force from {day}",
    undated="date unknown",
    consolidated="computed, not an official text",
    incomplete="source incomplete",
    fictional="Fictional sample: the place does not exist; the text was written for the "
    "demonstration and is no law.",
    comma=", ",
    separator=", ",
    semicolon="; ",
    brackets=" ({text})",
    colon=": ",
    gap=" ",
)

LANGUAGES: Mapping[str, Words] = MappingProxyType({"zh": ZH, "en": EN})
