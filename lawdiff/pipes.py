"""Tables inside a text of law: the rows of Markdown tables as cells."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPED = re.compile(r"\\([\\|*`])")
_RULE = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+")


def is_rule(line: str) -> bool:
    """Whether the line is the rule between the head of a table and its body."""
    return bool(_RULE.fullmatch(line.strip()))


def cells_of(line: str) -> list[str]:
    """The cells of a row, without escapes."""
    inner = line.strip().removeprefix("|")
    inner = inner.removesuffix("|")
    marked = _PARTS.sub(lambda match: f"{match[1]}\0", inner)
    return [_ESCAPED.sub(r"\1", cell.strip()) for cell in marked.split("\0")]
