"""Web pages: the text found behind navigation, tables in place, scripts never run."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from lawdiff.errors import Refused
from lawdiff.model import Discarded
from lawdiff.reading.charsets import decode
from lawdiff.reading.formats import Format, Text
from lawdiff.reading.html_blocks import Block, blocks_of
from lawdiff.reading.layout import laid_out
from lawdiff.reading.unwrapping import unwrap

_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|meta|title|body|div|template|article|section|table|p|span|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.-]+)""", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*>")
_TABLE = re.compile(
    r"(?:<html>\s*)?(?:<body>\s*)?<table\b(?:(?!<table\b).)*?</table>(?:\s*</body>)?(?:\s*</html>)?",
    re.IGNORECASE | re.DOTALL,
)
_HANZI = re.compile("[\u3400-\u9fff]")
_STOPS = re.compile("[。；：，]")

_HEAD = 4096
_FEWEST = 200
_AROUND = 4


def _recognises(data: bytes, _name: str) -> bool:
    head = data[:_HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", errors="ignore").encode()
    return bool(_BEGINS.match(head)) and data.count(b"<") > 2


def _read(data: bytes, name: str) -> Text:
    declared = _CHARSET.search(data[:_HEAD])
    characters, notices = decode(data, declared[1].decode() if declared else None)
    lines, discarded = page_lines(characters, name)
    return Text(unwrap("\n".join(lines)), notices, tuple(discarded))


def page_lines(characters: str, name: str) -> tuple[list[str], list[Discarded]]:
    """The lines of a page's main text, and what stands around it."""
    root = _parsed(_XML_HEAD.sub("", laid_out(characters)), name)
    if root is None:
        return [], []
    blocks = list(blocks_of(root))
    main = _main(root, blocks)
    lines: list[str] = []
    discarded: list[Discarded] = []
    for block in blocks:
        if block.reason:
            discarded.append(Discarded(block.reason, block.text))
        elif main is None or main in block.ancestors:
            lines += block.lines
        else:
            discarded.append(Discarded("navigation", block.text))
    return lines, discarded


def with_markdown_tables(text: str) -> str:
    """A text in which the tables written in HTML are Markdown tables, each in its place."""
    return _TABLE.sub(lambda match: _markdown(match[0]), text)


def _markdown(table: str) -> str:
    root = _parsed(table, "the table")
    lines = [line for block in blocks_of(root) for line in block.lines] if root is not None else []
    return "\n".join(["", *lines, ""])


def _parsed(characters: str, name: str) -> etree._Element | None:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(characters, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(
            "damaged_file", "{name} is damaged: {fault}", name=name, fault=str(error)[:120]
        ) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise Refused("nested_too_deep", "{name} nests its elements too deep", name=name)
    return root


def _main(root: etree._Element, blocks: list[Block]) -> etree._Element | None:
    """The element that holds the text and its title; None where the whole page may.

    It is the smallest one with nine tenths of all running text, widened while what is added stays
    short: a title, a number, a date.
    """
    weights: dict[etree._Element, int] = {}
    total = 0
    for block in blocks:
        if block.reason or not _STOPS.search(block.text):
            continue
        weight = len(_HANZI.findall(block.text))
        total += weight
        for element in block.ancestors:
            weights[element] = weights.get(element, 0) + weight
    if total < _FEWEST:
        return None
    holders = [e for e, weight in weights.items() if weight >= 0.9 * total]
    main = max(holders, key=lambda e: sum(1 for _ in e.iterancestors()), default=root)
    return _widened(main, blocks)


def _widened(main: etree._Element, blocks: list[Block]) -> etree._Element:
    def size(element: etree._Element) -> int:
        return sum(len(b.text) for b in blocks if not b.reason and element in b.ancestors)

    inner = size(main)
    for above in islice(main.iterancestors(), _AROUND):
        if size(above) > inner + max(_FEWEST, inner // 10):
            break
        main = above
    return main


FORMAT = Format("html", _recognises, _read)
