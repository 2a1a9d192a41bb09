"""Every wording is read by the rule that knows it, whatever other rules there are."""

import pytest

from lawdiff.amending import grammar
from lawdiff.amending.clauses import read_clauses
from lawdiff.amending.grammar import RULES, Rule
from lawdiff.amending.quotations import Quotation
from lawdiff.amending.skeletons import Skeleton

FOLLOWING = {
    "Q": "将T改为T：Q",
    "T末尾的Q": "删去T末尾的Q和T末尾的Q",
    "将T中的Q、": "将T中的Q、T中的Q修改为Q",
}


def skeleton(example: str) -> Skeleton:
    parts: dict[str, str | Quotation] = {}
    code = ""
    for c in example:
        first = {"Q": grammar.QUOTATIONS, "L": grammar.TITLES, "T": grammar.PLACES}.get(c)
        if first is None:
            code += c
            continue
        label = "第七条" if "调整为Q" in example else "甲"
        part = (
            Quotation(f"“{label}”", (label,))
            if c == "Q"
            else "第三条"
            if c == "T"
            else "《某条例》"
        )
        code += chr(first + len(parts))
        parts[chr(first + len(parts))] = part
    return Skeleton(code, parts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_a_rule_reads_its_example(rule: Rule) -> None:
    clauses = list(read_clauses(skeleton(FOLLOWING.get(rule.example, rule.example))))
    patterns = [clause.match.re for clause in clauses if clause.match]
    assert rule.pattern in patterns
    assert all(clause.kind != "unparsed" for clause in clauses if clause.match is not None)


@pytest.mark.parametrize(
    "text", ["将T中的Q后面的Q删掉一半", "T不再适用", "对T另行规定，废止Q的做法"]
)
def test_what_no_rule_reads_is_unparsed(text: str) -> None:
    assert "unparsed" in [clause.kind for clause in read_clauses(skeleton(text))]


def test_prose_joins_the_instruction_behind_it() -> None:
    (clause,) = read_clauses(skeleton("为了保护步道，将T修改为：Q"))
    assert clause.kind == "replace"
    assert clause.code.startswith("为了保护步道")
