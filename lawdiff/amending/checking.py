"""A decision held against the published new text, with or without the old one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawdiff.amending.application import apply
from lawdiff.amending.witness import Witness
from lawdiff.diffing.textdiff import diff_text
from lawdiff.folding import fold
from lawdiff.model.decision import Amended, Checked, Instruction, Unexplained
from lawdiff.model.regulation import Article, Document
from lawdiff.numbering import Number

_ROOM = 50  # articles behind the last one named: whether one is the last tells of renumbering
_MOST = 400  # articles more than the new text has
_BLANK = "\n".join("※" * 12)


def check(
    instructions: Sequence[Instruction], new: Document, old: Document | None = None
) -> Checked:
    """What the published text ``new`` says about each instruction.

    With the text ``old`` before the decision, deletions and renumberings can be told too, and so
    can changes that no instruction names.
    """
    amended = apply(old or _blank(instructions, new), instructions)
    witness = Witness(new, old, amended)
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
    places = (place for i in instructions for place in (*i.targets, *i.destinations))
    named = (place.article.parts[0] for place in places if place.article)
    enough = min(max([counted, *named]) + _ROOM, counted + _MOST)
    trial = _blank_text(new, enough, lasting)
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
