"""Amending decisions (修改决定) as values: what they instruct, and what became of it.

Targets are always named in the numbering of the text before the decision, destinations in the
numbering after it, as the drafting rules of the National People's Congress have it (立法技术规范
（试行）（一）, 2009, part 六).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from lawdiff.model.difference import Ops
from lawdiff.model.notice import Notice
from lawdiff.model.regulation import Article, Document, TextState
from lawdiff.numbering import Number, print_numeral

InstructionKind = Literal[
    "replace", "insert", "delete", "renumber", "merge", "split",
    "replace_phrase", "insert_phrase", "delete_phrase",
    "adjust_numbering", "adjust_wording", "effect", "republish", "unparsed",
]  # fmt: skip
"""What an instruction orders. ``adjust_numbering`` is 条文顺序作相应调整, ``adjust_wording``
个别文字作相应修改 (which names no word), ``effect`` the day the decision takes effect."""

Part = Literal["article", "title", "preamble", "heading", "annex", "throughout"]
"""Which part of a regulation is named; ``throughout`` is 相关条文 and the like."""

Side = Literal["after", "before", "start", "end"]
"""Where new words stand: beside the named place, or at its start or end."""

UnitName = Literal["编", "分编", "章", "节", "部分", "条", "款", "项", "目", "句"]
BELOW_ARTICLE: tuple[UnitName, ...] = ("款", "项", "目")
"""What an article is made of, from above."""

InstructionStatus = Literal["applied", "refused", "unparsed"]
CheckStatus = Literal["confirmed", "contradicted", "unclear", "unparsed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A place in a regulation as a decision names it.

    ``headings`` is the way down to a heading: (("章", 15), ("节", 3)) is 第十五章第三节. Of a
    preamble, ``paragraph`` counts its 自然段. ``sentences`` are the first and the last sentence
    meant, counted from 1, or from the end where negative. ``name`` is the printed name of a part
    that has no number (名称, 引言, 附件二, 章名).
    """

    part: Part = "article"
    article: Number | None = None
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None
    sentences: tuple[int, int] | None = None
    headings: tuple[tuple[UnitName, int], ...] = ()
    name: str = ""

    @property
    def label(self) -> str:
        """第十条第二款第三项."""
        lead = "".join(f"第{print_numeral(n)}{unit}" for unit, n in self.headings) + self.name
        lead += self.article.label if self.article else ""
        steps = ((unit, self.step(unit)) for unit in BELOW_ARTICLE)
        return lead + "".join(f"第{print_numeral(n)}{unit}" for unit, n in steps if n)

    @property
    def unit(self) -> UnitName | None:
        """The kind of unit that is named; None where the target is no numbered unit."""
        if self.sentences:
            return "句"
        below: tuple[UnitName, ...] = tuple(unit for unit in BELOW_ARTICLE if self.step(unit))
        if below:
            return below[-1]
        if self.headings:
            return self.headings[-1][0]
        return "条" if self.article else None

    def step(self, unit: UnitName) -> int | None:
        """The number of the 款, 项 or 目 named."""
        return {"款": self.paragraph, "项": self.item, "目": self.subitem}.get(unit)

    def with_step(self, unit: UnitName, ordinal: int | None) -> Target:
        """This place with another 款, 项 or 目, or none, and nothing below it."""
        depth = BELOW_ARTICLE.index(unit)
        kept = [self.step(above) for above in BELOW_ARTICLE[:depth]]
        paragraph, item, subitem = (*kept, ordinal, None, None)[:3]
        return replace(self, paragraph=paragraph, item=item, subitem=subitem, sentences=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """One thing a decision orders.

    ``id`` is the printed number of the item it stands in (二十五（三）), with ``.2`` where an item
    orders several things. ``old`` are the quoted words to look for, ``new`` the quoted new text,
    its paragraphs joined by line ends. ``count`` and ``unit`` are the 二款 of 增加二款.
    ``flaw`` says why an instruction that could be read must not be carried out (an unclosed
    quotation, a range turned round) or, of an unparsed one, what stood in the way.
    """

    id: str
    text: str
    kind: InstructionKind
    targets: tuple[Target, ...] = ()
    destinations: tuple[Target, ...] = ()
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    side: Side | None = None
    count: int | None = None
    unit: UnitName | None = None
    flaw: Notice | None = None


@dataclass(frozen=True, slots=True)
class InstructionOutcome:
    """What became of an instruction; ``reason`` is given unless it was applied."""

    instruction: Instruction
    status: InstructionStatus
    reason: Notice | None = None

    def __post_init__(self) -> None:
        if (self.status == "applied") != (self.reason is None):
            raise ValueError(f"{self.status} with reason {self.reason}")


@dataclass(frozen=True, slots=True)
class AmendedArticle:
    """An article of the computed text.

    ``former`` is the number it had, None for a new one. ``changed``: its text differs from the
    article it was, or it is new. ``instructions`` are the ids of those that changed or moved it.
    """

    article: Article
    former: Number | None
    changed: bool
    instructions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amended:
    """A text computed from an old one and a decision: never official.

    ``document`` is the whole of it; ``articles`` are its articles with their provenance, in the
    same order. ``unplaced`` are old articles whose new number could not be determined, under
    their old labels. ``notices`` tell of references that could not follow, and of insertions on
    the boundary of two chapters.
    """

    document: Document
    articles: tuple[AmendedArticle, ...]
    outcomes: tuple[InstructionOutcome, ...]
    unplaced: tuple[Article, ...] = ()
    notices: tuple[Notice, ...] = ()
    text_state: TextState = field(default="consolidated", init=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the published new text says about an instruction; labels are those of that text.

    ``articles`` are those the instruction concerns. Unless it is confirmed, ``elsewhere`` are
    others in which its quotation stands and, where the old text is known, did not before.
    """

    instruction: Instruction
    status: CheckStatus
    articles: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unexplained:
    """An article that differs from what the decision orders; ``ops`` lead to the published text."""

    label: str
    ops: Ops


@dataclass(frozen=True, slots=True)
class Checked:
    """A decision held against the published new text."""

    findings: tuple[Finding, ...]
    unexplained: tuple[Unexplained, ...] = ()
