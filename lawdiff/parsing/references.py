"""References in a text: 《…》第三条, 本条例第五条第二款, 前条, 前两款."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawdiff.model import Reference
from lawdiff.numbering import ARTICLE_LABEL, NUMERAL, Number, parse_numeral

_OWN = "法|条例|办法|规定|细则|规则|决定|解释|章程|规程|通告|实施办法|实施细则"
_TITLED = r"《(?P<{}>[^《》]+(?:《[^《》]*》[^《》]*)*)》(?:[（(]以下[简统]称[^（）()]*[）)])?"


def _place(prefix: str) -> str:
    """A pattern for 第N款第N项 after an article."""
    return (
        rf"(?:第\s*(?P<{prefix}paragraph>{NUMERAL})\s*款)?"
        rf"(?:第\s*(?P<{prefix}item>{NUMERAL})\s*项)?"
    )


def _article(prefix: str) -> str:
    """A pattern for an article or a range of articles, and the place in it."""
    return (
        rf"(?P<{prefix}article>{ARTICLE_LABEL})"
        rf"(?:\s*[至到]\s*(?P<{prefix}last>{ARTICLE_LABEL}))?" + _place(prefix)
    )


_REFERENCE = re.compile(
    r"(?=[《本第前、和或以及与])(?:"  # how all begin: most places are passed over at a glance
    rf"(?:{_TITLED.format('title')}|本(?:{_OWN}))?{_article('')}"
    rf"|(?P<and>、|和|或者|或|以及|及|与){_article('listed_')}"
    rf"|{_TITLED.format('whole')}"
    rf"|(?P<relative>[前本](?P<count>{NUMERAL})?条){_place('relative_')}"
    rf"|(?P<above>前(?:{NUMERAL})?款)(?:第\s*(?P<above_item>{NUMERAL})\s*项)?)"
)


def references(text: str) -> tuple[Reference, ...]:
    """The references in an article's text, in order.

    An article that is only listed (《…》第三条、第五条) points to the text the one before does.
    """
    return tuple(_references(text))


def _references(text: str) -> Iterator[Reference]:
    title: str | None = None
    end = -1
    for match in _REFERENCE.finditer(text):
        start = match.start()
        if match["article"]:
            title = match["title"]
            yield _to_article(match, "", title, start)
        elif match["listed_article"]:
            title = title if start == end else None
            yield _to_article(match, "listed_", title, start + len(match["and"]))
        elif match["whole"]:
            title = match["whole"]
            yield Reference(start, match.end(), match[0], title)
        elif match["relative"]:
            yield Reference(
                start, match.end(), match[0],
                relative=_steps(match["relative"], match["count"]),
                paragraph=_value(match["relative_paragraph"]),
                item=_value(match["relative_item"]),
            )  # fmt: skip
        else:
            yield Reference(
                start, match.end(), match[0], paragraph=-1, item=_value(match["above_item"])
            )
        end = match.end()


def _to_article(match: re.Match[str], prefix: str, title: str | None, start: int) -> Reference:
    last = match[prefix + "last"]
    return Reference(
        start,
        match.end(),
        match.string[start : match.end()],
        title,
        Number.of_label(match[prefix + "article"]),
        Number.of_label(last) if last else None,
        paragraph=_value(match[prefix + "paragraph"]),
        item=_value(match[prefix + "item"]),
    )


def _steps(printed: str, count: str | None) -> int:
    if printed.startswith("本"):
        return 0
    return -(_value(count) or 1)


def _value(numeral: str | None) -> int | None:
    return parse_numeral(numeral) if numeral else None
