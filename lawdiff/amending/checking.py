"""A decision held against the published new text, with or without the old one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lawdiff.amending.application import apply
from lawdiff.amending.newtext import quoted_articles, without_caption
from lawdiff.diffing.textdiff import diff_text
from lawdiff.folding import fold, fold_words
from lawdiff.model.decision import (
    Amended,
    Checked,
    CheckStatus,
    Finding,
    Instruction,
    Unexplained,
)
from lawdiff.model.regulation import Article, Document
from lawdiff.numbering import Number
from lawdiff.paragraphs import list_label

_ROOM = 400
_BLANK = "\n".join("※" * 12)
_AKIN = 0.5


def check(
    instructions: Sequence[Instruction], new: Document, old: Document | None = None
) -> Checked:
    """What the published text ``new`` says about each instruction.

    With the text ``old`` before the decision, deletions and renumberings can be told too, and so
    can changes that no instruction names.
    """
    amended = apply(old or _blank(instructions, new), instructions)
    witness = _Witness(new, old, amended)
    findings = tuple(witness.finding(instruction) for instruction in instructions)
    if old is None:
        return Checked(findings)
    excused = {
        label for f in findings if f.status in ("contradicted", "unclear") for label in f.articles
    }
    return Checked(findings, tuple(_unexplained(amended, new, excused)))


def _blank(instructions: Sequence[Instruction], new: Document) -> Document:
    """A text of as many articles as the old one must have had, each with blank 款."""
    given = {to.article for i in instructions if i.kind == "insert" for to in i.destinations}
    lasting = [a.number for a in new.articles if len(a.number.parts) > 1 and a.number not in given]
    counted = sum(len(a.number.parts) == 1 for a in new.articles)
    trial = _blank_text(new, counted + _ROOM, lasting)
    added = len(apply(trial, instructions).articles) - len(trial.articles)
    return _blank_text(new, max(0, counted - added), lasting)


def _blank_text(new: Document, count: int, lasting: Sequence[Number]) -> Document:
    numbers = sorted([*(Number(n) for n in range(1, count + 1)), *lasting])
    return Document(title=new.title, articles=tuple(Article(n, n.label, _BLANK) for n in numbers))


def _unexplained(amended: Amended, new: Document, excused: set[str]) -> Iterator[Unexplained]:
    """The articles that are not as computed, though every instruction on them is confirmed."""
    computed = {a.number: a.text for a in amended.document.articles}
    published = {a.number: a.text for a in new.articles}
    for number in sorted(computed.keys() | published.keys()):
        one, other = computed.get(number, ""), published.get(number, "")
        if fold(one) != fold(other) and number.label not in excused:
            yield Unexplained(number.label, diff_text(one, other))


@dataclass(slots=True)
class _Witness:
    """The published text, asked about one instruction after another."""

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
        return Finding(instruction, self._status(instruction, numbers), labels)

    def _is_as_computed(self, instruction: Instruction) -> bool:
        """Whether every article that the instruction made is published as computed."""
        made = [a.article for a in self.amended.articles if instruction.id in a.instructions]
        return bool(made) and all(fold(a.text) == fold(self.texts.get(a.number, "")) for a in made)

    def _places(self, instruction: Instruction) -> Iterator[Number]:
        """The new numbers of the articles that an instruction concerns."""
        moved = [to.article for to in instruction.destinations if to.article and to.unit == "条"]
        if moved and instruction.kind in ("insert", "renumber", "merge", "split"):
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
        if any(place.part != "article" for place in instruction.targets) or not numbers:
            return self._stands_anywhere(instruction)
        if instruction.kind in ("replace_phrase", "insert_phrase"):
            return self._reads(instruction, numbers)
        whole = instruction.unit == "条" or instruction.kind in ("merge", "split")
        if instruction.kind == "replace":
            whole = instruction.side is None and instruction.targets[-1].unit == "条"
        text = "\n".join(instruction.new)
        return self._is_whole(text, numbers) if whole else self._holds(text, numbers)

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

    def _stands_anywhere(self, instruction: Instruction) -> CheckStatus:
        """Whether new words on title, preamble, headings or the whole text stand in it."""
        everything = [self.new.title, self.new.preamble or "", *self.texts.values()]
        everything += [heading.title for heading in self.new.outline]
        held = "".join(map(fold_words, everything))
        found = all(fold_words(line) in held for t in instruction.new for line in t.split("\n"))
        return "confirmed" if found else "contradicted"

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


def _unlabelled(line: str) -> str:
    label = list_label(line)
    return line[len(label.printed) :] if label else line


def _akin(one: str, other: str) -> bool:
    """Whether one text can have become the other."""
    kept = sum(len(words) for sign, words in diff_text(one, other) if sign == "=")
    return 2 * kept >= _AKIN * (len(one) + len(other))
