"""The lines of an article with the versions that put their words there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from lawdiff.model import Article, BlamedLine
from lawdiff.paragraphs import part_names

_FIRST_MARK, _MARKS = 0x2460, 20  # ① to ⑳


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: the name of its 款 or 项, its text with marks, and where it is from."""

    part: str
    text: Markup
    line: BlamedLine


class Lines:
    """Draws an article whose words are traced back; ``order`` are the versions named, by age."""

    def __init__(self, article: Article, lines: Sequence[BlamedLine], order: Sequence[str]) -> None:
        self._article = article
        self._lines = lines
        self.marks = {label: _mark(n) for n, label in enumerate(order)}

    def __iter__(self) -> Iterator[_Line]:
        """Every line that has text."""
        names = part_names(self._article.text, printed=True)
        for name, line in zip(names, self._lines, strict=True):
            if line.text:
                yield _Line(name, self._text(line), line)

    def _text(self, line: BlamedLine) -> Markup:
        """The words; where they are of several versions, each run has its version's mark."""
        if not line.changed_in_part:
            return Markup(escape(line.text))
        return Markup("").join(
            Markup('<span class="origin">{}<sup><a href="#v{}">{}</a></sup></span>').format(
                line.text[origin.start : origin.end],
                origin.place.version,
                self.marks[origin.place.version],
            )
            for origin in line.origins
        )


def _mark(place: int) -> str:
    return chr(_FIRST_MARK + place) if place < _MARKS else f"({place + 1})"
