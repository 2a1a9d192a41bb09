"""Amending decisions (修改决定): parsed and applied to an old text.

    instructions = parse_decision(decision, old.title)
    amended = apply(old, instructions)

Each refused or unparsed instruction is named with its reason; no instruction disturbs another.
"""

from lawdiff.amending.application import apply
from lawdiff.amending.instructions import effective_date, parse_decision

__all__ = ["apply", "effective_date", "parse_decision"]
