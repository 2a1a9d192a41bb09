"""Which paragraphs of a decision concern one law.

An omnibus decision gives each law a section under a heading (三、对《…》作出修改), or names the
law in the first instruction of an item (十二、将《…》第十一条修改为). What closes a decision
(此外, 本决定自…起施行) concerns all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from lawdiff.amending.grammar import VERBS
from lawdiff.amending.quotations import Passage
from lawdiff.errors import Refused
from lawdiff.folding import fold_words

_NAME = r"《((?:[^《》]|《[^《》]*》)*)》(?:[（(][^）)]*[）)])?"
_TITLE = re.compile(_NAME)
_HEADING = re.compile(rf"\s*(?:修改|对)?{_NAME}(?:作出?(?:如下|以下)?修改)?[：:。]?\s*$")
_INLINE = re.compile(rf"\s*(?:将|把|对|在|删[去除])?{_NAME}(?:的|中|第|原|名称|标题|引言|增加|作)")
_AMENDED = re.compile(rf"(?:修改|对)(?:(?:[、和]|以及)?{_NAME})+")
_ALIAS = re.compile(r"以下(?:简称|称)[《“]([^》”]+)[》”]")
_SEVERAL = re.compile("等[一二三四五六七八九十]+[件部]")
_AMENDMENT = re.compile(r"\s*(?:关于)?(.{2,40}?)修正案(?:[（(].*[）)])?\s*$")
_CLOSING = re.compile(r"\s*(?:此外[，,]|本(?:决定|修正案)[^“]*(?:施行|生效)|[^“]*根据本决定)")
_SHORT = frozenset({"解释", "规定", "办法", "条例", "决定", "细则", "规则", "通知", "批复", "意见"})
_EDITION = re.compile(r"[（(](?:[^（）()]*(?:[0-9]|修正|修订|年)[^（）()]*|试行|暂行)[)）]")
_ISSUERS = re.compile("中华人民共和国|^(?:最高人民法院|最高人民检察院|和)+")


def law_key(title: str) -> str:
    """The key under which the titles of one law agree, edition and issuer aside."""
    return fold_words(_ISSUERS.sub("", _EDITION.sub("", title)))


@dataclass(frozen=True, slots=True)
class Section:
    """The paragraphs that concern one law; ``law`` is its key, empty where none is named."""

    law: str
    title: str
    passages: tuple[Passage, ...]


def choose_section(passages: Sequence[Passage], title: str | None) -> tuple[Passage, ...]:
    """The paragraphs that concern the law called ``title``, then those that close the decision.

    A decision that names no law is taken to be on the one that is asked for.

    Raises:
        Refused: The decision concerns other laws, or several and ``title`` is None.
    """
    sections = _amending(passages)
    mine = [s for s in sections if title is None or s.law in ("", law_key(title))]
    if any(s.law for s in sections):
        mine = [s for s in mine if s.law]
    if len({s.law for s in mine}) > 1:
        raise Refused(
            "decision_several_laws",
            "the decision amends several laws ({titles})",
            remedy="Say which of them is meant.",
            titles=_listed(mine),
        )
    if not mine:
        raise Refused(
            "decision_other_law",
            "the decision does not amend {title}, but {titles}",
            remedy="Choose the decision that names this regulation.",
            title=f"《{title}》" if title else "any law",
            titles=_listed(sections) or "nothing",
        )
    closing = tuple(p for p in passages if is_closing(p))
    return (*(p for s in mine for p in s.passages), *closing)


def titles_amended(passages: Sequence[Passage]) -> tuple[str, ...]:
    """The titles of the laws that a decision amends, as it names them, each once."""
    return tuple({s.law: s.title for s in _amending(passages) if s.law}.values())


def _amending(passages: Sequence[Passage]) -> list[Section]:
    """The sections that order something; where none does, those that name a law."""
    sections = list(_sections(passages))
    return [s for s in sections if any(map(is_order, s.passages))] or [s for s in sections if s.law]


def _listed(sections: list[Section]) -> str:
    return "、".join(f"《{s.title}》" for s in sections)


def is_order(passage: Passage) -> bool:
    """Whether a paragraph can hold an instruction: headings and preambles order nothing."""
    return len(passage.parts) > 1 or bool(VERBS.search(passage.printed))


def is_closing(passage: Passage) -> bool:
    """Whether a paragraph belongs to the close of the decision, which concerns every law in it."""
    return not passage.label and bool(_CLOSING.match(passage.lead))


def _sections(passages: Sequence[Passage]) -> Iterator[Section]:
    """The decision cut where a heading or an instruction names another law."""
    title = _only_law(passages)
    aliases = {alias for passage in passages for alias in _ALIAS.findall(passage.lead)}
    mine: list[Passage] = []
    begun = False
    for passage in passages:
        named = _named(passage)
        if named and named not in aliases | _SHORT and not law_key(title).endswith(law_key(named)):
            yield Section(law_key(title), title, tuple(mine))
            title, mine, begun = named, [], True
        begun = begun or bool(passage.label) or is_order(passage)
        if begun and not is_closing(passage) and not _HEADING.match(passage.lead):
            mine.append(passage)
    yield Section(law_key(title), title, tuple(mine))


def _named(passage: Passage) -> str | None:
    """The law that a section heading, or the start of an instruction, names."""
    match = _HEADING.match(passage.lead) if len(passage.parts) == 1 else None
    match = match or _INLINE.match(passage.lead)
    return match[1] if match else None


def _only_law(passages: Sequence[Passage]) -> str:
    """The one law that the head of the decision amends; empty where that is none or several."""
    head = list(takewhile(lambda p: not p.label and len(p.parts) == 1, passages))
    if any(_SEVERAL.search(p.lead) for p in head):
        return ""
    amended: dict[str, str] = {}
    mentioned: dict[str, str] = {}
    for passage in head:
        amendment = _AMENDMENT.match(passage.lead)
        named = [amendment[1]] if amendment else _TITLE.findall(passage.lead)
        mentioned |= {law_key(title): title for title in named}
        for match in _AMENDED.finditer(passage.lead):
            amended |= {law_key(title): title for title in _TITLE.findall(match[0])}
    laws = amended or mentioned
    return next(iter(laws.values())) if len(laws) == 1 else ""
