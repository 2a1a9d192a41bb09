"""Which files are meant where files and folders are named."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lawdiff.errors import NotFound


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and all files of the folders named, in order and each once.

    Raises:
        NotFound: ``no_file``.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
            found |= dict.fromkeys(inside)
        elif path.exists():
            found[path] = None
        else:
            raise NotFound(
                "no_file",
                "{path} cannot be read: no such file or directory.",
                remedy="Name files or folders that exist.",
                path=str(path)[:200],
            )
    return list(found)


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)
