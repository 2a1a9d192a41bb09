"""A paragraph of a decision read clause by clause into instructions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import get_args

from lawdiff.amending import reasons
from lawdiff.amending.grammar import CONNECTORS, ORDERS, RULES
from lawdiff.amending.quotations import Passage, Quotation
from lawdiff.amending.reasons import reason
from lawdiff.amending.skeletons import Skeleton, skeleton_of
from lawdiff.amending.targets import PLACES, parse_places
from lawdiff.errors import Refused
from lawdiff.model.decision import Instruction, InstructionKind, Side, Target, UnitName
from lawdiff.numbering import parse_numeral

_NEXT = re.compile(r"[，。；]")
_PLACE = re.compile(PLACES)
_WHOLE = frozenset({"adjust_numbering", "adjust_wording", "effect", "republish"})
_THROUGHOUT = Target(part="throughout", name="全文")
_ON_WORDS = frozenset({"replace_phrase", "insert_phrase", "delete_phrase"})
_UNITS: dict[str, UnitName] = {unit: unit for unit in get_args(UnitName)} | {"自然段": "款"}


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause; ``match`` is None where no rule reads it.

    ``new`` is new text that it shares with a clause behind it.
    """

    kind: InstructionKind | None
    match: re.Match[str] | None
    code: str
    new: str | None = None

    def group(self, name: str) -> str | None:
        """What a named group of the rule caught; None where the rule has no such group."""
        if name == "new" and self.new:
            return self.new
        return self.match.groupdict().get(name) if self.match else None


def read_clauses(skeleton: Skeleton) -> Iterator[Clause]:
    """Cut a skeleton into clauses; prose that orders nothing joins the clause beside it."""
    code = skeleton.code
    position = start = 0
    last: Clause | None = None
    while position < len(code):
        connected = CONNECTORS.match(code, position)
        position = connected.end() if connected else position
        clause = _clause_at(skeleton, position, start, last)
        end = clause.match.end() if clause and clause.match else _end_of_piece(code, position)
        if clause is None and ORDERS.search(code, position, end):
            clause = Clause("unparsed", None, code[start:end])
        position = end
        if clause is not None:
            if last is not None:
                yield last
            start, last = position, clause
    if last is not None:
        yield replace(last, code=last.code + code[start:])


def _end_of_piece(code: str, position: int) -> int:
    stop = _NEXT.search(code, position + 1)
    return stop.start() if stop else len(code)


def _clause_at(skeleton: Skeleton, position: int, start: int, last: Clause | None) -> Clause | None:
    """The clause that a rule reads at ``position``, if any does."""
    for rule in RULES:
        match = rule.pattern.match(skeleton.code, position)
        if match and match.end() > position and _may_stand(match, skeleton, last):
            return Clause(rule.kind, match, skeleton.code[start : match.end()])
    return None


def _may_stand(match: re.Match[str], skeleton: Skeleton, last: Clause | None) -> bool:
    """Whether a rule that reads only in some surroundings may read here."""
    groups = match.groupdict()
    follows = last.kind if last else None
    if "bare" in groups:
        return follows in ("renumber", "merge", "split")
    if "more" in groups:
        return follows == "delete_phrase"
    if "labels" in groups:
        labels = skeleton.quotations(match[0])
        places = all(_PLACE.fullmatch(quotation.text) for quotation in labels)
        return places and follows not in _ON_WORDS
    return True


def read_passage(
    passage: Passage, context: Target | None
) -> tuple[list[Instruction], Target | None]:
    """The instructions of one paragraph, without ids, and the place the next may go on from."""
    skeleton = skeleton_of(passage)
    found: list[Instruction] = []
    pending = ""
    clauses = _with_shared_text(read_clauses(skeleton))
    for clause, following in zip_longest(clauses, clauses[1:]):
        text = pending + clause.code
        pending = ""
        read = _Reading(skeleton, clause, context)
        if _is_announcement(clause, following):
            pending, context = text, read.context_after()
            continue
        if clause.kind:
            found.append(replace(read.instruction(), text=_trimmed(skeleton.printed(text))))
        context = read.context_after()
    return found, context


def _with_shared_text(clauses: Iterable[Clause]) -> list[Clause]:
    """将第四条中的“甲”、第五条中的“乙”修改为“丙”: the new words stand behind the last."""
    found: list[Clause] = []
    for clause in reversed(list(clauses)):
        borrows = clause.group("shared") is not None and found
        found.append(replace(clause, new=found[-1].group("new")) if borrows else clause)
    return found[::-1]


def _is_announcement(clause: Clause, following: Clause | None) -> bool:
    """增加一款作为第二款，将该条修改为：“…”: the text of the insertion stands in what follows."""
    return (
        clause.kind == "insert"
        and clause.group("new") is None
        and following is not None
        and following.kind == "replace"
    )


