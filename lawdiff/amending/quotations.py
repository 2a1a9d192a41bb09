"""The paragraphs of a decision, with the quoted new text taken out of them.

A quotation may run over several paragraphs. The National People's Congress opens each of them with
“ and closes only the last; the courts open only the first; transcripts mix both, lose the last ”,
or lose the marks altogether. Inside a quotation ‘’ stand for “”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import cycle

from lawdiff.numbering import NUMERAL

ITEM_LABEL = rf"(?:{NUMERAL}、|[（(]{NUMERAL}[)）]|[0-9０-９]+\s*[.．])"
"""The printed number of an item of a decision, without a group."""

_LABEL = re.compile(rf"\s*(?:({ITEM_LABEL})\s*|(第{NUMERAL}条)[\s　]+(?=宪法|刑法|将|删|在))")
_UNIT = "[编章节条款项目]"
_ADDS = f"增加[一二两三四五六七八九十]+{_UNIT}"
_ORDERS = (
    rf"修改为|改为|调整为|(?:作为|删[去除]).{{0,30}}?第{NUMERAL}{_UNIT}|{_ADDS}|删[去除].*[“\"]"
)
_INSTRUCTION = re.compile(
    rf"\s*(?:{ITEM_LABEL}\s*|第{NUMERAL}条[\s　]+(?=宪法))?"
    rf"(?:(?:将|把|对|在|原|《|宪法|刑法|第{NUMERAL}{_UNIT}).*(?:{_ORDERS})"
    rf"|删[去除](?:《|刑法|宪法|第)|{_ADDS}|条文(?:的)?(?:顺序|序号))"
)
_CLOSING = re.compile(
    r"\s*(?:此外[，,]|本(?:决定|修正案)自|(?:根据本决定)?《.*根据本决定|根据本决定)"
)
_HEADED = re.compile(rf"\s*{ITEM_LABEL}\s*(?:修改|对)?《")
_ASKS = re.compile(
    r"(?:[修更]改为|改为|规定|增加|内容为|内容如下|作为.{1,40}[编章节条款项目])[：:]$"
)
_RENUMBERS = re.compile(r"相应(?:地)?(?:改为|作为)第")
_GOES_ON = re.compile(r"[。；，、,;.]*(?:$|第|将|删[去除]|增加|原|并|同时|在第)")
_FULL_STOPS = tuple("。；：！？")
_OPEN, _CLOSE = "“", "”"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted text: ``printed`` with its marks, ``lines`` without the outer ones."""

    printed: str
    lines: tuple[str, ...]
    closed: bool = True

    @property
    def text(self) -> str:
        """What stands in the law once the quotation is carried out."""
        return "\n".join(unnested(line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a decision: its printed number, then text and quotations in turn."""

    label: str
    parts: tuple[str | Quotation, ...]

    @property
    def lead(self) -> str:
        """The text before the first quotation."""
        return self.parts[0] if self.parts and isinstance(self.parts[0], str) else ""

    @property
    def printed(self) -> str:
        """The paragraph as printed."""
        return self.label + "".join(p if isinstance(p, str) else p.printed for p in self.parts)


def unnested(text: str) -> str:
    """``text`` with ‘’ raised to “”, and “” inside them lowered to ‘’."""
    out: list[str] = []
    inside = False
    for c in text:
        if c in "‘’":
            inside = c == "‘"
            out.append(_OPEN if inside else _CLOSE)
        elif inside and c in "“”":
            out.append("‘" if c == _OPEN else "’")
        else:
            out.append(c)
    return "".join(out)


def read_passages(lines: Iterable[str]) -> list[Passage]:
    """The paragraphs of a decision; each holds whole quotations."""
    reader = _Reader()
    for line in lines:
        reader.line(line)
    return reader.finish()


@dataclass(slots=True)
class _Reader:
    """The state between two lines: the open quotation, if any, and the paragraph it stands in."""

    passages: list[Passage] = field(default_factory=list)
    label: str = ""
    parts: list[str | Quotation] = field(default_factory=list)
    text: str = ""
    quoted: list[str] = field(default_factory=list)
    printed: str = ""
    depth: int = 0
    unmarked: bool = False

    def line(self, line: str) -> None:
        """Take in the next line."""
        line = _curled(line, inside=self.depth > 0)
        if self.depth and self._has_begun_anew(line):
            self._end_quotation(closed=self.unmarked)
        if self.depth:
            self._continue(line)
        elif self._asks_for_text() and not line.startswith(_OPEN) and not _begins(line):
            self._start_quotation()
            self.unmarked, self.quoted, self.printed = True, [line], line
        else:
            self._begin(line)

    def finish(self) -> list[Passage]:
        """All paragraphs read."""
        if self.depth:
            self._end_quotation(closed=self.unmarked)
        self._end_passage()
        return self.passages

    def _has_begun_anew(self, line: str) -> bool:
        """Whether ``line`` can only be a new instruction, so that the quotation was left open."""
        if self.unmarked:
            return _begins(line) or bool(_RENUMBERS.search(line))
        return not line.startswith(_OPEN) and _begins(line)

    def _begin(self, line: str) -> None:
        """Begin a paragraph, or go on with the last one where its quotation stands apart."""
        wants = not self.text if self.parts else self.text.rstrip().endswith(("：", ":"))
        if not (line.startswith(_OPEN) and (wants or self.text.rstrip().endswith(("：", ":")))):
            self._end_passage()
            match = _LABEL.match(line)
            self.label = (match[1] or match[2]) if match else ""
            line = line[match.end() :] if match else line
        self._scan(line)

    def _continue(self, line: str) -> None:
        """Add a line to the open quotation."""
        self.printed += "\n"
        self.quoted.append("")
        if self.unmarked:
            self.quoted[-1] = line
            self.printed += line
            return
        if line.startswith(_OPEN) and _reopens(line):
            self.printed += _OPEN
            line = line[1:]
        self._scan(line)

    def _scan(self, line: str) -> None:
        """Read the characters of a line, opening and closing quotations."""
        for c in line:
            opens, closes = c == _OPEN, c == _CLOSE
            if not self.depth:
                if opens:
                    self._start_quotation()
                else:
                    self.text += c
                continue
            self.depth += opens - closes
            self.printed += c
            if self.depth:
                self.quoted[-1] += c
            else:
                self._end_quotation(closed=True)

    def _start_quotation(self) -> None:
        if self.text.strip():
            self.parts.append(self.text)
        self.text, self.depth = "", 1
        self.quoted, self.printed = [""], _OPEN

    def _end_quotation(self, *, closed: bool) -> None:
        """Put the quotation into the paragraph; “A”“B” side by side are two of its lines."""
        lines, printed = tuple(filter(None, self.quoted)), self.printed
        last = self.parts[-1] if self.parts else ""
        if isinstance(last, Quotation) and last.lines[-1:] and last.lines[-1].endswith(_FULL_STOPS):
            self.parts.pop()
            lines, printed = last.lines + lines, last.printed + printed
        self.parts.append(Quotation(printed, lines, closed))
        self.depth, self.unmarked = 0, False

    def _end_passage(self) -> None:
        if self.text.strip():
            self.parts.append(self.text)
        if self.parts:
            self.passages.append(Passage(self.label, tuple(self.parts)))
        self.label, self.parts, self.text = "", [], ""

    def _asks_for_text(self) -> bool:
        """Whether the paragraph so far ends where quoted text must follow."""
        return bool(_ASKS.search(self.text.rstrip()))


def _begins(line: str) -> bool:
    """Whether a line outside a quotation begins an instruction, a section or the close."""
    return bool(_INSTRUCTION.match(line) or _CLOSING.match(line) or _HEADED.match(line))


def _reopens(line: str) -> bool:
    """Whether the “ with which ``line`` begins only says that the quotation goes on.

    It does not where it has a ” of its own with more of the sentence behind it.
    """
    depth = 0
    for i, c in enumerate(line):
        depth += (c == _OPEN) - (c == _CLOSE)
        if depth == 0:
            ends_sentence = line[i - 1] in "。；：！？"
            return ends_sentence or _GOES_ON.match(line, i + 1) is not None
    return True


def _curled(line: str, *, inside: bool) -> str:
    """``line`` with straight quotation marks made into opening and closing ones."""
    marks = line.count('"')
    if not marks:
        return line
    closes_first = inside and marks % 2 and not line.startswith('"')
    turns = cycle((_CLOSE, _OPEN) if closes_first else (_OPEN, _CLOSE))
    return "".join(next(turns) if c == '"' else c for c in line)
