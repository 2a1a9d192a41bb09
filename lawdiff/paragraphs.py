"""款, 项 and 目: what an article is made of, read from its stored text alone.

The text of an article holds one line for each 款 (paragraph), 项 (item) and 目 (subitem). A lead
sentence and its items are one paragraph; so is whatever an amending clause quotes. The structure
is never stored: any part can ask for it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lawdiff.numbering import ARTICLE_LABEL, NUMERAL, OUTLINE_LABEL, parse_numeral, print_numeral

_CHINESE = "[零〇一二三四五六七八九十百]+"
LABEL = (
    rf"({_CHINESE}\s*、)"
    rf"|([（(]\s*{_CHINESE}\s*[)）])"
    r"|([0-9０-９]{1,3}\s*(?:[.．](?![0-9０-９])|、))"
    r"|([（(]\s*[0-9０-９]{1,3}\s*[)）]|[⑴-⒇]|[0-9]{1,2}[)）])"
    r"|([①-⑳])"
)
"""The form of the label of an item or subitem, as a regular expression: a group for each rank."""

_LABEL = re.compile(LABEL)
LABEL_FIRSTS = frozenset(
    "（(零〇一二三四五六七八九十百0123456789０１２３４５６７８９⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
)
"""The characters with which the label of an item or subitem may begin."""

_RANKS = 5
_NUMERAL = re.compile(NUMERAL)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_STRUCTURE = re.compile(rf"{ARTICLE_LABEL}|{OUTLINE_LABEL}")
_AMENDS = re.compile(r"相应(?:改为|修改|调整)|改为第|作为第|修改为[:：“]|^(?:删去|此外)")
_ENDS = frozenset("。；：！？，、.;:!?,")
_AFTER_LABELS = "、.．"
_GOES_ON = frozenset("，、,")
_PLAIN = re.compile("[^“”「」『』]*")
_QUOTES = str.maketrans({"“": "“", "「": "“", "『": "“", "”": "”", "」": "”", "』": "”"})


@dataclass(frozen=True, slots=True)
class Subitem:
    """One 目; ``label`` as printed (1. （1） ①), ``text`` without it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One 项 (（一） or, where a text has none, 一、 or 1.) with its 目.

    ``text`` holds a further line for each unnumbered paragraph that stands inside the item.
    """

    label: str
    text: str
    subitems: tuple[Subitem, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One 款: a sentence or more, or a lead with its items.

    ``text`` is empty where the items stand without a lead; it has a further line for each line
    that is quoted or listed in it without a label.
    """

    text: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class ListLabel:
    """The label before an item: ``rank`` 0 for 一、, 1 （一）, 2 1., 3 （1）, 4 ①."""

    printed: str
    rank: int
    value: int


def list_label(line: str) -> ListLabel | None:
    """The label of an item or subitem with which ``line`` begins, if any."""
    if line[:1] not in LABEL_FIRSTS:
        return None
    match = _LABEL.match(line)
    return _label(match[0], (match.lastindex or 1) - 1) if match else None


