"""Markdown: tables in the dialect of GitHub, regulations in a form that parses back."""

from lawdiff.exporting.markdown.regulations import draw as draw_regulation
from lawdiff.exporting.markdown.tables import draw as draw_tables

__all__ = ["draw_regulation", "draw_tables"]
