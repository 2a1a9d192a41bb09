"""What the disk refuses, and what must be on it before anything is called written."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from lawdiff.errors import Unavailable


def sync(*paths: Path) -> None:
    """Bring files and folders to the disk; git does so with its files, never with its folders."""
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def written() -> Iterator[None]:
    """What is done within is written, or refused.

    Raises:
        Unavailable: ``write_failed``.
    """
    try:
        yield
    except OSError as error:
        raise unwritable(error.strerror or str(error)) from error


def unwritable(reason: str) -> Unavailable:
    """The refusal of a disk that is full or may not be written to."""
    return Unavailable(
        "write_failed",
        "The store could not be written: {reason}.",
        remedy="Make room on the disk or mend its permissions, then import again.",
        reason=reason,
    )
