"""An HTML tree → its blocks of text in order, each with the elements it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from lawdiff.reading.html_tables import caption_of, data_rows
from lawdiff.reading.tables import markdown_table

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tabs",
        "tbody",
        "td",
        "template",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset(
    [
        "embed",
        "head",
        "iframe",
        "link",
        "math",
        "meta",
        "noscript",
        "object",
        "script",
        "style",
        "svg",
    ]
)
_ASIDE = frozenset(("aside", "button", "footer", "form", "nav", "option", "select"))
_NAMED_ASIDE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|breadcrumbs?|crumbs?|footer|copyright|sidebar|share|toolbar|"
    r"pagination|pager|related|recommend|comments?|login|search|banner|advert|ads?)(?:$|[-_\s])",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"table-of-contents|(?:^|[-_\s])toc(?:$|[-_\s])", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")
_BREAK = re.compile(r"[ \t\r\n\f]*\n[ \t\r\n\f]*")
_WORD = re.compile(r"[\x21-\x7e]")


@dataclass(slots=True)
class Block:
    """A run of text between two block elements; ``reason`` is set where it is left out."""

    lines: list[str]
    ancestors: list[etree._Element]
    reason: str = ""

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return "\n".join(self.lines)


@dataclass(slots=True)
class _Run:
    """Text gathered since the last block element began or ended."""

    parts: list[str] = field(default_factory=list)


def blocks_of(root: etree._Element) -> Iterator[Block]:
    """The blocks of a page in the order of its source."""
    run = _Run()
    yield from _walk(root, [], "", run)


def _walk(
    element: etree._Element, above: list[etree._Element], reason: str, run: _Run
) -> Iterator[Block]:
    tag = str(element.tag)
    if tag in _SILENT or _is_hidden(element):
        return
    ancestors = [*above, element]
    reason = reason or _reason(element, tag)
    if tag == "br":
        run.parts.append("\x00")
        return
    block = tag in _BLOCKS
    if block:
        yield from _flush(run, above, reason)
        if tag == "table" and (rows := data_rows(element)):
            yield Block([*caption_of(element), *markdown_table(rows)], ancestors, reason)
            return
    run.parts.append(_spaced(element.text, keep=tag == "pre"))
    for child in element:
        yield from _walk(child, ancestors, reason, run)
        run.parts.append(_spaced(child.tail, keep=tag == "pre"))
    if block:
        yield from _flush(run, ancestors, reason, heading=_HEADING.fullmatch(tag))


def _flush(
    run: _Run,
    ancestors: list[etree._Element],
    reason: str,
    heading: re.Match[str] | None = None,
) -> Iterator[Block]:
    text = "".join(run.parts)
    run.parts.clear()
    lines = [line.rstrip() for line in text.split("\x00") if line.strip()]
    if heading and lines:
        title = "".join(line.strip() for line in lines).strip("#＃¶§ ")
        lines = ["#" * int(heading[1]) + " " + title] if title else []
    if lines:
        yield Block(lines, ancestors, reason)


def _spaced(text: str | None, *, keep: bool) -> str:
    """Text as a browser shows it: line ends are no more than white space between words."""
    if not text:
        return ""
    if keep:
        return text.replace("\n", "\x00")
    return _BREAK.sub(_between, text)


def _between(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    return " " if _WORD.match(before) and _WORD.match(after) else ""


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _reason(element: etree._Element, tag: str) -> str:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _CONTENTS.search(names):
        return "contents"
    if tag in _ASIDE or _NAMED_ASIDE.search(names):
        return "navigation"
    return ""
