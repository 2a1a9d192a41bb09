"""Word documents (.docx): tables to hand round, regulations, tracked changes."""

from lawdiff.exporting.word.regulations import draw as draw_regulation
from lawdiff.exporting.word.regulations import draw_tracked
from lawdiff.exporting.word.tables import draw as draw_tables

__all__ = ["draw_regulation", "draw_tables", "draw_tracked"]
