"""The pages, a module a family."""

from __future__ import annotations

from flask import Flask


def install(app: Flask) -> None:
    """Put the pages into an application."""
