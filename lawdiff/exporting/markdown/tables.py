"""Tables as Markdown tables: added words bold, removed words struck."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from lawdiff.exporting.looks import Look, printable
from lawdiff.model import Mark, Run, Table, TableCell

_SPECIAL = re.compile(r"([\\`*_~|<>\[\]&])")
_SIGNS: Mapping[Mark, str] = {"added": "**", "removed": "~~", "shared": "*"}
_NOTHING = "<!-- -->"


def draw(tables: Sequence[Table], look: Look) -> bytes:
    """The tables one below the other."""
    return "\n\n".join(part for table in tables for part in _parts(table, look)).encode() + b"\n"


def _parts(table: Table, look: Look) -> Iterator[str]:
    words = look.words
    yield f"# {_escaped(table.title)}"
    yield from map(_escaped, table.subtitle)
    if table.legend:
        said = [f"{_runs([sample])} {_escaped(meaning)}" for sample, meaning in table.legend]
        yield words.legend + words.colon + words.semicolon.join(said)
    yield "\n".join(_rows(table))
    yield from map(_escaped, (*table.notes, *table.footer))


def _rows(table: Table) -> Iterator[str]:
    yield _row([_escaped(column.title) for column in table.columns])
    yield _row([":---:" if c.holds == "words" else "---" for c in table.columns])
    for group in table.groups:
        if group.heading:
            before, after = (1, len(table.columns) - 2) if len(table.columns) > 1 else (0, 0)
            yield _row([*[""] * before, _runs(group.heading), *[""] * after])
        yield from (_row(list(map(_cell, row))) for row in group.rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: TableCell) -> str:
    text = "<br>".join(map(_runs, cell.paragraphs))
    return f"[{text}](<{_address(cell.link)}>)" if cell.link and text else text


def _address(link: str) -> str:
    return re.sub(r"[<>|\\\s]", lambda match: f"%{ord(match[0]):02X}", link)


def _runs(runs: Sequence[Run]) -> str:
    """Runs with their marks, in a form in which every reader of Markdown sees them.

    A mark that stands between punctuation and a letter is none to Markdown, which knows no Chinese:
    there, an empty comment parts the two.
    """
    out = ""
    for place, run in enumerate(runs):
        text, sign = printable(run.text), _SIGNS.get(run.mark, "")
        inner = text.strip()
        if not sign or not inner:
            out += _escaped(text)
            continue
        before, after = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
        marked = _escaped(inner)
        out += before
        follows = after or (runs[place + 1].text if place + 1 < len(runs) else "")
        opens = _NOTHING if _parts_wrongly(out[-1:], marked[0]) or out.endswith(sign[0]) else ""
        closes = _NOTHING if _parts_wrongly(follows[:1], marked[-1]) else ""
        out += f"{opens}{sign}{marked}{sign}{closes}{after}"
    return out


def _parts_wrongly(outside: str, inside: str) -> bool:
    """Whether a mark between the two would be taken for mere characters."""
    return _is_punctuation(inside) and bool(outside.strip()) and not _is_punctuation(outside)


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", printable(text)).replace("\n", " ")