@lru_cache(maxsize=1024)
def _label(printed: str, rank: int) -> ListLabel | None:
    numeral = _NUMERAL.search(printed)
    circled = max(row.find(printed[0]) for row in _CIRCLED) + 1
    value = parse_numeral(numeral[0]) if numeral else circled
    return ListLabel(printed, rank, value) if value else None


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The 款 of an article's text, each with its 项 and 目.

    A line without a label belongs to the item before it where the items go on after it, where it
    ends in a semicolon, or where that item is a mere heading; else it opens a new paragraph. A line
    below one that ends in a comma goes on with it.
    Quoted lines, table rows and unnumbered list lines belong to what they follow.
    """
    lines = [line for line in text.split("\n") if line]
    quoted = list(_quoted(lines))
    labels = [None if q else list_label(line) for line, q in zip(lines, quoted, strict=True)]
    builder = _Builder()
    for line, inside, label, due in zip(lines, quoted, labels, _next_values(labels), strict=True):
        if label:
            builder.label(label, line[len(label.printed) :].strip())
        elif inside or line[0] == "|":
            builder.append(line)
        else:
            item = builder.item
            builder.line(line, goes_on=item is not None and due[item.rank] == item.value + 1)
    return builder.finish()


def quotation_depths(lines: Iterable[str]) -> Iterator[int]:
    """How many quotations are open after each line.

    Where a quotation runs over several paragraphs, each opens with a mark and only the last closes.
    """
    depth = 0
    for line in lines:
        if not depth and _PLAIN.fullmatch(line):
            yield 0
            continue
        folded = line.translate(_QUOTES)
        again = depth > 0 and folded.startswith("“")
        depth = max(0, depth + folded.count("“") - folded.count("”") - again)
        yield depth


def _next_values(labels: list[ListLabel | None]) -> list[tuple[int | None, ...]]:
    """For each line, the value of the next label of each rank below it."""
    found: list[tuple[int | None, ...]] = []
    nearest: list[int | None] = [None] * _RANKS
    for label in reversed(labels):
        found.append(tuple(nearest))
        if label:
            nearest[label.rank] = label.value
    return found[::-1]


def _quoted(lines: list[str]) -> Iterator[bool]:
    """For each line, whether it is quoted or inserted text: it makes no paragraph of its own."""
    if all(map(_PLAIN.fullmatch, lines)):  # as almost all are
        folded, depths = lines, [0] * len(lines)
    else:
        folded = [line.translate(_QUOTES) for line in lines]
        depths = list(quotation_depths(lines))
    closed = bool(depths) and depths[-1] == 0
    inserted = False
    for i, line in enumerate(folded):
        if i and lines[i - 1][-1] in ":：" and _STRUCTURE.match(line):
            inserted = True
        elif inserted and _AMENDS.search(line):
            inserted = False
        inside = closed and i > 0 and depths[i - 1] > 0
        yield (line[0] == "“" and i > 0 and _opens_late(line)) or inside or inserted


def _opens_late(line: str) -> bool:
    """Whether a line that begins with a quotation mark quotes a whole paragraph."""
    closing = line.find("”")
    return closing < 0 or closing >= len(line) - 2 or "。" in line[:closing]


def part_names(text: str, *, printed: bool = False) -> list[str]:
    """For each line of an article's text, its part as law cites it: 第二款, 第一款第三项, 第三项.

    Where the article has one paragraph alone, its number is left out, and the number of an item
    stands without its brackets, as the drafting standard (立法技术规范) has it; ``printed``: as the
    text prints it, 第（三）项, so that it can be found there.
    """
    names = _names(paragraphs(text), _as_printed if printed else _numbered)
    return [next(names) if line else "" for line in text.split("\n")]


def _names(found: Sequence[Paragraph], called: Callable[[str, str], str]) -> Iterator[str]:
    for place, paragraph in enumerate(found, 1):
        own = f"第{print_numeral(place)}款"
        yield from [own] * _height(paragraph.text)
        for item in paragraph.items:
            name = ("" if len(found) == 1 else own) + called(item.label, "项")
            yield from [name] * max(1, _height(item.text))
            for subitem in item.subitems:
                below = name + called(subitem.label, "目")
                yield from [below] * max(1, _height(subitem.text))


def _numbered(label: str, rank: str) -> str:
    found = list_label(label)
    return f"第{print_numeral(found.value)}{rank}" if found else label


def _as_printed(label: str, rank: str) -> str:
    return f"第{label.rstrip(_AFTER_LABELS)}{rank}"


def _height(text: str) -> int:
    return text.count("\n") + 1 if text else 0


class _Builder:
    """Gathers lines into paragraphs; the lists of the open paragraph are its only state."""

    def __init__(self) -> None:
        self.done: list[Paragraph] = []
        self.lead: list[str] = []
        self.items: list[tuple[ListLabel, list[str], list[tuple[ListLabel, list[str]]]]] = []
        self.item: ListLabel | None = None

    def label(self, label: ListLabel, text: str) -> None:
        """Open an item, or a subitem of the open item."""
        if self.item is None or label.rank <= self.item.rank:
            if self.item and label.value == 1 and label.rank == self.item.rank:
                self._close()
            self.items.append((label, [text], []))
            self.item = label
            return
        subitems = self.items[-1][2]
        if subitems and label.rank > subitems[0][0].rank:
            subitems[-1][1].append(label.printed + text)
        else:
            subitems.append((label, [text]))

    def line(self, line: str, *, goes_on: bool) -> None:
        """Place a line without a label."""
        if self._breaks_off():
            self.append(line)
        elif self.item is None:
            last = self.lead[-1] if self.lead else ""
            listed = len(self.lead) > 1 or last.endswith(("：", ":"))
            if listed and (line.endswith(("；", ";")) or last.endswith(("；", ";"))):
                self.lead.append(line)
            else:
                self._close()
                self.lead.append(line)
        elif goes_on or line.endswith(("；", ";")) or self._under_heading():
            self.append(line)
        else:
            self._close()
            self.lead.append(line)

    def append(self, line: str) -> None:
        """Add a line to whatever is open."""
        if not self.items:
            self.lead.append(line)
        elif self.items[-1][2]:
            self.items[-1][2][-1][1].append(line)
        else:
            self.items[-1][1].append(line)

    def finish(self) -> tuple[Paragraph, ...]:
        self._close()
        return tuple(self.done)

    def _breaks_off(self) -> bool:
        """Whether the last line stops in the middle of a sentence."""
        if self.item is None:
            return bool(self.lead) and self.lead[-1][-1] in _GOES_ON
        _, own, subitems = self.items[-1]
        return (subitems[-1][1] if subitems else own)[-1][-1:] in _GOES_ON

    def _under_heading(self) -> bool:
        """Whether the open item began with a mere heading (no sentence, nothing listed)."""
        heading = self.items[-1][1][0]
        return bool(heading) and heading[-1] not in _ENDS and not self.items[-1][2]

    def _close(self) -> None:
        if self.lead or self.items:
            items = tuple(
                Item(
                    label.printed,
                    "\n".join(lines),
                    tuple(Subitem(sub.printed, "\n".join(own)) for sub, own in subitems),
                )
                for label, lines, subitems in self.items
            )
            self.done.append(Paragraph("\n".join(self.lead), items))
        self.lead, self.items, self.item = [], [], None
