"""One writer a regulation: a lock that the kernel frees when its holders are gone."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from lawdiff.errors import Unavailable
from lawdiff.store.disk import written

_DEBRIS = (
    "*.lock",
    "refs/**/*.lock",
    "objects/pack/*.keep",
    "objects/tmp_*",
    "objects/*/tmp_*",
    "fast_import_crash_*",
)
_PAUSE = 0.02
_ORPHANED = 5.0  # seconds in which a git ends whose Python was killed


@contextlib.contextmanager
def locked(path: Path, patience: float, name: str) -> Iterator[int]:
    """Hold a lock file; the descriptor that holds it.

    The file stays when the lock is freed: one that was removed could be held twice. Every git that
    writes is handed the descriptor, so that the lock outlives a killed Python for as long as the
    git it started is still at work. ``patience`` is how many seconds to wait for another writer
    of ``name``; for such a git it is waited in any case, since nobody else will finish its work.

    Raises:
        Unavailable: ``busy``, ``write_failed``.
    """
    with written():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _acquire(descriptor, patience, name)
        yield descriptor
    finally:
        os.close(descriptor)


def clear_debris(repository: Path) -> int:
    """Remove what a killed git leaves: locks, keep files, parts of packs; how many there were.

    Only the holder of the lock may do this. A ``.keep`` left behind would make git refuse the
    same pack for ever, since a repeated import makes the same pack again.
    """
    if not repository.is_dir():
        return 0
    debris = [p for pattern in _DEBRIS for p in repository.glob(pattern) if p.is_file()]
    packs = repository / "objects/pack"
    debris += [p for p in packs.glob("*.pack") if not p.with_suffix(".idx").exists()]
    for path in debris:
        path.unlink(missing_ok=True)
    return len(debris)


def _acquire(descriptor: int, patience: float, name: str) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait = 0.0 if _holder_lives(descriptor) else _ORPHANED
            if time.monotonic() >= deadline + wait:
                raise Unavailable(
                    "busy",
                    "Another import is writing to {name}.",
                    remedy="Try again when it is done.",
                    name=name,
                ) from None
            time.sleep(_PAUSE)
        else:
            with contextlib.suppress(OSError):  # on a full disk the lock holds without a name
                os.pwrite(descriptor, b"%-10d\n" % os.getpid(), 0)
            return


def _holder_lives(descriptor: int) -> bool:
    """Whether the process that took the lock last lives, as far as this host can say."""
    holder = os.pread(descriptor, 11, 0)
    try:
        os.kill(int(holder), 0)
    except ProcessLookupError:
        return False
    except (ValueError, OSError):  # no name yet, or that of somebody else's process
        return True
    return True
