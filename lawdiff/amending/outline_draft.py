"""What a draft says about the outline: titles that changed, and the chapter of a new article.

Only where both texts have the same headings in the same order; a new outline as a whole is more
than a decision says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawdiff.amending.article_draft import quoted
from lawdiff.amending.statute import DEPTH
from lawdiff.model.regulation import Document, Heading
from lawdiff.numbering import Number


class OutlineDraft:
    """The headings of the old text as the new one has them."""

    def __init__(self, old: Document, new: Document) -> None:
        alike = _shape(old.outline) == _shape(new.outline)
        self.old = old.outline if alike else ()
        self.new = new.outline if alike else ()

    def titles(self) -> Iterator[str]:
        """将第二章章名修改为：“…”."""
        for i, (before, after) in enumerate(zip(self.old, self.new, strict=True)):
            if before.title != after.title and before.label:
                yield f"将{self._path(i)}{before.level}名修改为：{quoted(after.title)}"

    def place_of(self, number: Number) -> str:
        """在第三章中, for a new article at the edge of a chapter, where it could be either's."""
        found = [i for i, h in enumerate(self.new) if _holds(h, number)]
        if not found or not self.new[found[-1]].label:
            return ""
        edge = any(number in (self.new[i].first, self.new[i].last) for i in found)
        return f"在{self._path(found[-1])}中" if edge else ""

    def _path(self, at: int) -> str:
        """第一编第二章, from the first heading on that is needed to tell it apart."""
        path = [at]
        for i in range(at - 1, -1, -1):
            if DEPTH[self.old[i].level] < DEPTH[self.old[path[0]].level]:
                path.insert(0, i)
        labels = [heading.label for heading in self.old]
        while len(path) > 1 and labels.count(labels[path[1]]) == 1:
            path = path[1:]
        return "".join(labels[i] for i in path)


def _shape(outline: Sequence[Heading]) -> list[tuple[str, str]]:
    return [(heading.level, heading.label) for heading in outline]


def _holds(heading: Heading, number: Number) -> bool:
    if heading.first is None or heading.last is None:
        return False
    return heading.first <= number <= heading.last
