"""Quoted new text made into units: its headings, articles, 款 and 项."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawdiff.amending import reasons
from lawdiff.amending.units import HEADING_LEVELS, HeadingLevel, Unit, tree_of
from lawdiff.folding import without_space
from lawdiff.numbering import ARTICLE_LABEL, LARGEST, NUMERAL, OUTLINE_LABEL, Number, parse_numeral

_ARTICLE = re.compile(rf"({ARTICLE_LABEL})(?:[\s　]+|(?![的规所第、和至，之中及或]))(.*)")
_HEADING = re.compile(rf"({OUTLINE_LABEL})[\s　]*([^。；]*)")
_LABEL = re.compile(rf"第({NUMERAL})(分编|编|章|节)")
_CAPTION = re.compile(
    r"(?:（([^（）]{1,30})）|【([^【】]{1,30})】|\[([^\[\]]{1,30})\]|([^。；：，“”]{1,20})\n)\s*"
)


@dataclass(frozen=True, slots=True)
class NewHeading:
    """A heading quoted above new articles: 第四节 is its level 节 and its ordinal 4."""

    level: HeadingLevel
    ordinal: int
    title: str


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article as quoted; ``number`` where a label is printed, ``heading`` where it is new."""

    number: Number | None
    text: str
    heading: NewHeading | None = None


def quoted_articles(text: str) -> list[NewArticle]:
    """The articles of quoted text, in order; text without labels is one article."""
    found: list[NewArticle] = []
    heading: NewHeading | None = None
    for line in text.split("\n"):
        number, rest = _labelled(line)
        if number:
            found.append(NewArticle(number, rest, heading))
        elif (not found or found[-1].number) and (above := _heading(line)):
            heading = above
        elif found:
            last = found.pop()
            found.append(NewArticle(last.number, f"{last.text}\n{line}".strip(), last.heading))
        else:
            found.append(NewArticle(None, line, heading))
    return found


def quoted_title(text: str) -> str:
    """The title of a quoted heading, with or without its label."""
    heading = _heading(text)
    return heading.title if heading else text.strip()


def _heading(line: str) -> NewHeading | None:
    """The heading that a line is, if it is one."""
    match = _HEADING.fullmatch(line)
    label = _LABEL.fullmatch(without_space(match[1])) if match else None
    ordinal = parse_numeral(label[1]) if label else None
    if match is None or label is None or ordinal is None or ordinal > LARGEST:
        return None
    return NewHeading(HEADING_LEVELS[label[2]], ordinal, match[2].strip())


def _labelled(line: str) -> tuple[Number | None, str]:
    match = _ARTICLE.match(line)
    return (Number.of_label(match[1]), match[2]) if match else (None, line)


def without_caption(text: str, *, captioned: bool) -> tuple[str | None, str]:
    """Caption and text of a new article, in a regulation whose articles have captions."""
    match = _CAPTION.match(text) if captioned else None
    if match is None:
        return None, text
    return next(filter(None, match.groups())), text[match.end() :]


def new_paragraphs(text: str, count: int | None) -> list[Unit]:
    """The 款 of quoted text.

    Raises:
        Refused: There are not ``count`` of them.
    """
    found = tree_of(text, new=True)
    if count is not None and len(found) != count:
        raise reasons.miscounted(count, len(found))
    return found


def new_items(text: str, count: int | None) -> list[Unit]:
    """The 项 of quoted text, with or without their labels.

    Raises:
        Refused: There are not ``count`` of them.
    """
    found: list[Unit] = []
    for paragraph in tree_of(text, new=True):
        found += [_as_item(paragraph)] if paragraph.text else paragraph.children
    if count is not None and len(found) != count:
        raise reasons.miscounted(count, len(found))
    return found


def _as_item(paragraph: Unit) -> Unit:
    item = Unit("项", 0, text=paragraph.text, new=True)
    item.children = [
        Unit("目", c.ordinal, c.label, c.text, home=item, new=True) for c in paragraph.children
    ]
    return item
