"""Amending decisions: applied to an old text, held against a new one, drafted from two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawdiff import amending, diffing
from lawdiff.model import Amended, Checked, Document, Instruction, TextName
from lawdiff.numbering import Number
from lawdiff.services.annexed import without_decisions
from lawdiff.services.texts import Text, Texts


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft decision in statutory wording, and whether it gives the new text when applied.

    ``amended`` is what it gives.
    """

    old: Text
    new: Text
    text: str
    exact: bool
    amended: Amended


def computed(amended: Amended) -> Text:
    """The text that a decision makes: marked as computed wherever it goes."""
    name = TextName(amended.document.title, text_state=amended.text_state)
    return Text(name, amended.document)


class Decisions:
    """What can be done with a decision and the texts it joins. Nothing is stored."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def apply(self, old: str, decision: str) -> tuple[Text, Amended]:
        """The text that a decision makes of an old one: computed, never official.

        Raises:
            Refused: where the decision is about other laws.
        """
        before = self._texts.resolve(old)
        instructions = self._instructions(decision, before)
        return before, amending.apply(without_decisions(before.document), instructions)

    def apply_text(self, old: Document, decision: str) -> Amended:
        """As `apply`, on texts that were handed over."""
        instructions = amending.parse_decision(decision, old.title)
        return amending.apply(without_decisions(old), instructions)

    def check(self, decision: str, new: str, old: str | None = None) -> tuple[Text, Checked]:
        """A decision held against the published new text, with the old one or without."""
        after = self._texts.resolve(new)
        before = without_decisions(self._texts.resolve(old).document) if old is not None else None
        instructions = self._instructions(decision, after)
        return after, amending.check(instructions, without_decisions(after.document), before)

    def check_text(self, decision: str, new: Document, old: Document | None) -> Checked:
        """As `check`, on texts that were handed over."""
        before = without_decisions(old) if old is not None else None
        instructions = amending.parse_decision(decision, new.title)
        return amending.check(instructions, without_decisions(new), before)

    def draft(self, old: str, new: str) -> Draft:
        """A decision that makes the new text out of the old one."""
        return self.draft_text(self._texts.resolve(old), self._texts.resolve(new))

    def draft_text(self, old: Text, new: Text) -> Draft:
        """As `draft`, on texts that were found already."""
        before, after = without_decisions(old.document), without_decisions(new.document)
        text = amending.draft(before, after, _counterparts(before, after))
        again = amending.apply(before, amending.parse_decision(text, before.title))
        return Draft(old, new, text, _bodies(again.document) == _bodies(after), again)

    def _instructions(self, decision: str, law: Text) -> Sequence[Instruction]:
        return amending.parse_decision(self._texts.plain(decision), law.document.title)


def _counterparts(old: Document, new: Document) -> dict[Number, Number]:
    pairs = diffing.align(old.articles, new.articles).pairs
    return {old.articles[p.old].number: new.articles[p.new].number for p in pairs}


def _bodies(document: Document) -> list[tuple[Number, str]]:
    return [(article.number, article.text) for article in document.articles]
