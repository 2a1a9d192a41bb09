"""What exports say beside the matter itself, in one language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from lawdiff.model import (
    AnalogueReason,
    CellState,
    ElementKind,
    FactKind,
    LinkKind,
    Noise,
    PartChangeKind,
    PassageKind,
    RowClass,
)


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
    # titles and headings of tables of several jurisdictions
    matrix: str
    matrix_name: str
    elements: str
    elements_name: str
    likeness: str
    likeness_name: str
    analogues: str
    analogues_name: str
    subject: str
    difference: str
    jurisdiction: str
    regulation: str
    version: str
    article: str
    reason: str
    title_likeness: str
    content_likeness: str
    lowest_fine: str
    highest_fine: str
    # names of values
    classes: Mapping[RowClass, str]
    noises: Mapping[Noise, str]
    kinds: Mapping[FactKind, str]
    links: Mapping[LinkKind, str]
    parts: Mapping[PartChangeKind, str]
    states: Mapping[CellState, str]
    element_kinds: Mapping[ElementKind, str]
    reasons: Mapping[AnalogueReason, str]
    # what stands in cells
    further: str
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
    ordered: str
    raised: str
    lowered: str
    # what stands around a table
    no_analogues: str
    other_words: str
    shared_words: str
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
