"""Structured lines on stderr: for people where it is a terminal, else JSON.

What is asked after the question mark is not logged, nor are headers or bodies: searches are the
reader's own business, and tokens stand in headers.
"""

from __future__ import annotations

import logging
import sys

import structlog


def configure() -> None:
    """Say how lines are written, in this process."""
    people = sys.stderr.isatty()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *([] if people else [structlog.processors.format_exc_info]),
            structlog.dev.ConsoleRenderer()
            if people
            else structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )
