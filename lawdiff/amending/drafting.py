"""A decision drafted from two texts, in statutory wording.

What a draft says is read again and applied; where that does not give the new text, the draft says
more: first the whole new text of the article, then that one article goes and another comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lawdiff.amending.application import apply
from lawdiff.amending.article_draft import clauses, quoted
from lawdiff.amending.instructions import parse_decision
from lawdiff.amending.outline_draft import OutlineDraft
from lawdiff.amending.phrases import applied
from lawdiff.amending.references import followed
from lawdiff.diffing.order import rising
from lawdiff.model.regulation import Article, Document
from lawdiff.numbering import Number, print_numeral

_ROUNDS = 4


def draft(old: Document, new: Document, counterparts: Mapping[Number, Number]) -> str:
    """A decision that makes ``new`` of ``old``, a paragraph a line.

    ``counterparts`` are the new numbers of old articles, as the main pairs of a diff give them.
    The day of effect is left open.
    """
    plan = _Plan(old, new, dict(counterparts))
    for _ in range(_ROUNDS):
        amended = apply(old, parse_decision(plan.text(), old.title))
        if not plan.say_more(_differing(amended.document, new)):
            break
    return plan.text()


def _differing(got: Document, wanted: Document) -> set[Number]:
    """The numbers at which two texts differ."""
    one, other = ({a.number: a.text for a in d.articles} for d in (got, wanted))
    return {n for n in one.keys() | other.keys() if one.get(n) != other.get(n)}


@dataclass(slots=True)
class _Plan:
    """What the draft will say; ``whole`` are new numbers whose articles are quoted in full."""

    old: Document
    new: Document
    counterparts: dict[Number, Number]
    whole: set[Number] = field(default_factory=set)

    def say_more(self, wrong: set[Number]) -> bool:
        """Say more about the articles at ``wrong`` new numbers; False where all is said."""
        unsaid = wrong - self.whole
        self.whole |= wrong
        apart = [] if unsaid else [old for old, n in self.counterparts.items() if n in wrong]
        for number in apart:
            del self.counterparts[number]
        return bool(unsaid or apart)

    def text(self) -> str:
        """The draft."""
        title = self.old.title
        items = enumerate([*self._parts(), *self._articles()], 1)
        renumbered = any(old != number for old, number in self.counterparts.items())
        adjusted = "并对条文顺序作相应调整" if renumbered else ""
        lines = [
            f"关于修改《{title}》的决定（草案）",
            f"对《{title}》作如下修改：",
            *(f"{print_numeral(i)}、{_closed(said)}" for i, said in items),
            "本决定自　　年　　月　　日起施行。",
            f"《{title}》根据本决定作相应修改{adjusted}，重新公布。",
        ]
        return "\n".join(lines)

    def _parts(self) -> Iterator[str]:
        """Title, preamble and the titles of chapters."""
        if self.old.title != self.new.title:
            yield f"将名称修改为：{quoted(self.new.title)}"
        if self.new.preamble and self.old.preamble != self.new.preamble:
            yield f"将引言修改为：{quoted(self.new.preamble)}"
        yield from OutlineDraft(self.old, self.new).titles()

    def _articles(self) -> Iterator[str]:
        """The instructions on articles, in the order of the new text; last, what goes."""
        before = {article.number: article for article in self.old.articles}
        sources = {number: old for old, number in self.counterparts.items()}
        moved = self._moved()
        outline = OutlineDraft(self.old, self.new)
        for article in self.new.articles:
            source = sources.get(article.number)
            if source is None:
                added = f"{outline.place_of(article.number)}增加一条，作为{article.number.label}"
                yield f"{added}：{quoted(_with_caption(article))}"
            elif said := self._change(before[source], article, moved=source in moved):
                yield said
        gone = [n.label for n in before if n not in self.counterparts]
        if gone:
            yield f"删去{'、'.join(gone)}"

    def _moved(self) -> set[Number]:
        """The old articles that another order of the new text takes elsewhere."""
        whole = {o.parts[0]: n.parts[0] for o, n in self.counterparts.items() if _counts(o, n)}
        in_order = dict(rising(whole.items()))
        return {
            old
            for old, number in self.counterparts.items()
            if old != number and not (_counts(old, number) and old.parts[0] in in_order)
        }

    def _change(self, old: Article, new: Article, *, moved: bool) -> str:
        """The instruction on one article; empty where it at most follows the renumbering."""
        renumbered = old.number != new.number
        whole = new.number in self.whole
        if not whole and applied(old.text, followed(old.text, self.counterparts)) == new.text:
            return f"将{old.number.label}改为{new.number.label}" if moved else ""
        parts = None if whole else clauses(old.text, new.text)
        first, *more = parts or [f"修改为：{quoted(_with_caption(new))}"]
        if renumbered:
            return _strung([f"将{old.number.label}改为{new.number.label}", first, *more])
        return _strung([_led(old.number.label, first), *more])


def _with_caption(article: Article) -> str:
    """The text of an article with its caption before it, as captions are quoted."""
    return f"（{article.caption}）{article.text}" if article.caption else article.text


def _led(article: str, clause: str) -> str:
    """A clause with the article it concerns: 将第三条第二款修改为, 删去第三条第二款."""
    if clause.startswith("删去"):
        return f"删去{article}{clause.removeprefix('删去').removeprefix('其')}"
    verb = "" if "增加" in clause.partition("，")[0] else "将"
    return f"{verb}{article}{clause.removeprefix('其')}"


def _counts(*numbers: Number) -> bool:
    """Whether numbers are such as are counted through: no 第X条之N."""
    return all(len(number.parts) == 1 for number in numbers)


def _strung(parts: list[str]) -> str:
    """Clauses one behind the other, on a new line where whole text is quoted before."""
    text = parts[0]
    for part in parts[1:]:
        text += ("\n" if text.endswith("。”") else "，") + part
    return text


def _closed(text: str) -> str:
    return text if text.endswith("。”") else f"{text}。"
