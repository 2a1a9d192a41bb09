"""Amending decisions (修改决定): parsed, applied, checked against a new text, drafted.

    instructions = parse_decision(decision, old.title)
    amended = apply(old, instructions)
    checked = check(instructions, new, old)
    text = draft(old, new, counterparts)

Each refused or unparsed instruction is named with its reason; no instruction disturbs another.
"""

from lawdiff.amending.application import apply
from lawdiff.amending.checking import check
from lawdiff.amending.drafting import draft
from lawdiff.amending.instructions import amended_titles, effective_date, parse_decision

__all__ = ["amended_titles", "apply", "check", "draft", "effective_date", "parse_decision"]
