"""A draft decision to hand round, with the 对照表 of the texts it leads from and to."""

from __future__ import annotations

from lawdiff.exporting import markdown, word
from lawdiff.exporting.looks import Look, printable
from lawdiff.model import Table


def draw_word(text: str, table: Table, look: Look) -> bytes:
    """As a Word document."""
    return word.draw_tables([table], look, text.split("\n"))


def draw_markdown(text: str, table: Table, look: Look) -> bytes:
    """As Markdown, a paragraph a line of the draft."""
    title, *lines = printable(text).split("\n")
    return "\n\n".join([f"# {title}", *lines, ""]).encode() + markdown.draw_tables([table], look)


def draw_plain(text: str, _table: Table, _look: Look) -> bytes:
    """As plain text, the draft alone."""
    return f"{text}\n".encode()
