"""What a published text says about the instructions of a decision, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from lawdiff.amending.newtext import quoted_articles, without_caption
from lawdiff.diffing.textdiff import diff_text
from lawdiff.folding import fold, fold_words
from lawdiff.model.decision import (
    Amended,
    CheckStatus,
    Finding,
    Instruction,
    InstructionKind,
    Part,
)
from lawdiff.model.regulation import Document
from lawdiff.numbering import Number
from lawdiff.paragraphs import list_label

_AKIN = 0.5


@dataclass(slots=True)
class Witness:
    """The published text ``new``, asked about one instruction after another.

    ``amended`` is what the instructions make of the text ``old`` before, or of a blank one.
    """

    new: Document
    old: Document | None
    amended: Amended
    texts: Mapping[Number, str] = field(init=False)
    numbers: Mapping[Number, Number] = field(init=False)
    applied: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.texts = {a.number: a.text for a in self.new.articles}
        self.numbers = {a.former: a.article.number for a in self.amended.articles if a.former}
        done = (o.instruction.id for o in self.amended.outcomes if o.status == "applied")
        self.applied = frozenset(done if self.old else ())

    def finding(self, instruction: Instruction) -> Finding:
        """What the text says about one instruction."""
        numbers = list(dict.fromkeys(self._places(instruction)))
        labels = tuple(n.label for n in numbers if n in self.texts)
        if instruction.id in self.applied and labels and self._is_as_computed(instruction):
            return Finding(instruction, "confirmed", labels)
        status = self._status(instruction, numbers)
        found = () if status == "confirmed" else tuple(self._elsewhere(instruction, numbers))
        return Finding(instruction, status, labels, found)

    def _is_as_computed(self, instruction: Instruction) -> bool:
        """Whether every article that the instruction made is published as computed."""
        made = [a.article for a in self.amended.articles if instruction.id in a.instructions]
        return bool(made) and all(fold(a.text) == fold(self.texts.get(a.number, "")) for a in made)

    def _places(self, instruction: Instruction) -> Iterator[Number]:
        """The new numbers of the articles that an instruction concerns."""
        moved = _destined(instruction)
        if moved:
            yield from moved
            return
        for place in instruction.targets or instruction.destinations:
            number = self.numbers.get(place.article) if place.article else None
            if number:
                yield number

    def _status(self, instruction: Instruction, numbers: Sequence[Number]) -> CheckStatus:
        if instruction.kind == "unparsed":
            return "unparsed"
        if instruction.flaw:
            return "unclear"
        if instruction.kind == "adjust_numbering":
            return self._is_numbered_alike()
        if instruction.kind == "delete":
            return self._is_gone(instruction)
        if instruction.new:
            return self._shows(instruction, numbers)
        if instruction.kind == "delete_phrase":
            return self._lacks(instruction.old, numbers)
        return self._is_moved(instruction, numbers)

    def _is_numbered_alike(self) -> CheckStatus:
        if self.old is None:
            return "unclear"
        alike = {a.number for a in self.amended.document.articles} == self.texts.keys()
        return "confirmed" if alike else "contradicted"

    def _is_gone(self, instruction: Instruction) -> CheckStatus:
        """Whether deleted units stand nowhere any more; that takes the old text to tell."""
        if self.old is None or any(place.unit != "条" for place in instruction.targets):
            return "unclear"
        before = {a.number: a.text for a in self.old.articles}
        published = {fold_words(text) for text in self.texts.values()}
        gone = [before.get(place.article) for place in instruction.targets if place.article]
        if not all(gone):
            return "unclear"
        stands = any(fold_words(text) in published for text in gone if text)
        return "contradicted" if stands else "confirmed"

    def _shows(self, instruction: Instruction, numbers: Sequence[Number]) -> CheckStatus:
        """Whether the quoted new text stands where it should."""
        if not numbers or any(place.part != "article" for place in instruction.targets):
            return self._stands(instruction)
        if instruction.kind in ("replace_phrase", "insert_phrase"):
            status = self._reads(instruction, numbers)
        elif _orders_articles(instruction):
            status = self._is_whole("\n".join(instruction.new), numbers)
        else:
            status = self._holds("\n".join(instruction.new), numbers)
        return "unclear" if status == "confirmed" and self._is_unplaced(instruction) else status

    def _is_unplaced(self, instruction: Instruction) -> bool:
        """Whether a named article is none of those that the old text had."""
        named = {place.article for place in instruction.targets if place.article}
        return not (_destined(instruction) or named <= self.numbers.keys())

    def _is_whole(self, text: str, numbers: Sequence[Number]) -> CheckStatus:
        """Whether articles read as quoted, word for word."""
        captioned = any(article.caption for article in self.new.articles[:1])
        quoted = quoted_articles(text)
        bodies = [without_caption(body.text, captioned=captioned)[1] for body in quoted]
        if len(bodies) != len(numbers):
            return "unclear"
        alike = all(
            fold_words(self.texts.get(number, "")) == fold_words(body)
            for number, body in zip(numbers, bodies, strict=True)
        )
        return "confirmed" if alike else "contradicted"

    def _holds(self, text: str, numbers: Sequence[Number]) -> CheckStatus:
        """Whether every quoted line stands in the article."""
        lines = [fold_words(_unlabelled(line)) for line in text.split("\n")]
        held = "".join(fold_words(self.texts.get(number, "")) for number in numbers)
        return "confirmed" if all(line in held for line in lines) else "contradicted"

    def _reads(self, instruction: Instruction, numbers: Sequence[Number]) -> CheckStatus:
        """Whether the new words stand in every article, and the old ones no more."""
        news = [fold_words(words) for words in instruction.new]
        for number in numbers:
            text = fold_words(self.texts.get(number, ""))
            if not any(words in text for words in news):
                return "contradicted"
        if instruction.kind == "insert_phrase":
            return "confirmed"
        held = "".join(fold_words(self.texts.get(n, "")) for n in numbers)
        for words in news:
            held = held.replace(words, "")
        stays = any(fold_words(words) in held for words in instruction.old)
        return "unclear" if stays else "confirmed"

    def _lacks(self, words: Sequence[str], numbers: Sequence[Number]) -> CheckStatus:
        held = "".join(fold_words(self.texts.get(number, "")) for number in numbers)
        if not numbers:
            return "unclear"
        return "contradicted" if any(fold_words(w) in held for w in words) else "confirmed"

    def _stands(self, instruction: Instruction) -> CheckStatus:
        """Whether new words stand in the part named, where that is no article of the old text."""
        parts = {place.part for place in (*instruction.targets, *instruction.destinations)}
        held = "".join(fold_words(words) for words in self._words(parts, instruction.kind))
        found = all(fold_words(line) in held for t in instruction.new for line in t.split("\n"))
        if not found:
            return "contradicted"
        return "unclear" if self._is_unplaced(instruction) else "confirmed"

    def _words(self, parts: AbstractSet[Part], kind: InstructionKind) -> Iterator[str]:
        """What stands in the parts of the text; a chapter that is added brings its articles."""
        everywhere = not parts or "throughout" in parts
        if everywhere or "title" in parts:
            yield self.new.title
        if everywhere or "preamble" in parts:
            yield self.new.preamble or ""
        if everywhere or "heading" in parts:
            yield from (heading.label + heading.title for heading in self.new.outline)
        if everywhere or "article" in parts or (kind == "insert" and "heading" in parts):
            yield from (number.label + text for number, text in self.texts.items())
        if everywhere or "annex" in parts:
            yield from (annex.title + annex.text for annex in self.new.annexes)

    def _elsewhere(self, instruction: Instruction, numbers: Sequence[Number]) -> Iterator[str]:
        """The labels of other articles that hold the quotation and did not before."""
        quoted = [body.text for text in instruction.new for body in quoted_articles(text)]
        lines = [fold_words(_unlabelled(line)) for text in quoted for line in text.split("\n")]
        before = {fold(article.text) for article in self.old.articles} if self.old else set()
        for number, text in self.texts.items():
            if not lines or number in numbers or fold(text) in before:
                continue
            held = fold_words(text)
            if all(line in held for line in lines):
                yield number.label

    def _is_moved(self, instruction: Instruction, numbers: Sequence[Number]) -> CheckStatus:
        """Whether the articles at new numbers are the old ones that should stand there."""
        if instruction.kind not in ("renumber", "merge", "split") or not numbers:
            return "unclear"
        if any(number not in self.texts for number in numbers):
            return "contradicted"
        if self.old is None:
            return "unclear"
        computed = {a.number: a.text for a in self.amended.document.articles}
        alike = all(_akin(computed.get(n, ""), self.texts[n]) for n in numbers)
        return "confirmed" if alike else "contradicted"


def _destined(instruction: Instruction) -> list[Number]:
    """The new numbers that an instruction gives itself."""
    if instruction.kind not in ("insert", "renumber", "merge", "split"):
        return []
    return [to.article for to in instruction.destinations if to.article and to.unit == "条"]


def _orders_articles(instruction: Instruction) -> bool:
    """Whether whole articles are quoted, not parts of them."""
    if instruction.kind == "replace":
        return instruction.side is None and instruction.targets[-1].unit == "条"
    return instruction.unit == "条" or instruction.kind in ("merge", "split")


def _unlabelled(line: str) -> str:
    label = list_label(line)
    return line[len(label.printed) :] if label else line


def _akin(one: str, other: str) -> bool:
    """Whether one text can have become the other."""
    kept = sum(len(words) for sign, words in diff_text(one, other) if sign == "=")
    return 2 * kept >= _AKIN * (len(one) + len(other))
