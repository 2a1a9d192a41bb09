"""One writer a repository: a lock that the kernel frees when its holder dies."""

from __future__ import annotations

import contextlib
import fcntl
import time
from collections.abc import Iterator
from pathlib import Path

from lawdiff.errors import Unavailable

_DEBRIS = (
    "*.lock",
    "refs/**/*.lock",
    "objects/pack/*.keep",
    "objects/**/tmp_*",
    "fast_import_crash_*",
)
_LOCK = "lawdiff.writer"
_PAUSE = 0.02


@contextlib.contextmanager
def writing(repository: Path, patience: float) -> Iterator[None]:
    """Hold the only right to write to a repository, found clean.

    ``patience`` is how many seconds to wait for another writer.

    Raises:
        Unavailable: ``busy``.
    """
    with (repository / _LOCK).open("w") as lock:
        _acquire(lock.fileno(), patience, repository)
        clear_debris(repository)
        yield


def clear_debris(repository: Path) -> int:
    """Remove what a killed git leaves: locks, keep files, parts of packs; how many there were.

    Only the holder of the lock may do this. A ``.keep`` left behind would make git refuse the
    same pack for ever, since a repeated import makes the same pack again.
    """
    debris = [p for pattern in _DEBRIS for p in repository.glob(pattern) if p.is_file()]
    packs = repository / "objects/pack"
    debris += [p for p in packs.glob("*.pack") if not p.with_suffix(".idx").exists()]
    for path in debris:
        path.unlink(missing_ok=True)
    return len(debris)


def _acquire(descriptor: int, patience: float, repository: Path) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise Unavailable(
                    "busy",
                    "Another import is writing to {name}.",
                    remedy="Try again when it is done.",
                    name=repository.stem,
                ) from None
            time.sleep(_PAUSE)
        else:
            return
