"""The skeleton of a paragraph: what stands between its quotations, titles and places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawdiff.amending import grammar
from lawdiff.amending.quotations import Passage, Quotation
from lawdiff.amending.targets import PLACES

_SPACE = re.compile(r"[\s\u200b-\u200f\ufeff]+")
_TITLE = re.compile(r"《(?:[^《》]|《[^《》]*》)*》")
_PLACES = re.compile(PLACES)
_FULL_WIDTH = str.maketrans(",;:()", "，；：（）")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """``code`` is the text with the private characters that ``parts`` explains."""

    code: str
    parts: dict[str, str | Quotation]

    def quotations(self, code: str | None) -> tuple[Quotation, ...]:
        """The quotations a piece of the skeleton stands for."""
        found = (self.parts.get(c) for c in code or "")
        return tuple(part for part in found if isinstance(part, Quotation))

    def places(self, code: str) -> str:
        """The printed list of places a character stands for."""
        part = self.parts[code]
        return part if isinstance(part, str) else part.printed

    def printed(self, code: str) -> str:
        """A piece of the skeleton as the decision prints it."""
        return "".join(
            c if (part := self.parts.get(c)) is None else self._printed(part) for c in code
        )

    def _printed(self, part: str | Quotation) -> str:
        return self.printed(part) if isinstance(part, str) else part.printed


def skeleton_of(passage: Passage) -> Skeleton:
    """The skeleton of one paragraph."""
    parts: dict[str, str | Quotation] = {}

    def coded(first: int, part: str | Quotation) -> str:
        code = chr(first + len(parts))
        parts[code] = part
        return code

    out = ""
    for part in passage.parts:
        if isinstance(part, Quotation):
            out += coded(grammar.QUOTATIONS, part)
            continue
        text = _SPACE.sub("", part).translate(_FULL_WIDTH)
        text = _TITLE.sub(lambda m: coded(grammar.TITLES, m[0]), text)
        out += _PLACES.sub(lambda m: coded(grammar.PLACES, m[0]), text)
    return Skeleton(_joined(out, parts), parts)


def _joined(code: str, parts: dict[str, str | Quotation]) -> str:
    """Unite 第六十二条“…”中 with the 第六项 behind it: one place with its lead sentence cited."""

    def unite(match: re.Match[str]) -> str:
        below = code[match.end()]
        parts[below] = f"{parts[match[1]]}{parts[below]}"
        return ""

    return grammar.CITED_LEAD.sub(unite, code)
