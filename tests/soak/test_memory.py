"""A web process that has answered many requests is no bigger than one that has answered some."""

import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from scripts.screenshots import PAGES
from scripts.serving import fill, served
from scripts.visitors import visit

SOAK = (pytest.mark.soak, pytest.mark.timeout(3600))
PATHS = [quote(path, safe="/?&=,:@") for path in PAGES.values()]
WORKER = "serve"
CLIENTS = 8  # as many as a worker has threads
SETTLING = 10.0  # seconds


def processes(store: Path) -> list[Path]:
    """All processes of the server over a store, as folders of /proc."""
    return [
        process
        for process in Path("/proc").glob("[0-9]*")
        if str(store) in _command(process) and WORKER in _command(process)
    ]


def _command(process: Path) -> list[str]:
    try:
        return (process / "cmdline").read_text().split("\0")
    except OSError:  # it has ended
        return []


def memory(store: Path) -> int:
    """Bytes in memory that the processes of a server hold together."""
    pages = [int((p / "statm").read_text().split()[1]) for p in processes(store)]
    return sum(pages) * os.sysconf("SC_PAGE_SIZE")


def descriptors(store: Path) -> list[str]:
    """What files, sockets and pipes are open in them, by the names of /proc."""
    return [name for process in processes(store) for name in _open(process)]


def _open(process: Path) -> Iterator[str]:
    for descriptor in (process / "fd").iterdir():
        with suppress(FileNotFoundError):  # it was closed meanwhile
            yield str(descriptor.readlink())


def connections(names: list[str]) -> int:
    """How many connections to the catalogue there are: each opens its file, and its log."""
    files = Counter(name for name in names if "catalogue.db" in name)
    return max(files.values(), default=0)


def others(names: list[str]) -> int:
    """How many are none of the catalogue's."""
    return len([name for name in names if "catalogue.db" not in name])


def settled(store: Path, most: int) -> list[str]:
    """What is open once no more than ``most`` others are; after a while, whatever is open.

    A server closes the socket of a client a moment after the client does.
    """
    end = time.monotonic() + SETTLING
    while others(names := descriptors(store)) > most and time.monotonic() < end:
        time.sleep(0.1)
    return names


@pytest.mark.parametrize(
    ("warm", "total", "growth"),
    [(200, 400, 1.2), pytest.param(10_000, 100_000, 1.05, marks=SOAK)],
)
def test_a_server_does_not_grow(tmp_path, warm, total, growth):
    fill(tmp_path)
    with served(tmp_path) as address:
        idle = others(descriptors(tmp_path))
        visits = visit(address, PATHS, clients=CLIENTS, times=warm)
        size, running = memory(tmp_path), len(processes(tmp_path))
        visits += visit(address, PATHS, clients=CLIENTS, times=total - warm)
        assert memory(tmp_path) < growth * size
        opened = settled(tmp_path, idle)
        assert others(opened) <= idle
        assert connections(opened) <= CLIENTS + 1  # a thread has one, and one watches for changes
        assert len(processes(tmp_path)) == running == 2  # the master and its worker
    assert [v for v in visits if v.status >= 500] == []