def _trimmed(text: str) -> str:
    return text.strip("，。；：、").strip()


@dataclass(slots=True)
class _Reading:
    """One clause in the light of the place named before it."""

    skeleton: Skeleton
    clause: Clause
    context: Target | None

    def instruction(self) -> Instruction:
        """The clause as an instruction, with the flaw that keeps it from being carried out."""
        kind = self.clause.kind or "unparsed"
        if kind == "unparsed":
            return Instruction(id="", text="", kind=kind, flaw=reason(reasons.unread()))
        found = Instruction(id="", text="", kind=kind)
        try:
            found = self._parsed(kind)
            self._refuse_flawed(found)
        except Refused as refused:
            return replace(found, flaw=reason(refused))
        return found

    def context_after(self) -> Target | None:
        """The place from which the next clause completes its own."""
        try:
            targets = self._targets()
        except Refused:
            return self.context
        if not targets:
            return self.context
        if self.clause.kind == "merge" and targets[0].headings:
            return (self._destinations(targets) or targets)[0]
        first = self.clause.kind in ("renumber", "merge", "split")
        return replace(targets[0] if first else targets[-1], sentences=None)

    def _parsed(self, kind: InstructionKind) -> Instruction:
        old = self._quotations("old")
        new = self._quotations("new")
        if labels := self._quotations("labels"):
            return self._labels_renumbered(labels[0], self._quotations("new_labels")[0])
        targets = self._targets()
        return Instruction(
            id="",
            text="",
            kind=kind,
            targets=targets,
            destinations=self._destinations(targets),
            old=tuple(q.text for q in old),
            new=tuple(q.text for q in new),
            side=self._side(),
            count=parse_numeral(self.clause.group("count") or ""),
            unit=self._unit(),
        )

    def _refuse_flawed(self, found: Instruction) -> None:
        """Refuse an instruction that could be read, but must not be carried out."""
        quotations = self.skeleton.quotations(self.clause.code)
        if any(not q.closed for q in quotations):
            raise reasons.not_closed()
        if found.kind == "renumber" and len(found.targets) != len(found.destinations):
            raise reasons.lists_differ()
        if self._is_placeless(found):
            raise reasons.no_place()

    def _is_placeless(self, found: Instruction) -> bool:
        """Whether an instruction lacks the article it concerns; new articles may bear labels."""
        if found.kind in _WHOLE or self._inserts_article():
            return False
        places = found.targets or found.destinations
        return not places or any(p.part == "article" and p.article is None for p in places)

    def _quotations(self, group: str) -> tuple[Quotation, ...]:
        return self.skeleton.quotations(self.clause.group(group))

    def _targets(self) -> tuple[Target, ...]:
        """The places the clause names, or the one it goes on from."""
        if self.clause.kind in _WHOLE and not self.clause.group("at"):
            return ()
        if self.clause.group("all"):
            return (_THROUGHOUT,)
        at = self.clause.group("at")
        if at:
            return parse_places(self.skeleton.places(at), self.context)
        this = self.clause.group("this")
        if self._inserts_article():
            return ()
        if self.context is None:
            return (_THROUGHOUT,) if self.clause.kind == "replace_phrase" else ()
        return (_climbed(self.context, this or ""),)

    def _inserts_article(self) -> bool:
        return self.clause.kind == "insert" and self._unit() in ("条", "章", "节", "编")

    def _destinations(self, targets: tuple[Target, ...]) -> tuple[Target, ...]:
        to = self.clause.group("to")
        if not to:
            return ()
        return parse_places(self.skeleton.places(to), targets[-1] if targets else self.context)

    def _labels_renumbered(self, before: Quotation, after: Quotation) -> Instruction:
        """“第八条”调整为“第七条”: quoted labels, not quoted words."""
        return Instruction(
            id="",
            text="",
            kind="renumber",
            targets=parse_places(before.text, None),
            destinations=parse_places(after.text, None),
        )

    def _side(self) -> Side | None:
        if self.clause.group("end"):
            return "end"
        if self.clause.group("start"):
            return "start"
        sides: dict[str | None, Side] = {"后": "after", "前": "before"}
        return sides.get(self.clause.group("side"))

    def _unit(self) -> UnitName | None:
        unit = self.clause.group("unit")
        if unit:
            return _UNITS[unit]
        to = self.clause.group("to")
        if not to or self.clause.kind != "insert":
            return None
        return parse_places(self.skeleton.places(to), self.context)[0].unit


def _climbed(context: Target, this: str) -> Target:
    """该条 of a place is its article, 该款 its paragraph."""
    if this.endswith("条"):
        return replace(context, paragraph=None, item=None, subitem=None)
    if this.endswith(("款", "自然段")):
        return replace(context, item=None, subitem=None)
    if this.endswith("名"):
        return replace(context, name=this)
    return context
