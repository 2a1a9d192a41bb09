"""Processes of git that this one started: their pipes, and what they say."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import git


@contextlib.contextmanager
def pipes_closed(process: git.Git.AutoInterrupt) -> Iterator[None]:
    """Leave no pipe of a process open, also where what it is fed breaks off."""
    try:
        yield
    finally:
        for pipe in (process.stdin, process.stdout, process.stderr):
            with contextlib.suppress(OSError):
                pipe.close()


def last_line(text: str) -> str:
    """The last line that is not empty, without quotes, cut to 200 characters."""
    lines = [line.strip(" '\"") for line in text.splitlines() if line.strip(" '\"")]
    return lines[-1][:200] if lines else "git stopped"
